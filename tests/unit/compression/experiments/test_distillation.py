import json
from pathlib import Path

import pytest

from studio.compression.experiments.distillation import main
from studio.compression.experiments.distillation_runs import Variant


def arguments_of(teacher: Path, pictures: Path, out: Path, *more: str) -> list[str]:
    folders = [f"--{name}={pictures}" for name in ("contents", "styles", "test-contents", "test-styles")]
    sizes = ["--level=2", "--steps=2", "--pairs=2", "--size=64", "--embedding-share=0.5"]
    return [f"--teacher={teacher}", *folders, *sizes, f"--json={out / 'd.json'}", f"--runs={out / 'd.jsonl'}", *more]


def test_the_command_writes_a_record_and_goes_on_from_it(
    teacher_folder: Path, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments_of(teacher_folder, pictures, tmp_path, "--seeds=1")) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed[1:6]] == list(Variant) and len(printed) == 11
    record = json.loads((tmp_path / "d.json").read_text())
    assert record["verdict"] == printed[6:] and record["setting"]["schedule"]["steps"] == 2
    assert record["setting"]["shares"]["embedding"] == 0.5
    assert [(each["variant"], each["seed"]) for each in record["runs"]] == [(variant, 0) for variant in Variant]

    lines = (tmp_path / "d.jsonl").read_text().splitlines()
    lines[1] = json.dumps({**json.loads(lines[1]), "style_distance": 77.0})
    (tmp_path / "d.jsonl").write_text("\n".join(lines) + "\n")
    assert main(arguments_of(teacher_folder, pictures, tmp_path, "--seeds=2")) == 0
    runs = json.loads((tmp_path / "d.json").read_text())["runs"]
    assert len(runs) == 10 and runs[0]["style_distance"] == 77.0, "a finished run is not run again"
    assert runs[1:5] == record["runs"][1:]


def test_what_went_wrong_is_said(
    teacher_folder: Path, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments_of(teacher_folder, tmp_path, tmp_path)) == 1
    assert "holds no picture" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(arguments_of(teacher_folder, pictures, tmp_path, "--seeds=0"))
