import errno
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.cli.tasks import Task, check_styles, check_task, output_name, plan_tasks, unique_names
from studio.errors import InputError, PictureError
from studio.geometry import Size
from studio.images.metadata import Metadata
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.specs.export import ExportSpec


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"pixels")
    return path


def with_recipe(path: Path) -> Path:
    raster = MemoryRaster(Size(40, 32), 3, np.uint8)
    write_picture(path, raster, ExportSpec(), Metadata(recipe=json.dumps({"recipe": {}})))
    return path


def test_one_content_goes_to_the_file_that_was_named(tmp_path: Path) -> None:
    content = touch(tmp_path / "a.jpg")
    planned = plan_tasks([content], tmp_path / "out.png")
    assert (planned.tasks, planned.is_batch) == ((Task(content, tmp_path / "out.png"),), False)


def test_a_folder_gives_its_pictures_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.PNG", "a.jpg", "notes.txt", "c.gif"):
        touch(tmp_path / "in" / name)
    (tmp_path / "in" / "folder.jpg").mkdir()
    planned = plan_tasks([tmp_path / "in"], tmp_path / "out")
    assert [task.output.name for task in planned.tasks] == ["a.jpg", "b.PNG", "c.png"]
    assert planned.is_batch and not (tmp_path / "out").exists()


def test_equal_names_from_several_folders_are_told_apart(tmp_path: Path) -> None:
    contents = [touch(tmp_path / name) for name in ("one/x.jpg", "two/x.jpg", "two/x-2.jpg", "three/X.jpg")]
    planned = plan_tasks(contents, tmp_path / "out")
    assert [task.content for task in planned.tasks] == contents
    assert [task.output.name for task in planned.tasks] == ["x.jpg", "x-3.jpg", "x-2.jpg", "X-4.jpg"]


def test_a_picture_named_twice_is_painted_once(tmp_path: Path) -> None:
    content = touch(tmp_path / "in" / "x.jpg")
    assert len(plan_tasks([content, tmp_path / "in"], tmp_path / "out").tasks) == 1


def test_a_page_is_part_of_the_names(tmp_path: Path) -> None:
    for name in ("a.tif", "b.gif"):
        (tmp_path / name).write_bytes(b"")
    contents = [tmp_path / "a.tif", tmp_path / "b.gif"]
    for page, names in ((None, ["a.tif", "b.png"]), (1, ["a.tif", "b.png"]), (3, ["a-page3.tif", "b-page3.png"])):
        tasks = plan_tasks(contents, tmp_path / "out", page=page).tasks
        assert [task.output.name for task in tasks] == names


def test_a_missing_picture_is_still_a_task(tmp_path: Path) -> None:
    assert len(plan_tasks([tmp_path / "gone.jpg", touch(tmp_path / "a.jpg")], tmp_path / "out").tasks) == 2


def test_an_empty_folder_is_nothing_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no pictures"):
        plan_tasks([tmp_path], tmp_path / "out")


def test_an_empty_folder_among_others_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    planned = plan_tasks([touch(tmp_path / "a.jpg"), tmp_path / "empty"], tmp_path / "out")
    assert [task.content for task in planned.tasks] == [tmp_path / "a.jpg"]
    assert planned.notes == (f"{tmp_path / 'empty'} holds no pictures",)


def test_one_picture_cannot_go_to_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        plan_tasks([touch(tmp_path / "a.jpg")], tmp_path)


def test_several_pictures_cannot_go_to_a_file(tmp_path: Path) -> None:
    contents = [touch(tmp_path / "a.jpg"), touch(tmp_path / "b.jpg")]
    with pytest.raises(InputError, match="is a file"):
        plan_tasks(contents, touch(tmp_path / "out.jpg"))


@pytest.mark.parametrize(
    ("content", "name"),
    [("a.jpg", "a.jpg"), ("a.TIF", "a.TIF"), ("a.gif", "a.png"), ("a.b.avif", "a.b.png"), ("bare", "bare.png")],
)
def test_results_have_a_suffix_that_can_be_written(content: str, name: str) -> None:
    assert output_name(Path("somewhere") / content) == name


@given(st.lists(st.sampled_from(["x.jpg", "X.jpg", "x-2.jpg", "x-3.jpg", "x-2-2.jpg", "y.png"]), max_size=12))
def test_names_never_collide_and_first_comers_keep_theirs(names: list[str]) -> None:
    unique = unique_names(names)
    assert len({name.casefold() for name in unique}) == len(names)
    for index, name in enumerate(names):
        if name.casefold() not in {earlier.casefold() for earlier in names[:index]}:
            assert unique[index] == name


def test_results_in_a_folder_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    touch(folder / "a.jpg")
    painted = {name: with_recipe(folder / name) for name in ("b.png", "c.jpg")}
    planned = plan_tasks([folder], tmp_path / "out")
    assert [task.content.name for task in planned.tasks] == ["a.jpg"]
    assert len(planned.notes) == 1 and f"2 pictures in {folder} left out" in planned.notes[0]
    named = plan_tasks([folder / "a.jpg", painted["b.png"]], tmp_path / "out")
    assert len(named.tasks) == 2 and not named.notes, "who names a result wants it painted"
    (folder / "a.jpg").unlink()
    with pytest.raises(InputError, match="painted by Gigastyle already"):
        plan_tasks([folder], tmp_path / "out")


def test_several_pictures_do_not_make_a_folder_that_is_named_like_a_file(tmp_path: Path) -> None:
    contents = [touch(tmp_path / "a.jpg"), touch(tmp_path / "b.jpg")]
    with pytest.raises(InputError, match=r"result\.png is named like a file; name it .*result"):
        plan_tasks(contents, tmp_path / "result.png")
    (tmp_path / "old.png").mkdir()
    assert plan_tasks(contents, tmp_path / "old.png").is_batch, "a folder that is there is one"


def test_a_link_gives_its_own_name_to_the_result_unless_the_file_is_there_too(tmp_path: Path) -> None:
    file = touch(tmp_path / "store" / "x1.jpg")
    for name in ("a.jpg", "z.jpg"):
        (tmp_path / name).symlink_to(file)
    first, last = tmp_path / "a.jpg", tmp_path / "z.jpg"
    assert plan_tasks([first], tmp_path / "out.png").tasks[0].content == first
    assert [task.output.name for task in plan_tasks([first, last], tmp_path / "out").tasks] == ["a.jpg"]
    for order in ([first, file], [file, last]):
        assert [task.output.name for task in plan_tasks(order, tmp_path / "out").tasks] == ["x1.jpg"]


def test_a_folder_that_cannot_be_read_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked, listed = tmp_path / "locked", Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return listed(folder)

    locked.mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    planned = plan_tasks([touch(tmp_path / "a.jpg"), locked], tmp_path / "out")
    assert [task.content for task in planned.tasks] == [tmp_path / "a.jpg", locked]
    with pytest.raises(PermissionError):
        check_task(planned.tasks[1], sources=[], is_overwrite=False)


class TestCheckTask:
    def test_a_sound_task_passes(self, tmp_path: Path) -> None:
        check_task(Task(touch(tmp_path / "a.jpg"), tmp_path / "b.png"), sources=[], is_overwrite=False)

    def test_missing_content(self, tmp_path: Path) -> None:
        with pytest.raises(PictureError, match=r"gone\.jpg"):
            check_task(Task(tmp_path / "gone.jpg", tmp_path / "b.png"), sources=[], is_overwrite=False)

    def test_the_content_is_never_overwritten(self, tmp_path: Path) -> None:
        content = touch(tmp_path / "a.jpg")
        roundabout = tmp_path / "sub" / ".." / "a.jpg"
        (tmp_path / "sub").mkdir()
        with pytest.raises(PictureError, match="never overwritten"):
            check_task(Task(content, roundabout), sources=[], is_overwrite=True)

    def test_neither_is_another_picture_of_the_work(self, tmp_path: Path) -> None:
        content, style = touch(tmp_path / "a.jpg"), touch(tmp_path / "style.jpg")
        (tmp_path / "link.jpg").symlink_to(style)
        with pytest.raises(PictureError, match="this work reads"):
            check_task(Task(content, tmp_path / "link.jpg"), sources=[style], is_overwrite=True)

    def test_a_result_is_replaced_only_when_asked(self, tmp_path: Path) -> None:
        task = Task(touch(tmp_path / "a.jpg"), touch(tmp_path / "b.jpg"))
        check_task(task, sources=[], is_overwrite=True)
        with pytest.raises(PictureError, match="exists already"):
            check_task(task, sources=[], is_overwrite=False)


def test_styles_must_be_files(tmp_path: Path) -> None:
    style = touch(tmp_path / "style.jpg")
    check_styles([style])
    with pytest.raises(PictureError, match="no style picture"):
        check_styles([style, tmp_path])
