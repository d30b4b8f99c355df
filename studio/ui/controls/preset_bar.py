"""Presets: a menu to apply and delete them, and a line to save the present settings under a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.errors import InputError
from studio.ui.controls.preset import (
    LONGEST_NAME,
    Preset,
    preset_of,
    read_presets,
    shipped_presets,
    with_preset,
    without_preset,
    write_presets,
)
from studio.ui.document.recipe import Recipe
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.translation import translated
from studio.ui.widgets.heading import remark


class PresetBar(QWidget):
    """``recipe`` is asked for what to save. What goes wrong is said underneath."""

    picked = Signal(object)  # Preset

    def __init__(self, path: Path, recipe: Callable[[], Recipe], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._recipe = path, recipe
        self._own = read_presets(path)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._open = QPushButton(icon("star"), self.tr("Presets"), self)
        self._open.setAccessibleName(self.tr("Presets"))
        self._open.setMenu(self._menu)
        self._save = QToolButton(self)
        self._save.setIcon(icon("save"))
        self._save.setToolTip(self.tr("Save these settings as a preset"))
        self._save.setAccessibleName(self._save.toolTip())
        self._save.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._save.clicked.connect(self._ask_name)
        self._name = _NameLine(self)
        self._name.setPlaceholderText(self.tr("Name of the preset, then Enter"))
        self._name.setAccessibleName(self.tr("Name of the preset"))
        self._name.setMaxLength(LONGEST_NAME)
        self._name.returnPressed.connect(self._save_preset)
        self._name.left.connect(self._stop_asking)
        self._trouble = remark("", self)
        self._lay_out()
        self._stop_asking()
        self._trouble.hide()

    @property
    def presets(self) -> tuple[Preset, ...]:
        """Those that ship, then the person's own by name."""
        return (*shipped_presets(), *self._own)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self._open, self._save, self._name)

    def save_as(self, name: str) -> None:
        """Keep the present settings under ``name``, in place of a preset of that name."""
        try:
            self._keep(with_preset(self._own, preset_of(name, self._recipe())))
        except InputError as error:
            self._say(translated(error))

    def delete(self, name: str) -> None:
        """Forget the person's preset ``name``."""
        try:
            self._keep(without_preset(self._own, name))
        except InputError as error:
            self._say(translated(error))

    def _keep(self, presets: tuple[Preset, ...]) -> None:
        write_presets(self._path, presets)
        self._own = presets
        self._say("")

    def _say(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(metrics.GAP_SMALL_PX)
        line.addWidget(self._open, 1)
        line.addWidget(self._save)
        for part in (self._open, self._save):
            part.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.GAP_SMALL_PX)
        column.addLayout(line)
        column.addWidget(self._name)
        column.addWidget(self._trouble)

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        for preset in self.presets:
            if not preset.is_shipped and preset is self._own[0]:
                self._menu.addSeparator()
            self._menu.addAction(preset.name.replace("&", "&&"), partial(self.picked.emit, preset))
        self._menu.addSeparator()
        self._menu.addAction(icon("save"), self.tr("Save these settings…"), self._ask_name)
        if self._own:
            deleting = self._menu.addMenu(icon("delete"), self.tr("Delete"))
            for preset in self._own:
                deleting.addAction(preset.name.replace("&", "&&"), partial(self.delete, preset.name))

    @Slot()
    def _ask_name(self) -> None:
        self._name.clear()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save_preset(self) -> None:
        if self._name.text().strip():
            self.save_as(self._name.text())
            self._stop_asking()

    @Slot()
    def _stop_asking(self) -> None:
        had_focus = self._name.hasFocus()
        self._name.hide()
        if had_focus:
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)


class _NameLine(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
