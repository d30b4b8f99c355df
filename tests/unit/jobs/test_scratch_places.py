from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.errors import SpaceError
from studio.jobs.scratch_places import ScratchPlaces


@pytest.fixture
def queue(tmp_path: Path) -> Path:
    (tmp_path / "queue").mkdir()
    return tmp_path / "queue"


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def filled(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "canvas.raw").write_bytes(b"x" * 100)
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_by_default_scratch_lies_beside_the_queue(queue: Path) -> None:
    assert ScratchPlaces(queue).job_dir("a") == queue / "scratch" / "a"
    assert list(queue.iterdir()) == []


def test_a_chosen_disk_holds_it_and_a_render_goes_on_where_it_began(queue: Path, disk: Path) -> None:
    places = ScratchPlaces(queue)
    beside = filled(places.job_dir("a"))
    places.use(disk)
    assert places.job_dir("a") == beside
    elsewhere = filled(places.job_dir("b"))
    assert elsewhere.is_relative_to(disk)
    for command in (None, disk.parent / "another", disk):
        later = ScratchPlaces(queue)
        later.use(command)
        assert (later.job_dir("a"), later.job_dir("b")) == (beside, elsewhere)
    assert later.job_dir("c").parent == elsewhere.parent


def test_two_queues_on_one_disk_leave_each_other_alone(tmp_path: Path, disk: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
        places = ScratchPlaces(folder)
        places.use(disk)
        filled(places.job_dir("same id"))
    one = ScratchPlaces(folders[0])
    one.discard_unknown([])
    one.empty_discarded()
    assert not one.job_dir("same id").exists()
    assert ScratchPlaces(folders[1]).job_dir("same id").exists()


def test_after_a_crash_unknown_scratch_is_deleted(queue: Path, disk: Path) -> None:
    places = ScratchPlaces(queue)
    unsupported = [filled(places.job_dir("a"))]
    places.use(disk)
    unsupported.append(filled(places.job_dir("b")))
    kept = filled(places.job_dir("c"))
    (disk / "holiday.jpg").write_bytes(b"mine")
    started_again = ScratchPlaces(queue)
    started_again.discard_unknown(["c"])
    started_again.empty_discarded()
    assert not any(folder.exists() for folder in unsupported) and kept.is_dir()
    assert files(disk) == ["canvas.raw", "holiday.jpg"]


def test_discarding_is_a_rename_and_twice_is_fine(queue: Path) -> None:
    places = ScratchPlaces(queue)
    for _ in range(2):
        filled(places.job_dir("a"))
        assert places.discard("a") and not places.discard("a")
    assert len(list((queue / "scratch" / "discarded").iterdir())) == 2
    places.empty_discarded()
    assert files(queue) == []


def test_empty_places_go_at_the_end_and_are_forgotten(queue: Path, disk: Path) -> None:
    places = ScratchPlaces(queue)
    places.use(disk)
    filled(places.job_dir("a"))
    places.close()
    assert len(list(disk.iterdir())) == 1, "a render that is not finished stays"
    places.discard("a")
    places.empty_discarded()
    places.close()
    assert list(disk.iterdir()) == []
    assert json.loads((queue / "scratch.json").read_text()) == []


def test_a_disk_that_is_not_there_now_is_remembered(queue: Path, disk: Path) -> None:
    places = ScratchPlaces(queue)
    places.use(disk)
    folder = filled(places.job_dir("a"))
    away = disk.rename(disk.with_name("unplugged"))
    without = ScratchPlaces(queue)
    without.discard_unknown([])
    without.close()
    away.rename(disk)
    assert ScratchPlaces(queue).job_dir("a") == folder


def test_a_disk_that_cannot_be_written_to_is_named(queue: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    places = ScratchPlaces(queue)
    places.use(tmp_path / "file")
    with pytest.raises(SpaceError, match="file cannot be used"):
        places.job_dir("a")
    places.use(None)
    assert places.job_dir("a") == queue / "scratch" / "a"


def test_a_list_gone_wrong_names_no_folder_of_the_person(queue: Path, tmp_path: Path) -> None:
    mine = filled(tmp_path / "photos" / "summer")
    for text in (json.dumps([str(mine.parent)]), json.dumps(["gigastyle-queue-1"]), json.dumps({"a": 1}), "[", "5"):
        (queue / "scratch.json").write_text(text)
        places = ScratchPlaces(queue)
        places.discard_unknown([])
        places.empty_discarded()
        assert files(mine) == ["canvas.raw"]
