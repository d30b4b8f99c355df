import json
from pathlib import Path

import pytest
import torch

from studio.compression.experiments.classifier_pruning import Method
from studio.compression.experiments.digits import main


@pytest.mark.slow  # twelve prunings; each method has its test in the default run
def test_the_command_writes_a_record_and_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    threads = torch.get_num_threads()
    try:
        assert main(["--seeds", "1", "--scale", "0.04", "--json", str(tmp_path / "digits.json")]) == 0
        assert main(["--seeds", "1", "--scale", "0.001"]) == 1
    finally:
        torch.set_num_threads(threads)
    record = json.loads((tmp_path / "digits.json").read_text())
    assert len(record["base"]) == 1 and record["budget"]["pruning_steps"] == 24
    assert [(row["method"], row["wished_speed_up"]) for row in record["rows"]] == [
        (method, wished) for wished in (4.0, 13.0, 45.0) for method in Method
    ]
    printed, errors = capsys.readouterr()
    lines = printed.splitlines()
    assert lines[0].startswith("base network:") and lines[-1].startswith("One seed")
    assert "it needs at least" in errors
