"""Take the pictures of the window that the README shows: every tab, both themes, two sizes; needs no screen.

    python packaging/screenshots/take.py --output demo/screenshots

The window is the real one with the shipped bundle, a sample photo and a shipped style, over folders of its own.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QAction

from studio.jobs.job import RenderJob
from studio.paths import resources_dir
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.queue.tab import QueueTab
from studio.ui.start import Studio, application
from studio.ui.theme.tokens import Theme
from studio.ui.window.main_window import MainWindow

SIZES = ((1280, 800), (2560, 1440))
PATIENCE_S = 120.0
PHOTO, STYLE = "coffee.jpg", "june_river.jpg"


def main() -> int:
    arguments = parsed()
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(home) / name.lower())
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")
        arguments.output.mkdir(parents=True, exist_ok=True)
        take_all(arguments.output, Path(home))
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True)
    return parser.parse_args()


def take_all(output: Path, home: Path) -> None:
    studio = Studio(application(), log_file=home / "log", version="")
    document, window = studio.session.document, studio.window
    camera = Camera(studio, output)
    studio.show()
    camera.settle()
    camera.take("empty")
    window.open_paths([resources_dir() / "photos" / PHOTO])
    camera.wait_until(lambda: document.content is not None)
    previews: list[object] = []
    studio.session.worker.preview_painted.connect(previews.append)
    document.edit(text="Style", styles=(StyleChoice(resources_dir() / "styles" / STYLE),))
    camera.wait_until(lambda: bool(previews))
    camera.settle()
    camera.take("stylize")
    camera.command("show_queue")
    camera.take("queue-empty")
    results = home / "results"
    results.mkdir()
    spec = document.recipe.spec()
    assert spec is not None
    queue_samples(window, spec, results)
    camera.wait_until(lambda: len(list(results.iterdir())) >= 2)
    camera.take("queue")
    studio.end()


def queue_samples(window: MainWindow, spec: StylizeSpec, results: Path) -> None:
    queue = window.findChild(QueueTab)
    assert queue is not None
    photos = sorted((resources_dir() / "photos").glob("*.jpg"))
    queue.enqueue([RenderJob(photo, results / photo.name, spec) for photo in photos])


class Camera:
    """Puts the window into each size and theme and keeps what it looks like."""

    def __init__(self, studio: Studio, output: Path) -> None:
        self._studio, self._output = studio, output

    def take(self, name: str) -> None:
        for width, height in SIZES:
            for theme in (Theme.LIGHT, Theme.DARK):
                self._studio.session.preferences.change_window(theme=theme)
                self._studio.window.resize(width, height)
                self.settle()
                path = self._output / f"{name}-{width}-{theme.value}.png"
                self._studio.window.grab().save(str(path))
                print(path)

    def command(self, name: str) -> None:
        action = self._studio.window.findChild(QAction, name)
        assert action is not None
        action.trigger()

    def settle(self) -> None:
        """Let thumbnails come in and the viewer draw its fine tiles."""
        until = time.monotonic() + 0.6
        self.wait_until(lambda: time.monotonic() > until)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        limit = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > limit:
                raise SystemExit("the window did not come as far as expected")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


if __name__ == "__main__":
    raise SystemExit(main())
