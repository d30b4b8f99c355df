"""The questions that the plug-in asks in Krita, and the answers that it keeps among Krita's settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from krita import Krita
from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QIcon, QPixmap
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from .gigastyle_shared import program
from .gigastyle_shared.texts import text

_GROUP = "gigastyle"
_THUMBNAIL_PX = 96


def kept(name: str, default: str = "") -> str:
    """What was kept under that name."""
    return Krita.instance().readSetting(_GROUP, name, default)


def keep(name: str, value: str) -> None:
    """Keep a value from one start of Krita to the next."""
    Krita.instance().writeSetting(_GROUP, name, value)


def ask_for_program(parent: QWidget | None) -> Path:
    """The executable that a person chooses; `Stopped` where none is chosen."""
    return _chosen_file(parent, text("Where is gigastyle?"))


def ask_for_look(parent: QWidget | None, styles: Sequence[program.Style]) -> program.Look:
    """The style, strength and preset that a person chooses; `Stopped` where they cancel."""
    dialog = LookDialog(parent, styles)
    if dialog.exec() != QDialog.Accepted:
        raise program.Stopped
    look = dialog.look(styles)
    keep("style", dialog.style_name())
    keep("strength", str(dialog.strength.value()))
    keep("preset", look.preset)
    return look


class LookDialog(QDialog):
    """The styles as small pictures, with strength and preset; it begins with the last answers."""

    def __init__(self, parent: QWidget | None, styles: Sequence[program.Style]) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("Gigastyle"))
        self.gallery = QListWidget(self)
        self.gallery.setViewMode(QListWidget.IconMode)
        self.gallery.setResizeMode(QListWidget.Adjust)
        self.gallery.setMovement(QListWidget.Static)
        self.gallery.setIconSize(QSize(_THUMBNAIL_PX, _THUMBNAIL_PX))
        self.gallery.setGridSize(QSize(_THUMBNAIL_PX + 44, _THUMBNAIL_PX + 2 * self.fontMetrics().height()))
        for style in styles:
            self._add(style.title, style.path)
        other = QPushButton(text("Other picture…"), self)
        other.clicked.connect(self._browse)
        self.strength = QSpinBox(self)
        self.strength.setRange(0, 100)
        self.strength.setValue(int(kept("strength", "100")))
        self.preset = QComboBox(self)
        for name in program.PRESETS:
            self.preset.addItem(text(name), name)
        self.preset.setCurrentIndex(max(0, self.preset.findData(kept("preset"))))
        buttons = QDialogButtonBox(QDialogButtonBox.Ok | QDialogButtonBox.Cancel, self)
        buttons.button(QDialogButtonBox.Ok).setText(text("Paint"))
        buttons.button(QDialogButtonBox.Cancel).setText(text("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(text("Strength (%)"), self.strength)
        form.addRow(text("Preset"), self.preset)
        column = QVBoxLayout(self)
        for part in (self.gallery, other):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(640, 560)
        self._choose(kept("style"))

    def style_name(self) -> str:
        """The path of the style that is chosen."""
        chosen = self.gallery.currentItem()
        return "" if chosen is None else chosen.data(Qt.UserRole)

    def look(self, styles: Sequence[program.Style]) -> program.Look:
        """What is chosen; `ProgramError` where the style is gone."""
        style = program.style_named(self.style_name(), styles)
        return program.Look(style, self.strength.value() / 100, self.preset.currentData())

    def _add(self, title: str, picture: Path) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.UserRole, str(picture))
        item.setToolTip(title)
        thumbnail = QPixmap(str(picture))
        if not thumbnail.isNull():
            side = QSize(_THUMBNAIL_PX, _THUMBNAIL_PX)
            item.setIcon(QIcon(thumbnail.scaled(side, Qt.KeepAspectRatio, Qt.SmoothTransformation)))
        self.gallery.addItem(item)

    def _choose(self, name: str) -> None:
        rows = range(self.gallery.count())
        row = next((row for row in rows if self.gallery.item(row).data(Qt.UserRole) == name), None)
        if row is None and name and Path(name).is_file():
            self._add(Path(name).stem, Path(name))
            row = self.gallery.count() - 1
        self.gallery.setCurrentRow(row or 0)

    def _browse(self) -> None:
        try:
            self._choose(str(_chosen_file(self, text("A picture or style card"))))
        except program.Stopped:
            return


def _chosen_file(parent: QWidget | None, title: str) -> Path:
    name, _ = QFileDialog.getOpenFileName(parent, title)
    if not name:
        raise program.Stopped
    return Path(name)
