import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.engine.job_folder import JobFolder
from studio.engine.journal import Position
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace, Workspace, make_temporary_folder, remove_orphans
from studio.errors import JobError, SpaceError
from studio.geometry import Region, Size
from studio.paths import cache_dir
from studio.specs.stylize import Resources
from studio.transforms.moments import Moments, measure_moments

SIZE = Size(6, 4)
BANDS_PER_STRIP = 3


@pytest.fixture(params=["memory", "folder"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    made: Workspace = MemoryWorkspace()
    if request.param == "folder":
        made = FolderWorkspace(tmp_path, bands_per_strip=BANDS_PER_STRIP)
    yield made
    made.close()


def measured(seed: int) -> Moments:
    rows = torch.rand(1, 2, 3, 3, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return measure_moments(rows, precision="float64")


def filled(workspace: Workspace) -> list[float]:
    """Two sweeps of two strips; returns the moments of sweep 1 as they are merged."""
    for sweep in (0, 1):
        for strip in (0, 1):
            for band in range(BANDS_PER_STRIP):
                moments = measured(100 * sweep + 10 * strip + band)
                workspace.commit(Position(sweep, strip, band), (moments,), ())
    return workspace.moments(1, 2)[0].to_vector().tolist()


def test_memory_and_folder_merge_to_the_same_bits(workspace: Workspace) -> None:
    expected = Moments.empty(2)
    for strip in (0, 1):
        for band in range(BANDS_PER_STRIP):
            expected = expected.merged(measured(100 + 10 * strip + band))
    assert filled(workspace) == expected.to_vector().tolist()
    assert workspace.last == Position(1, 1, 2)


def test_groups_of_styles_merge_apart(workspace: Workspace) -> None:
    for band in range(BANDS_PER_STRIP):
        workspace.commit(Position(0, 0, band), (measured(band), measured(10 + band)), ())
    for number, found in enumerate(workspace.moments(0, 2, groups=2)):
        expected = measured(10 * number).merged(measured(10 * number + 1)).merged(measured(10 * number + 2))
        assert found.to_vector().tolist() == expected.to_vector().tolist()


def test_a_store_is_made_once_and_starts_with_zeros(workspace: Workspace) -> None:
    store = workspace.store("sweep-0", SIZE, 2, np.float32)
    assert not store.read(Region.whole(SIZE)).any()
    store.write(Region(1, 1, 2, 2), np.ones((1, 1, 2), np.float32))
    assert workspace.store("sweep-0", SIZE, 2, np.float32).read(Region.whole(SIZE)).sum() == 2


def test_a_dropped_store_is_gone_and_dropping_twice_does_no_harm(workspace: Workspace) -> None:
    workspace.store("sweep-0", SIZE, 1, np.float32).write(Region(0, 0, 1, 1), np.ones((1, 1, 1), np.float32))
    workspace.drop("sweep-0")
    workspace.drop("sweep-0")
    assert not workspace.store("sweep-0", SIZE, 1, np.float32).read(Region.whole(SIZE)).any()


def test_a_folder_is_found_again_as_it_was_left(tmp_path: Path) -> None:
    first = FolderWorkspace(tmp_path, bands_per_strip=BANDS_PER_STRIP)
    store = first.store("canvas", SIZE, 3, np.uint8)
    store.write(Region(2, 1, 3, 2), np.full((1, 1, 3), 7, np.uint8))
    first.commit(Position(0, 1, 2), (measured(0),), (store,))
    first.close()
    again = FolderWorkspace(tmp_path, bands_per_strip=BANDS_PER_STRIP)
    assert again.last == Position(0, 1, 2)
    assert again.store("canvas", SIZE, 3, np.uint8).read(Region(2, 1, 3, 2)).tolist() == [[[7, 7, 7]]]
    again.close()
    assert {path.name for path in tmp_path.iterdir()} == {"canvas.raw", "done.log", "moments-0.f64"}


def test_a_store_that_was_only_half_made_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "canvas.part").write_bytes(bytes(5))
    workspace = FolderWorkspace(tmp_path, bands_per_strip=BANDS_PER_STRIP)
    assert workspace.store("canvas", SIZE, 3, np.uint8).read(Region.whole(SIZE)).shape == (4, 6, 3)
    workspace.close()
    assert not (tmp_path / "canvas.part").exists()


def test_a_store_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "canvas.raw").write_bytes(bytes(5))
    workspace = FolderWorkspace(tmp_path, bands_per_strip=BANDS_PER_STRIP)
    with pytest.raises(JobError, match=r"canvas\.raw"):
        workspace.store("canvas", SIZE, 3, np.uint8)
    workspace.close()


def test_folders_lie_where_the_person_wants_them(tmp_path: Path) -> None:
    resources = replace(Resources(), scratch_dir=tmp_path / "on another disk")
    one, two = make_temporary_folder(resources), make_temporary_folder(resources)
    assert one != two and one.parent == two.parent == tmp_path / "on another disk" == resources.scratch_home
    assert Resources().scratch_home.is_relative_to(cache_dir())


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SpaceError, match=r"cannot make a scratch folder in .*file"):
        make_temporary_folder(replace(Resources(), scratch_dir=tmp_path / "file" / "scratch"))


def test_scratch_of_a_killed_render_goes_at_the_next_start(tmp_path: Path) -> None:
    orphan, busy, young = (tmp_path / f"render-{name}" for name in ("orphan", "busy", "young"))
    holder = JobFolder(busy)
    for folder in (orphan, young):
        JobFolder(folder).release(remove=False)
    for folder in (orphan, busy, young):
        (folder / "canvas.raw").write_bytes(b"pixels")
    (tmp_path / "holiday").mkdir()
    for folder in (orphan, busy):
        os.utime(folder, (0, 0))
    remove_orphans(tmp_path, now_s=time.time())
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["holiday", "render-busy", "render-young"]
    holder.release(remove=True)
