from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.ui.desktop.path_sorting import sort_paths
from studio.ui.stylize.result_filter import FilteredPhotos, ResultFilter, without_results
from tests.unit.engine.pictures import write_picture
from tests.unit.images.embedded import RECIPE, export


def folder_with_results(folder: Path) -> Path:
    """A photo, a result that carries its recipe, and one that does not."""
    write_picture(folder / "photo.png", 60, 40)
    export(folder / "painted.png", recipe=RECIPE)
    export(folder / "plain.png", recipe=None)
    return folder


def test_results_in_a_folder_are_no_photos(tmp_path: Path) -> None:
    folder = folder_with_results(tmp_path)
    filtered = without_results(sort_paths([folder]), frozenset({folder / "plain.png"}))
    assert filtered == FilteredPhotos((folder / "photo.png",), 2)


def test_a_result_that_was_named_itself_is_painted_again(tmp_path: Path) -> None:
    folder = folder_with_results(tmp_path)
    found = sort_paths([folder / "painted.png", folder])
    assert without_results(found, frozenset({folder / "plain.png"})).photos == (
        folder / "painted.png",
        folder / "photo.png",
    )


def test_folders_are_looked_through_aside(qtbot: QtBot, tmp_path: Path) -> None:
    folder = folder_with_results(tmp_path)
    result_filter = ResultFilter(lambda: [folder / "plain.png"])
    with qtbot.waitSignal(result_filter.filtered) as emitted:
        result_filter.look_through(sort_paths([folder]))
    assert emitted.args == [FilteredPhotos((folder / "photo.png",), 2)]
    result_filter.close()
