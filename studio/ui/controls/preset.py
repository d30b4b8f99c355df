"""A preset: settings under a name, for any style. What it sets, how it is written down, and those that ship."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.errors import SpecError
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
        return replace(
            recipe,
            strength=self.recipe.strength,
            level_strength=self.recipe.level_strength,
            detail=self.recipe.detail,
            level_detail=self.recipe.level_detail,
            style_size_px=self.recipe.style_size_px,
        )


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


def preset_to_json(preset: Preset) -> dict[str, Any]:
    """The preset as a JSON object: a recipe with a name instead of styles."""
    spec = replace(preset.recipe, styles=_ANY_STYLE).spec()
    assert spec is not None
    entries = {key: value for key, value in recipe_from_spec(spec).items() if key != "styles"}
    return {"name": preset.name, **entries}


def preset_from_json(entry: Mapping[str, Any]) -> Preset:
    """What `preset_to_json` wrote; raises `SpecError` where it is damaged."""
    name = entry.get("name")
    if not isinstance(name, str):
        raise SpecError("a preset has no name")
    spec = spec_from_recipe({**entry, "styles": [{"path": "any", "weight": 1.0}]})
    return preset_of(name, Recipe.from_spec(spec))
