from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.cli.tasks import Task, check_styles, check_task, output_name, plan_tasks, unique_names
from studio.errors import InputError, PictureError


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"pixels")
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


def test_a_missing_picture_is_still_a_task(tmp_path: Path) -> None:
    assert len(plan_tasks([tmp_path / "gone.jpg", touch(tmp_path / "a.jpg")], tmp_path / "out").tasks) == 2


def test_an_empty_folder_is_nothing_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no pictures"):
        plan_tasks([tmp_path], tmp_path / "out")


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
