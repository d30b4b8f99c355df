import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from studio.engine.job_folder import JobFolder
from studio.engine.workspace import make_temporary_folder, remove_orphans
from studio.errors import SpaceError
from studio.paths import cache_dir
from studio.specs.stylize import Resources


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
