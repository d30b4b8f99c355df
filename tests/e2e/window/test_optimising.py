"""Choose Optimise, watch the iterations, stop early and keep the picture, go on after a pause and after a kill."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QSpinBox, QTableView, QToolButton

from studio.jobs.job import JobState, RenderJob
from studio.jobs.store import JobStore
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.start import queue_folder
from studio.ui.stylize.optimization_panel import OptimizationPanel
from studio.ui.stylize.recipe_files import read_recipe, write_recipe
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.widgets.elided_label import ElidedLabel
from tests.e2e.material import picture
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.seeing import pixels_of, rows_say

MANY = 5000  # more than are done before somebody stops it


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return picture(tmp_path / "photo.png", width=160, height=120, seed=3)


def optimising(tmp_path: Path, style: Path, **settings: object) -> Path:
    """A recipe that optimises with these settings, at 64 px and up."""
    chosen = OptimizeSettings(**{"smallest_px": 64, "iterations": 4, **settings})  # type: ignore[arg-type]
    path = tmp_path / "optimise.recipe.json"
    write_recipe(path, StylizeSpec((StyleChoice(style),), bundle="tiny", optimize=chosen))
    return path


def viewer_of(person: Person) -> CanvasViewer:
    viewer = person.window.findChild(CanvasViewer)
    assert viewer is not None
    return viewer


def label(person: Person) -> str:
    return viewer_of(person).after_label


def state(person: Person) -> str:
    panel = person.window.findChild(OptimizationPanel)
    assert panel is not None and panel.isVisible()
    (found,) = panel.findChildren(ElidedLabel)
    return found.text


def stop_button(person: Person) -> QToolButton:
    return person.find(QToolButton, "Stop and keep the picture")


def test_a_person_chooses_optimise_watches_it_and_has_the_result(
    at_the_window: UseWindow, photo: Path, recipe: Path, tmp_path: Path
) -> None:
    output = tmp_path / "photo-style.png"

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        person.bot.mouseClick(person.find(QToolButton, "Method Optimise"), Qt.MouseButton.LeftButton)
        person.wait_until(lambda: label(person) == "Preview of the start")
        person.wait_until(lambda: "iterations appear when it is rendered" in person.status())
        person.find(QSpinBox, "Iterations, as a number").setValue(4)
        person.find(QToolButton, "More settings").click()
        person.find(QSpinBox, "Smallest scale, as a number").setValue(64)
        person.wait_until(lambda: label(person) == "Preview of the start")
        person.command("render")
        person.wait_until(output.exists)
        person.wait_until(lambda: not label(person) and "Finished" in person.status())
        assert state(person) == "Done after 6 iterations", "four, and half as many at twice the size"
        shown = pixels_of(person.picture())
        person.command("undo")
        person.wait_until(lambda: label(person) == "Preview of the start")
        assert (pixels_of(person.picture()) != shown).any(), "with other settings it is another picture"

    assert at_the_window(script) == 0
    with Image.open(output) as painted:
        assert painted.size == (160, 120)


def test_it_is_stopped_early_by_mouse_and_what_there_is_is_exported(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path
) -> None:
    output = tmp_path / "photo-style.png"

    def script(person: Person) -> None:
        person.open_with_recipe(photo, optimising(tmp_path, style, iterations=MANY))
        start = pixels_of(person.picture())
        person.command("render")
        person.wait_until(lambda: label(person).startswith("Iteration"))
        person.wait_until(lambda: bool((pixels_of(person.picture()) != start).any()))
        assert not output.exists()
        person.bot.mouseClick(stop_button(person), Qt.MouseButton.LeftButton)
        person.wait_until(lambda: "stopped early" in person.status())
        assert not stop_button_is_shown(person) and not label(person)
        assert state(person).startswith("Stopped after iteration")
        person.command("show_queue")
        (row,) = rows_say(person)
        assert "Done" in row
        table = person.window.findChild(QTableView)
        assert table is not None
        table.selectRow(0)
        person.wait_until(lambda: any("stopped after iteration" in one.text() for one in labels(person)))

    assert at_the_window(script) == 0
    with JobStore(queue_folder()) as store:
        (record,) = store.records()
    assert (record.state, record.is_stopped, record.result_px) == (JobState.DONE, True, (160, 120))
    with Image.open(output) as painted:
        assert painted.size == (160, 120)


def labels(person: Person) -> list[QLabel]:
    return [one for one in person.window.findChildren(QLabel) if one.isVisible()]


def stop_button_is_shown(person: Person) -> bool:
    return any(
        one.isVisible() and one.accessibleName() == "Stop and keep the picture"
        for one in person.window.findChildren(QToolButton)
    )


def test_it_is_stopped_by_key_from_any_tab_and_the_queue_says_where_it_is(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path
) -> None:
    def script(person: Person) -> None:
        keep = person.window.findChild(QAction, "keep_render")
        assert keep is not None and not keep.isEnabled(), "nothing is optimised"
        person.open_with_recipe(photo, optimising(tmp_path, style, iterations=MANY))
        person.command("render")
        person.command("show_queue")
        table = person.window.findChild(QTableView)
        assert table is not None
        person.wait_until(
            lambda: "iteration" in str(table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        )
        spoken = str(table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        assert f"of {MANY:,} at 80 × 60" in spoken
        person.wait_until(keep.isEnabled)
        person.bot.keyClick(person.window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        person.bot.keyRelease(person.window, Qt.Key.Key_Control)  # or rows would count as clicked with Ctrl
        person.wait_until(lambda: "Done" in rows_say(person)[0])
        assert not keep.isEnabled()

    assert at_the_window(script) == 0
    assert (tmp_path / "photo-style.png").exists()


def queue_action(person: Person, text: str) -> QAction:
    table = person.window.findChild(QTableView)
    assert table is not None
    table.selectRow(0)
    (found,) = [action for action in table.actions() if action.text() == text]
    person.wait_until(found.isEnabled)
    return found


def test_paused_it_goes_on_and_from_the_menu_of_its_row_its_picture_is_kept(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, optimising(tmp_path, style, iterations=MANY))
        person.command("render")
        person.wait_until(lambda: label(person).startswith("Iteration"))
        person.command("show_queue")
        queue_action(person, "Pause").trigger()
        person.wait_until(lambda: "Paused" in rows_say(person)[0])
        person.command("show_stylize")
        assert label(person).startswith("Iteration") and not stop_button_is_shown(person)
        person.command("show_queue")
        queue_action(person, "Resume").trigger()
        queue_action(person, "Stop and keep the picture").trigger()
        person.wait_until(lambda: "Done" in rows_say(person)[0])

    assert at_the_window(script) == 0
    assert (tmp_path / "photo-style.png").exists()


def test_what_is_cancelled_gives_way_to_the_preview(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, optimising(tmp_path, style, iterations=MANY))
        person.wait_until(lambda: label(person) == "Preview of the start")
        person.command("render")
        person.wait_until(lambda: label(person).startswith("Iteration"))
        person.command("show_queue")
        queue_action(person, "Cancel").trigger()
        person.command("show_stylize")
        person.wait_until(lambda: label(person) == "Preview of the start")

    assert at_the_window(script) == 0
    assert not (tmp_path / "photo-style.png").exists()


@pytest.mark.parametrize("killed_at", [3, 12])
def test_a_killed_program_goes_on_to_the_same_picture(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path, killed_at: int
) -> None:
    """The program is killed before its first checkpoint, or two iterations after it."""
    spec = read_recipe(optimising(tmp_path, style, iterations=14))
    output = tmp_path / "killed.png"
    with JobStore(queue_folder()) as store:
        (record,) = store.add_all([RenderJob(photo, output, spec)])
        job_dir = store.job_dir(record.id)
    ended = subprocess.run(
        [sys.executable, "-c", DYING, str(queue_folder()), str(job_dir), str(killed_at)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert not output.exists() and (job_dir / "job.json").exists()

    def script(person: Person) -> None:
        person.command("show_queue")
        person.wait_until(lambda: "Paused" in rows_say(person)[0])
        queue_action(person, "Resume").trigger()
        person.wait_until(lambda: "Done" in rows_say(person)[0])
        person.open_with_recipe(photo, tmp_path / "optimise.recipe.json")
        person.wait_until(lambda: "Finished" in person.status())

    assert at_the_window(script) == 0
    assert output.exists() and not job_dir.exists()

    def paint_whole(person: Person) -> None:
        person.open_with_recipe(photo, tmp_path / "optimise.recipe.json")
        person.command("render")
        person.wait_until((tmp_path / "photo-style.png").exists)
        person.wait_until(lambda: "Done" in rows_say(person)[1])

    assert at_the_window(paint_whole) == 0
    assert (tmp_path / "photo-style.png").read_bytes() == output.read_bytes()


DYING = """
import os, signal, sys
from pathlib import Path
import torch
from dataclasses import replace
from studio.engine.previews.previewer import RenderCaches
from studio.jobs.job import JobState
from studio.jobs.store import JobStore
from studio.progress import Progress
from studio.specs.stylize import Resources
from studio.ui.worker.render_publisher import Subscriber
from studio.ui.worker.worker_engine import Rendering

queue, job_dir = Path(sys.argv[1]), Path(sys.argv[2])
store = JobStore(queue)
(record,) = store.records()
record = replace(record, state=JobState.RUNNING)
store.put(record)
store.flush()

def die(iteration):
    if iteration.points[-1].done >= int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

subscriber = Subscriber(lambda: None, print, print, die)
resources = Resources(device="cpu", threads=1, job_dir=job_dir)
Rendering(record, resources, RenderCaches.empty(), print, subscriber).run(Progress())
"""


def test_what_cannot_be_optimised_says_why_at_its_row(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path
) -> None:
    spec = StylizeSpec((StyleChoice(style),), bundle="tiny")
    wrong = replace(spec, optimize=OptimizeSettings(iterations=2, content_layer="conv5_4", smallest_px=64))
    write_recipe(tmp_path / "wrong.recipe.json", wrong)

    def script(person: Person) -> None:
        person.open_with_recipe(photo, tmp_path / "wrong.recipe.json")
        person.command("render")
        person.wait_until(lambda: "conv5_4" in person.messages())
        person.command("show_queue")
        assert "Failed" in rows_say(person)[0]
        person.command("show_stylize")
        assert label(person) == "Preview of the start", "the preview stays"

    assert at_the_window(script) == 0
    assert not (tmp_path / "photo-style.png").exists()


def test_at_strength_0_nothing_is_optimised_and_the_result_is_the_photo(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path
) -> None:
    still = StylizeSpec((StyleChoice(style),), bundle="tiny", strength=0.0, optimize=OptimizeSettings(iterations=2))
    write_recipe(tmp_path / "still.recipe.json", still)

    def script(person: Person) -> None:
        person.open_with_recipe(photo, tmp_path / "still.recipe.json")
        person.wait_until(lambda: not label(person))
        person.command("render")
        person.wait_until(lambda: "Finished" in person.status())

    assert at_the_window(script) == 0
    with Image.open(photo) as before, Image.open(tmp_path / "photo-style.png") as after:
        np.testing.assert_array_equal(np.asarray(before), np.asarray(after))


def test_one_rendered_again_shows_its_iterations_in_place_of_the_earlier_result(
    at_the_window: UseWindow, photo: Path, style: Path, tmp_path: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, optimising(tmp_path, style, iterations=MANY))
        person.command("render")
        person.wait_until(lambda: label(person).startswith("Iteration"))
        person.command("keep_render")
        person.wait_until(lambda: "stopped early" in person.status())
        person.command("render")
        person.wait_until(lambda: label(person).startswith("Iteration"))
        person.command("copy_preview")
        assert QGuiApplication.clipboard().image().width() <= 160
        person.command("keep_render")
        person.wait_until(lambda: "Finished: photo-style-2.png" in person.status())

    assert at_the_window(script) == 0
