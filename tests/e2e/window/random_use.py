"""A person who does anything at any time: opens, styles, drags, renders, pauses, changes the language, loses files."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QSlider, QTableView, QWidget

from studio.ui.masks.layer import MaskLayer
from studio.ui.queue.tab import QueueTab
from studio.ui.stylize.tab import StylizeTab
from studio.ui.training.tab import TrainingTab
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.window.main_window import MainWindow
from tests.e2e.material import picture
from tests.e2e.window.person import Person

_SIZES = ((90, 70), (300, 220), (640, 480), (900, 700))
_MOST_ROWS = 10
_MASK_KEYS = (
    *[Qt.Key.Key_B, Qt.Key.Key_E, Qt.Key.Key_G, Qt.Key.Key_H, Qt.Key.Key_F, Qt.Key.Key_Delete, Qt.Key.Key_I],
    *[Qt.Key.Key_V, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Plus],
)


class Album:
    """Photos, styles and places for results, which come and go."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self._chance = folder, chance
        self._away = folder.with_name("away")
        self.styles = [picture(folder.parent / "styles" / f"{n}.jpg", width=96, height=64, seed=n) for n in range(3)]
        self.outputs = folder.parent / "outputs"
        self.restore()

    def photos(self) -> list[Path]:
        """Where photos are, or were."""
        return [self.folder / f"{n}.{('jpg', 'png')[n % 2]}" for n in range(len(_SIZES))]

    def restore(self) -> None:
        """Everything is there again, and whole."""
        if self._away.exists() and not self.folder.exists():
            self._away.rename(self.folder)
        shutil.rmtree(self._away, ignore_errors=True)
        for number, photo in enumerate(self.photos()):
            width, height = _SIZES[number]
            picture(photo, width=width, height=height, seed=number)
        self.outputs.mkdir(exist_ok=True)

    def lose(self) -> None:
        """Something goes, changes, or breaks."""
        photo = self._chance.choice(self.photos())
        match self._chance.randrange(5):
            case 0:
                photo.unlink(missing_ok=True)
            case 1 if self.folder.exists() and not self._away.exists():
                self.folder.rename(self._away)
            case 2:
                shutil.rmtree(self.outputs, ignore_errors=True)
            case 3 if photo.exists():
                photo.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])
            case _ if self.folder.exists():
                picture(photo, width=200, height=150, seed=self._chance.randrange(100))


class RandomUse:
    """Does one thing after another in the window of a `Person`."""

    def __init__(self, person: Person, album: Album, chance: random.Random, recipe: Path) -> None:
        self._person, self._album, self._chance, self._recipe = person, album, chance, recipe
        self._acts: list[Callable[[], None]] = [
            *[self._open, self._drop_recipe, self._choose_style, self._command] * 2,
            *[self._drag, self._paint] * 6,
            *[self._render, self._act_on_queue] * 4,
            *[self._language, self._theme, self._lose, self._album.restore] * 2,
            *[self._export, self._wizard, self._show_part],
        ]

    def step(self) -> str:
        """Do something that a person could do now; returns its name."""
        (self._person.window,) = [one for one in QApplication.topLevelWidgets() if is_open(one)]
        asking = QApplication.activeModalWidget()
        act = self._chance.choice(self._acts) if asking is None else self._answer
        act()
        for _ in range(self._chance.randrange(4)):
            self._person.bot.wait(self._chance.randrange(60))
        QApplication.processEvents()
        return act.__name__

    @property
    def _window(self) -> MainWindow:
        return self._person.window

    def _open(self) -> None:
        photos = self._chance.sample(self._album.photos(), self._chance.randrange(1, 4))
        self._person.drop(*(photos if self._chance.random() < 0.8 else [self._album.folder]))

    def _drop_recipe(self) -> None:
        self._person.drop(self._recipe)

    def _choose_style(self) -> None:
        tab = self._window.findChild(StylizeTab)
        assert tab is not None
        tab.add_styles([self._chance.choice(self._album.styles)])

    def _drag(self) -> None:
        sliders = [one for one in self._window.findChildren(QSlider) if one.isVisible() and one.isEnabled()]
        if sliders:
            slider = self._chance.choice(sliders)
            for _ in range(self._chance.randrange(1, 5)):
                slider.setValue(self._chance.randint(slider.minimum(), slider.maximum()))
                QApplication.processEvents()

    def _paint(self) -> None:
        """Strokes of a mask, some of them not ended, and keys between them."""
        layer, viewer = self._window.findChild(MaskLayer), self._window.findChild(CanvasViewer)
        assert layer is not None and viewer is not None
        if not layer.isVisible():
            self._trigger("paint_mask")
        if not layer.isVisible():
            return
        for _ in range(self._chance.randrange(1, 4)):
            course = [self._place_on(layer) for _ in range(self._chance.randrange(1, 6))]
            QTest.mousePress(layer, Qt.MouseButton.LeftButton, pos=course[0])
            for place in course:
                QTest.mouseMove(layer, place)
                QApplication.processEvents()
            if self._chance.random() < 0.8:
                QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=course[-1])
            QTest.keyClick(viewer, self._chance.choice(_MASK_KEYS))

    def _place_on(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))

    def _command(self) -> None:
        names = "undo redo zoom_in zoom_out zoom_fit zoom_actual mode_split mode_side_by_side mode_before mode_after"
        names += " copy_preview paste paint_mask about log shortcuts palette contact_sheet export_table"
        self._trigger(self._chance.choice(names.split()))
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible() and self._chance.random() < 0.7:
                dialog.reject()

    def _render(self) -> None:
        table = self._window.findChild(QTableView)
        assert table is not None
        if table.model().rowCount() < _MOST_ROWS:
            self._trigger("render")

    def _export(self) -> None:
        self._trigger("export")

    def _wizard(self) -> None:
        tab = self._window.findChild(TrainingTab)
        assert tab is not None
        self._trigger("show_training")
        tab.new_run()

    def _show_part(self) -> None:
        self._trigger(self._chance.choice(["show_stylize", "show_queue", "show_training"]))

    def _act_on_queue(self) -> None:
        tab, table = self._window.findChild(QueueTab), self._window.findChild(QTableView)
        assert tab is not None and table is not None
        rows = table.model().rowCount()
        table.clearSelection()
        if rows and self._chance.random() < 0.8:
            table.selectRow(self._chance.randrange(rows))
        QApplication.processEvents()
        possible = [action for action in tab.commands() if action.isEnabled() and "folder" not in action.text().lower()]
        if possible:
            self._chance.choice(possible).trigger()

    def _language(self) -> None:
        self._prefer(self._chance.choice(["de", "en"]))

    def _theme(self) -> None:
        self._prefer(self._chance.choice(["light", "dark", "system"]))

    def _prefer(self, value: str) -> None:
        self._trigger("preferences")
        boxes = [box for box in self._window.findChildren(QComboBox) if box.isVisible() and box.findData(value) >= 0]
        for box in boxes[:1]:
            box.setCurrentIndex(box.findData(value))

    def _lose(self) -> None:
        self._album.lose()

    def _answer(self) -> None:
        """A dialog waits for an answer: something in it is changed, or it is answered."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        boxes = [box for box in dialog.findChildren(QComboBox) if box.isVisible() and box.count() > 1]
        if boxes and self._chance.random() < 0.5:
            box = self._chance.choice(boxes)
            box.setCurrentIndex(self._chance.randrange(box.count()))
        elif self._chance.random() < 0.5 and type(dialog).__name__ == "ExportDialog":
            dialog.accept()
        else:
            dialog.reject()

    def _trigger(self, name: str) -> None:
        action = self._window.findChild(QAction, name)
        assert action is not None
        if action.isEnabled():
            action.trigger()


def answer_file_dialogs(patch: pytest.MonkeyPatch, album: Album, chance: random.Random) -> None:
    """The system's own dialogs are answered at once: with a place among the outputs, or not at all."""

    def place(*_: object) -> tuple[str, str]:
        name = f"{chance.randrange(1000)}.png"
        return (str(album.outputs / name) if chance.random() < 0.8 else "", "")

    patch.setattr(QFileDialog, "getSaveFileName", place)
    patch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(album.outputs))
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(chance.choice(album.photos()))], ""))
    patch.setattr("studio.ui.queue.tab.reveal", lambda _path: True)
    QGuiApplication.clipboard().clear()


def is_open(widget: object) -> bool:
    """Whether this is a main window on the screen."""
    return isinstance(widget, MainWindow) and widget.isVisible()
