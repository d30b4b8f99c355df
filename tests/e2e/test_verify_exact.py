"""``gigastyle verify-exact`` through `studio.app.main`."""

import re
from pathlib import Path

import pytest

from studio.app import main
from tests.e2e.material import picture


def test_the_promise_holds_on_a_picture(style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = picture(tmp_path / "content.png", width=330, height=290, seed=4)
    # One level: a cascade of random networks amplifies rounding a thousandfold, which trained decoders do not.
    options = [
        "--levels",
        "4",
        "--style",
        str(style),
        "--bundle",
        "tiny",
        "--threads",
        "1",
        "--windows",
        "2",
        "--window-size",
        "256",
    ]
    assert main(["verify-exact", str(content), *options]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "exact"
    largest = [float(found) for found in re.findall(r"at most (\S+) of an 8-bit step", out)]
    assert len(largest) == 2 and largest[0] <= 0.25 and largest[1] <= 1e-5


def test_bad_input_is_one_line(style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-exact", str(tmp_path / "gone.png"), "--style", str(style), "--bundle", "tiny"]) == 2
    assert "gone.png" in capsys.readouterr().err
