"""A preset: settings under a name, for any style. What it sets, how it is written down, and those that ship."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.codec import from_plain, load_record, save_record
from studio.errors import InputError, SpecError
from studio.settings import settings_file
from studio.specs.looks import LOOKS
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import Recipe, first_recipe

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
