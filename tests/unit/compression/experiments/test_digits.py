import json
from pathlib import Path

import pytest
import torch

from studio.compression.experiments.digits import Row, main, summarised, table
from studio.compression.experiments.digits_pruning import METHODS, DigitsResult


def test_figures_are_gathered_per_method_and_speed_up() -> None:
    results = [
        DigitsResult("IncReg", 4.0, 0, 4.2, 90.0, 97.0),
        DigitsResult("IncReg", 4.0, 1, 4.2, 92.0, 99.0),
        DigitsResult("SPP", 4.0, 0, 4.0, 91.0, 98.0),
        DigitsResult("IncReg", 13.0, 0, 13.5, 80.0, 95.0),
        DigitsResult("SPP", 13.0, 0, 13.5, 80.0, 96.0),
    ]
    rows = summarised(results)
    assert rows[0] == Row("IncReg", 4.0, pytest.approx(4.2), 98.0, pytest.approx(2**0.5), 91.0, (97.0, 99.0))
    assert [(row.method, row.wished_speed_up, row.accuracy_spread) for row in rows[1:]] == [
        ("SPP", 4.0, 0.0),
        ("IncReg", 13.0, 0.0),
        ("SPP", 13.0, 0.0),
    ]
    lines = table([98.0, 99.0], rows).splitlines()
    assert lines[0] == "base network: 98.50 % over 2 seed(s)"
    assert lines[2].split() == ["4.2×", "IncReg", "98.00", "±", "1.41", "91.00"]


@pytest.mark.slow  # twelve prunings; each method has its test in the default run
def test_the_command_writes_a_record_and_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    threads = torch.get_num_threads()
    try:
        assert main(["--seeds", "1", "--scale", "0.01", "--json", str(tmp_path / "digits.json")]) == 0
    finally:
        torch.set_num_threads(threads)
    record = json.loads((tmp_path / "digits.json").read_text())
    assert len(record["base"]) == 1 and record["budget"]["pruning_steps"] == 20
    assert [(row["method"], row["wished_speed_up"]) for row in record["rows"]] == [
        (method, wished) for wished in (4.0, 13.0, 45.0) for method in METHODS
    ]
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("base network:") and len(printed) == 2 + 12
