import json
from pathlib import Path

import pytest

from studio.compression import run_kinds
from studio.compression.run_folder import RunFolder
from studio.errors import JobError, RecordError
from studio.progress import Progress
from studio.specs.training import DistillSpec
from tests.unit.compression.prunings import BRIEF, small_spec


@pytest.fixture(params=["distill", "prune"])
def folder(request: pytest.FixtureRequest, teacher_folder: Path, pictures: Path, tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    if request.param == "prune":
        run_kinds.begin(small_spec(teacher_folder, pictures, schedule=BRIEF), folder, Progress())
    else:
        spec = DistillSpec(
            teacher=teacher_folder, contents=pictures, widths=0.5, levels=(1,), schedule=BRIEF, threads=1, device="cpu"
        )
        run_kinds.begin(spec, folder, Progress())
    return folder


def test_every_kind_of_run_is_known_by_its_folder(folder: RunFolder, tmp_path: Path) -> None:
    (folder.path / "last.pt").unlink()
    assert run_kinds.resume(folder, Progress()).is_complete
    made = str(run_kinds.export(folder, tmp_path / "small", title="Small").origin.made_by["command"])
    told = (tmp_path / "small" / run_kinds.TRAINING_LOG).read_text().splitlines()
    assert [json.loads(line) for line in told] == folder.log(), "the record of the run goes with the bundle"
    assert made.endswith(folder.read_spec().kind)


def test_a_folder_without_a_sound_run_is_refused(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    with pytest.raises(JobError, match="no training run"):
        run_kinds.resume(folder, Progress())
    for damaged in ({}, {"kind": "prune"}):
        folder.write_json("spec.json", damaged)
        with pytest.raises(RecordError, match="damaged"):
            run_kinds.resume(folder, Progress())
