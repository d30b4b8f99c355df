from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter
from pytestqt.qtbot import QtBot

from studio.ui.window.geometry import WindowState, first_size, window_state_file


@pytest.mark.parametrize(
    ("screen", "window"),
    [(QSize(1280, 800), QSize(1152, 720)), (QSize(2560, 1440), QSize(1680, 1050)), (QSize(800, 600), QSize(800, 600))],
)
def test_a_first_window_is_roomy_but_fits(screen: QSize, window: QSize) -> None:
    assert first_size(screen) == window


def window_with_splitter(qtbot: QtBot) -> tuple[QMainWindow, QSplitter]:
    window, splitter = QMainWindow(), QSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(window)
    splitter.setObjectName("parts")
    for text in ("left", "right"):
        splitter.addWidget(QLabel(text))
    window.setCentralWidget(splitter)
    return window, splitter


def test_size_and_splitters_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    path = window_state_file(tmp_path / "settings.json")
    first, parts = window_with_splitter(qtbot)
    WindowState(path).restore(first)
    first.resize(960, 640)
    first.show()
    parts.setSizes([250, 750])
    sizes = parts.sizes()
    WindowState(path).save(first)
    second, others = window_with_splitter(qtbot)
    WindowState(path).restore(second)
    second.show()
    assert second.height() == 640 and others.sizes() == pytest.approx(sizes, abs=2)
