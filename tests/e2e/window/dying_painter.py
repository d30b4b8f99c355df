"""The window, killed with SIGKILL by its own hand in the middle of the third stroke of a mask.

python -m tests.e2e.window.dying_painter PHOTO RECIPE
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from studio.app import log_file
from studio.mask_files import noted_masks
from studio.specs.painted_mask import read_painted_mask
from studio.ui.start import Studio, application
from tests.e2e.window.mask_painter import Painter
from tests.e2e.window.person import Person


def main(photo: Path, recipe: Path) -> None:
    application()
    studio = Studio(application(), log_file=log_file(), version="")
    studio.show()
    hand = type("Hand", (), {"wait": staticmethod(wait), "mousePress": QTest.mousePress, "mouseMove": QTest.mouseMove,
                             "mouseRelease": QTest.mouseRelease})  # fmt: skip
    person = Person(studio.window, cast("Any", hand))
    person.open_with_recipe(photo, recipe)
    painter = Painter(person)
    painter.begin()
    painter.drag((20, 30), (70, 60))
    painter.drag((20, 70), (70, 70))
    person.wait_until(lambda: noted_strokes(photo) == 2)
    painter.hold((80, 20), (90, 40))
    os.kill(os.getpid(), signal.SIGKILL)


def wait(milliseconds: int) -> None:
    """Let the window work; `QTest.qWait` would keep Python's lock from the thread that paints."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def noted_strokes(photo: Path) -> int:
    return sum(len(read_painted_mask(mask).operations) for _, mask in noted_masks(photo))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
