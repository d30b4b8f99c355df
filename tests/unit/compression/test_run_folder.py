import json
from pathlib import Path

import pytest
import torch
from PIL import Image

from studio.compression.run_folder import RunFolder
from studio.errors import JobError, RecordError, SpaceError
from studio.replacing import neighbour
from studio.specs.training import DistillSpec
from tests.limits import largest_file

SPEC = DistillSpec(teacher=Path("pairs"), contents=Path("photos"), seed=3)


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    folder.write_spec(SPEC)
    return folder


def names(folder: RunFolder) -> set[str]:
    return {path.name for path in folder.path.iterdir()}


def test_a_folder_is_a_run_once_its_spec_is_written(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "deep" / "run")
    assert not folder.exists and not folder.path.exists()
    with pytest.raises(JobError, match="no training run"):
        folder.read_spec()
    folder.write_spec(SPEC)
    assert folder.exists and folder.read_spec() == SPEC


@pytest.mark.parametrize("text", ["", "{", "[1]"])
def test_a_damaged_spec_is_told(folder: RunFolder, text: str) -> None:
    (folder.path / "spec.json").write_text(text)
    with pytest.raises(RecordError, match=r"spec\.json"):
        folder.read_spec()


def test_a_checkpoint_comes_back_bit_for_bit(folder: RunFolder) -> None:
    assert folder.load("last") is None
    weights = torch.rand(3, 5)
    folder.save("last", {"step": 4, "weights": weights})
    state = folder.load("last")
    assert state is not None and state["step"] == 4 and torch.equal(state["weights"], weights)
    assert names(folder) == {"spec.json", "environment.json", "last.pt"}


def test_on_a_full_disk_the_checkpoint_before_stays(folder: RunFolder) -> None:
    folder.save("last", {"step": 1})
    before = (folder.path / "last.pt").read_bytes()
    with largest_file(20_000), pytest.raises(SpaceError, match="the one before is kept"):
        folder.save("last", {"step": 2, "weights": torch.rand(100_000)})
    assert (folder.path / "last.pt").read_bytes() == before
    assert names(folder) == {"spec.json", "environment.json", "last.pt"}, "half a file is no use"


def test_on_a_full_disk_log_and_samples_are_told_too(folder: RunFolder) -> None:
    folder.append({"step": 1})
    noise = Image.effect_noise((128, 128), 90)
    with largest_file(16), pytest.raises(SpaceError, match="log"):
        folder.append({"step": 2, "loss": 0.5})
    with largest_file(1000), pytest.raises(SpaceError, match="step-000002"):
        folder.save_sample(2, noise)
    assert folder.log() == [{"step": 1}]
    folder.save_sample(2, noise)
    with Image.open(folder.path / "samples" / "step-000002.png") as sample:
        assert sample.tobytes() == noise.tobytes()


@pytest.mark.parametrize("is_part", [False, True])
def test_a_folder_in_the_way_of_a_checkpoint_is_told(folder: RunFolder, *, is_part: bool) -> None:
    path = folder.path / "last.pt"
    (neighbour(path, ".part") if is_part else path).mkdir()
    with pytest.raises(SpaceError, match=r"last\.pt"):
        folder.save("last", {"step": 1})


def test_a_file_in_the_place_of_the_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    with pytest.raises(SpaceError):
        RunFolder(tmp_path / "run").write_spec(SPEC)
    assert (tmp_path / "run").read_text() == "mine"


@pytest.mark.parametrize("keep", [0, 10, 700])
def test_a_damaged_checkpoint_is_told(folder: RunFolder, keep: int) -> None:
    folder.save("last", {"step": 1, "weights": torch.rand(1000)})
    path = folder.path / "last.pt"
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(JobError, match="damaged"):
        folder.load("last")


def test_a_checkpoint_cannot_bring_code_along(folder: RunFolder) -> None:
    torch.save({"step": Path("harm")}, folder.path / "last.pt")
    with pytest.raises(JobError, match="damaged"):
        folder.load("last")


def test_a_line_that_a_crash_cut_short_is_passed_over(folder: RunFolder) -> None:
    assert folder.log() == []
    folder.append({"step": 1, "loss": 0.5})
    folder.append({"step": 2, "loss": 0.25})
    with (folder.path / "log.jsonl").open("a") as log:
        log.write('{"step": 3, "lo')
    assert folder.log() == [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.25}]


def test_a_log_is_cut_to_the_step_of_the_checkpoint(folder: RunFolder) -> None:
    for step in (10, 20, 30):
        folder.append({"step": step})
    with (folder.path / "log.jsonl").open("a") as log:
        log.write('{"step": 4')
    folder.cut_log(20)
    folder.append({"step": 30})
    lines = (folder.path / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["step"] for line in lines] == [10, 20, 30]
    folder.cut_log(0)
    assert folder.log() == []


def test_the_wish_to_stop_can_be_taken_back(folder: RunFolder) -> None:
    assert not folder.is_asked_to_stop
    (folder.path / "STOP").touch()
    assert folder.is_asked_to_stop and (folder.path / "STOP").exists()
    folder.take_back_stop()
    folder.take_back_stop()
    assert not folder.is_asked_to_stop


def test_one_program_at_a_time_trains_in_a_folder(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "deep" / "run")
    with folder.held():
        with pytest.raises(JobError, match=r"another program is training in .*gigastyle train stop"), folder.held():
            pass
        folder.write_spec(SPEC)
    with folder.held():
        assert folder.exists
    with pytest.raises(KeyError), folder.held():
        raise KeyError
    with folder.held():
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    with pytest.raises(SpaceError, match="choose another"), RunFolder(tmp_path / "run").held():
        pass


def test_records_and_texts_lie_beside_the_rest(folder: RunFolder) -> None:
    folder.write_json("figures.json", {"score": 0.5})
    folder.write_text("figures.txt", "0.5\n")
    assert folder.read_json("figures.json") == {"score": 0.5}
    assert (folder.path / "figures.txt").read_text() == "0.5\n"
    for text in ("", "[1]"):
        (folder.path / "figures.json").write_text(text)
        with pytest.raises(JobError, match=r"figures\.json"):
            folder.read_json("figures.json")
    with pytest.raises(JobError, match=r"none\.json"):
        folder.read_json("none.json")
