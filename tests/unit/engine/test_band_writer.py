from pathlib import Path

import numpy as np
import pytest

from studio.engine.journal import Position
from studio.engine.overlap import open_band_writer
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace, Workspace
from studio.errors import JobError
from studio.geometry import Region, Size

SIZE = Size(4, 6)


@pytest.fixture(params=["memory", "folder"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    if request.param == "memory":
        return MemoryWorkspace()
    workspace = FolderWorkspace(tmp_path, bands_per_strip=4)
    request.addfinalizer(workspace.close)
    return workspace


def band(number: int) -> Region:
    return Region(0, 2 * number, 4, 2 * number + 2)


def test_bands_are_written_told_and_final(workspace: Workspace) -> None:
    store, told = workspace.store("pixels", SIZE, 1, "u1"), list[Region]()
    rows = np.zeros((2, 4, 1), np.uint8)
    with open_band_writer(workspace, (store,), told.append) as writer:
        for number in range(3):
            rows[:] = number + 1  # the same array again, as layers hand out theirs
            writer.write(store, band(number), rows)
            writer.finish(Position(0, 0, number), None)
    assert store.read(Region.whole(SIZE))[:, 0, 0].tolist() == [1, 1, 2, 2, 3, 3]
    assert told == [band(0), band(1), band(2)]
    assert workspace.last == Position(0, 0, 2)


def test_a_band_that_cannot_be_written_is_not_final_nor_is_any_after_it(workspace: Workspace) -> None:
    store = workspace.store("pixels", SIZE, 1, "u1")

    def write_all() -> None:
        with open_band_writer(workspace, (store,), None) as writer:
            for number in range(3):
                if number == 1:
                    store.close()
                writer.write(store, band(number), np.ones((2, 4, 1), np.uint8))
                writer.finish(Position(0, 0, number), None)

    with pytest.raises((JobError, ValueError)):
        write_all()
    assert workspace.last in (None, Position(0, 0, 0))


def test_a_sweep_that_only_measures_has_no_store(workspace: Workspace) -> None:
    with open_band_writer(workspace, (), None) as writer:
        writer.finish(Position(0, 0, 0), None)
    assert workspace.last == Position(0, 0, 0)
