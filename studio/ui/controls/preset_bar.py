"""Presets, settings under a name for any style: those that ship, those on disk, and the menu and line to use them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from studio.codec import from_plain, load_record, save_record
from studio.errors import InputError, SpecError
from studio.settings import settings_file
from studio.specs.looks import LOOKS
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import Recipe, first_recipe
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.translation import translated
from studio.ui.widgets.heading import remark
from studio.ui.widgets.icon_view import icon_button

translate = QCoreApplication.translate  # lupdate finds texts by this name
LONGEST_NAME = 60
_ANY_STYLE = (StyleChoice(Path("any")),)


@dataclass(frozen=True, slots=True)
class Preset:
    """``recipe`` has no styles. One that ships sets the look alone: strengths, details and style size."""

    name: str
    recipe: Recipe
    is_shipped: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise SpecError("the name of a preset has 1 to {longest_name} characters", longest_name=LONGEST_NAME)

    def applied_to(self, recipe: Recipe) -> Recipe:
        """``recipe`` with this preset's settings and its own styles."""
        if not self.is_shipped:
            return replace(self.recipe, styles=recipe.styles)
        return replace(recipe.with_look(self.recipe), style_size_px=self.recipe.style_size_px)


def preset_of(name: str, recipe: Recipe) -> Preset:
    """What the person saves under ``name``: everything but the styles. `SpecError` for an empty or endless name."""
    return Preset(name.strip(), replace(recipe, styles=()))


def shipped_presets() -> tuple[Preset, ...]:
    """The presets that come with the program; the first is how everything starts."""
    names = {
        "balanced": translate("Presets", "Balanced"),
        "gentle": translate("Presets", "Gentle"),
        "bold": translate("Presets", "Bold"),
        "plain": translate("Presets", "Full paint"),
    }
    assert set(names) == {look.id for look in LOOKS}, "every look has a name"
    recipes = [(names[look.id], Recipe().with_look(look)) for look in LOOKS]
    recipes += [
        (translate("Presets", "Colours only"), Recipe(level_strength={5: 0.0, 4: 0.0, 3: 0.0, 2: 0.0}, detail=1.0)),
        (translate("Presets", "Small brush"), replace(first_recipe(), style_size_px=384)),
    ]
    return tuple(Preset(name, recipe, is_shipped=True) for name, recipe in recipes)


def presets_path() -> Path:
    """Where the presets are kept: beside the settings."""
    return settings_file().with_name("presets.json")


def read_presets(path: Path) -> tuple[Preset, ...]:
    """The presets in ``path`` by name. A preset that cannot be used is left out; a damaged file is set aside."""
    found: dict[str, Preset] = {}
    for entry in load_record(path, list[Any], []):
        with contextlib.suppress(InputError, TypeError, KeyError):
            spec = spec_from_recipe({**entry, "styles": [{"path": "any"}]})
            preset = preset_of(from_plain(str, entry["name"]), Recipe.from_spec(spec))
            found[preset.name] = preset
    return _by_name(found.values())


def write_presets(path: Path, presets: Sequence[Preset]) -> None:
    """Write ``path`` whole or not at all, recipes with names instead of styles; raises `InputError`."""
    save_record(path, [_entries(preset) for preset in presets])


def _entries(preset: Preset) -> dict[str, Any]:
    spec = replace(preset.recipe, styles=_ANY_STYLE).spec()
    assert spec is not None
    entries = {key: value for key, value in recipe_from_spec(spec).items() if key != "styles"}
    return {"name": preset.name, **entries}


def with_preset(presets: Sequence[Preset], preset: Preset) -> tuple[Preset, ...]:
    """``preset`` among the others, in place of the one with its name."""
    return _by_name([*without_preset(presets, preset.name), preset])


def without_preset(presets: Sequence[Preset], name: str) -> tuple[Preset, ...]:
    """The others."""
    return tuple(preset for preset in presets if preset.name != name)


def _by_name(presets: Iterable[Preset]) -> tuple[Preset, ...]:
    return tuple(sorted(presets, key=lambda preset: preset.name.casefold()))


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
        self._save = icon_button("save", self.tr("Save these settings as a preset"), self._ask_name, self)
        self._save.setAutoRaise(False)
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
