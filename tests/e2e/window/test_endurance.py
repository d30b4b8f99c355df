"""A long day at the window: nothing piles up and nothing wears out."""

import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtWidgets import QApplication, QSlider

from studio.ui.viewer.canvas_viewer import CanvasViewer
from tests.e2e.window.person import Person, UseWindow

MOVES = 10_000
WARM_UP = 2_000
MOST_GROWTH_BYTES = 48 << 20


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_ten_thousand_slider_moves_and_repaints_leave_memory_and_none_as_they_were(
    at_the_window: UseWindow, content: Path, recipe: Path
) -> None:
    process = psutil.Process()
    grown_bytes, lost_nones = list[int](), list[int]()

    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        strength = person.find(QSlider, "Strength")
        viewer = person.window.findChild(CanvasViewer)
        assert viewer is not None
        span = strength.maximum() - strength.minimum()
        for move in range(MOVES):
            if move == WARM_UP:
                before = process.memory_info().rss, sys.getrefcount(None)
            strength.setValue(strength.minimum() + move * 7 % (span + 1))
            viewer.repaint()
            QApplication.processEvents()
        grown_bytes.append(process.memory_info().rss - before[0])
        lost_nones.append(before[1] - sys.getrefcount(None))

    assert at_the_window(script) == 0
    assert grown_bytes[0] < MOST_GROWTH_BYTES
    assert lost_nones[0] < MOVES // 10, "each move must not cost None a reference"
