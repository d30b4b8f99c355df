import json
from pathlib import Path

import pytest

from studio.compression.experiments.aims import main
from tests.tiny_bundles import write_tiny_bundle


def arguments_of(teacher: Path, pictures: Path, out: Path, *more: str) -> list[str]:
    folders = [f"--{name}={pictures}" for name in ("contents", "styles", "test-contents", "test-styles")]
    bundles = [f"--teacher={teacher}", f"--start={teacher}", f"--judge={out / 'judge'}"]
    return [*bundles, *folders, "--levels=2,1", "--steps=2", "--batch=1", "--pairs=2", "--size=64", *more]


def test_the_command_prints_its_table_and_writes_its_figures(
    teacher_folder: Path, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tiny_bundle(tmp_path / "judge", levels=(2, 1), seed=5)
    record = tmp_path / "aims.json"
    said = arguments_of(
        teacher_folder, pictures, tmp_path, "--seeds=1", "--encoder-rate=0", "--content-share=2", f"--json={record}"
    )
    assert main(said) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed[2:5]] == ["start", "imitate", "paint"]
    plain = json.loads(record.read_text())
    assert plain["spec"]["painting"]["encoder_rate"] == 0.0 and plain["spec"]["painting"]["shares"]["content"] == 2.0
    assert plain["spec"]["levels"] == [2, 1]
    assert [(each["aim"], each["seed"], each["steps"]) for each in plain["runs"]] == [
        (None, 0, 0),
        ("imitate", 0, 2),
        ("paint", 0, 2),
    ]
    assert plain["runs"][0]["front"] != plain["runs"][2]["front"]


def test_what_went_wrong_is_said(
    teacher_folder: Path, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments_of(teacher_folder, pictures, tmp_path)) == 1
    assert "judge" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(arguments_of(teacher_folder, pictures, tmp_path, "--seeds=0"))
