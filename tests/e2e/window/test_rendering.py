"""Render, go on working meanwhile, cancel, kill, go on."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableView

from studio.app import main
from studio.jobs.job import JobState, RenderJob
from studio.jobs.store import JobStore
from studio.progress import Progress
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.start import queue_folder
from studio.ui.viewer.canvas_viewer import CanvasViewer
from tests.e2e.material import large_picture, picture
from tests.e2e.window.person import TIMEOUT_MS, Person, UseWindow
from tests.e2e.window.seeing import rows_say


def test_a_12_megapixel_photo_is_rendered_while_somebody_pans(
    at_the_window: UseWindow,
    recipe: Path,
    tmp_path: Path,
) -> None:
    large = large_picture(tmp_path / "large.jpg", width=4000, height=3000, seed=3)
    output = tmp_path / "large-style.jpg"

    def script(person: Person) -> None:
        person.open_with_recipe(large, recipe)
        person.command("render")
        viewer = person.window.findChild(CanvasViewer)
        assert viewer is not None
        person.command("zoom_actual")
        seen = [viewer.visible_region()]

        def pan_a_little() -> bool:
            person.bot.keyClick(viewer, Qt.Key.Key_Right)
            person.bot.keyClick(viewer, Qt.Key.Key_Down)
            seen.append(viewer.visible_region())
            return output.exists()

        person.bot.waitUntil(pan_a_little, timeout=TIMEOUT_MS)
        assert len(set(seen)) > 5, "the picture moved while it was painted"

    assert at_the_window(script) == 0
    with Image.open(output) as painted:
        assert painted.size == (4000, 3000)
        assert np.asarray(painted.reduce(16)).std() > 5


def test_a_running_render_is_cancelled_and_leaves_nothing(
    at_the_window: UseWindow,
    recipe: Path,
    tmp_path: Path,
) -> None:
    large = large_picture(tmp_path / "large.png", width=4000, height=3000, seed=3)

    def script(person: Person) -> None:
        person.open_with_recipe(large, recipe)
        person.command("render")
        person.command("show_queue")
        person.wait_until(lambda: "Painting" in rows_say(person)[0])
        table = person.window.findChild(QTableView)
        assert table is not None
        table.selectRow(0)
        (cancel,) = [action for action in table.actions() if action.text().replace("&", "") == "Cancel"]
        person.wait_until(lambda: cancel.isEnabled() or "Painting" not in rows_say(person)[0])
        assert cancel.isEnabled(), rows_say(person)
        cancel.trigger()
        person.wait_until(lambda: "Cancelled" in rows_say(person)[0])

    assert at_the_window(script) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["large.png", "plain.recipe.json", "style.jpg"]


def queue_action(person: Person, text: str) -> QAction:
    table = person.window.findChild(QTableView)
    assert table is not None
    table.selectRow(0)
    (found,) = [action for action in table.actions() if action.text().replace("&", "") == text]
    person.wait_until(found.isEnabled)
    return found


def noted_stages(patch: pytest.MonkeyPatch, act: Callable[[str], object] = lambda _stage: None) -> list[str]:
    """The stages that work tells of from now on; ``act`` hears of each."""
    advance, stages = Progress.advance, list[str]()

    def noting(progress: Progress, work: float, stage: str) -> None:
        stages.append(stage)
        act(stage)
        advance(progress, work, stage)

    patch.setattr(Progress, "advance", noting)
    return stages


@pytest.mark.parametrize("is_moved", [False, True])
def test_what_was_painted_is_only_written_once_there_is_a_place_for_it(
    at_the_window: UseWindow, recipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_moved: bool
) -> None:
    """The photo's folder is renamed in the end: named back, or the result is written elsewhere without the photo."""
    album, left, elsewhere = tmp_path / "album", tmp_path / "left", tmp_path / "elsewhere.png"
    photo = picture(album / "photo.png", width=400, height=300, seed=3)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(elsewhere), ""))

    def leave(stage: str) -> None:
        if stage == "writing the result":
            album.rename(left)

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        with pytest.MonkeyPatch.context() as patch:
            noted_stages(patch, leave)
            person.command("render")
            person.command("show_queue")
            person.wait_until(lambda: "Failed" in rows_say(person)[0])
        if not is_moved:
            left.rename(album)
        with pytest.MonkeyPatch.context() as patch:
            stages = noted_stages(patch)
            queue_action(person, "Write elsewhere…" if is_moved else "Retry").trigger()
            person.wait_until(lambda: "Done" in rows_say(person)[0])
            assert set(stages) == {"writing the result"}

    assert at_the_window(script) == 0
    written, kept = (elsewhere, left) if is_moved else (album / "photo-style.png", album)
    whole = ["stylize", kept / "photo.png", "--style", tmp_path / "style.jpg", "--output", tmp_path / "whole.png"]
    options = ["--preset", "plain", "--strokes", "off", "--bundle", "tiny", "--device", "cpu", "--threads", "1"]
    assert main([str(part) for part in (*whole, *options)]) == 0
    assert written.read_bytes() == (tmp_path / "whole.png").read_bytes()


KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from studio.ui.queue.tab import QueueTab
from studio.ui.start import application
from studio.ui.window.main_window import MainWindow
from studio.app import main

application()
timer = QTimer()

def look():
    (window,) = [one for one in application().topLevelWidgets() if isinstance(one, MainWindow)]
    window.findChild(QueueTab).go_on()
    timer.timeout.connect(kill_when_some_are_done)

def kill_when_some_are_done():
    if len(list(Path(sys.argv[1]).glob("*.png"))) >= 3:
        os.kill(os.getpid(), signal.SIGKILL)

QTimer.singleShot(0, look)
timer.start(10)
main([])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_queue_twenty_kill_the_program_start_again_and_go_on(
    at_the_window: UseWindow, style: Path, tmp_path: Path
) -> None:
    outputs = tmp_path / "out"
    outputs.mkdir()
    spec = StylizeSpec((StyleChoice(style),), bundle="tiny")
    with JobStore(queue_folder()) as store:
        for seed in range(20):
            content = picture(tmp_path / "photos" / f"{seed}.png", width=96, height=64, seed=seed)
            store.add_all([RenderJob(content, outputs / f"{seed}.png", spec)])
    killed = subprocess.run([sys.executable, "-c", KILLED, str(outputs)], check=False, timeout=120, env=os.environ)
    assert killed.returncode == -signal.SIGKILL
    assert 3 <= len(list(outputs.iterdir())) < 20

    def script(person: Person) -> None:
        person.command("show_queue")
        go_on = person.find(QPushButton, "Go on with the unfinished renders")
        person.bot.mouseClick(go_on, Qt.MouseButton.LeftButton)
        person.wait_until(lambda: all("Done" in row or "Failed" in row for row in rows_say(person)))
        assert [row for row in rows_say(person) if "Failed" in row] == []

    assert at_the_window(script) == 0
    assert len(list(outputs.glob("*.png"))) == 20
    with JobStore(queue_folder()) as store:
        assert {record.state for record in store.records()} == {JobState.DONE}
