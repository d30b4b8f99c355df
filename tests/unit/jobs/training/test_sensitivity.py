from __future__ import annotations

from pathlib import Path

import pytest

from studio.errors import JobError
from studio.jobs.training.sensitivity import LayerScan, layer_scan_from, scan_command


def test_a_line_of_a_scan() -> None:
    assert layer_scan_from({"layer": "5", "losses": {"0": 1.0, "0.25": 1.5}}) == LayerScan("5", {0.0: 1.0, 0.25: 1.5})


@pytest.mark.parametrize("plain", [{}, {"layer": "5"}, {"layer": "5", "losses": 3}, {"layer": "5", "losses": {"x": 1}}])
def test_something_else_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(JobError):
        layer_scan_from(plain)


def test_the_child_reads_the_request(tmp_path: Path) -> None:
    assert scan_command(tmp_path / "request.json")[-2:] == ["scan", str(tmp_path / "request.json")]
