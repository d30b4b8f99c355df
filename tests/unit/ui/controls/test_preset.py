"""Presets keep settings and leave styles alone."""

from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice
from studio.ui.controls.preset import Preset, preset_from_json, preset_of, preset_to_json, shipped_presets
from studio.ui.document.recipe import Recipe

STYLES = (StyleChoice(Path("waves.jpg"), 0.5),)
SET = Recipe(STYLES, "compact", Method.OT, 0.5, {4: 0.2}, 640, 2000)


def test_a_saved_preset_brings_back_everything_but_the_styles() -> None:
    other = Recipe(styles=(StyleChoice(Path("night.jpg")),))
    applied = preset_of(" Soft ", SET).applied_to(other)
    assert applied.styles == other.styles
    assert applied == Recipe(other.styles, "compact", Method.OT, 0.5, {4: 0.2}, 640, 2000)


def test_a_shipped_preset_leaves_bundle_method_and_result_size_alone() -> None:
    for preset in shipped_presets():
        applied = preset.applied_to(SET)
        assert (applied.styles, applied.bundle, applied.method, applied.content_size_px) == (
            STYLES,
            "compact",
            Method.OT,
            2000,
        )
        assert applied.strength == preset.recipe.strength


def test_a_preset_survives_being_written_down() -> None:
    preset = preset_of("Soft", SET)
    assert preset_from_json(preset_to_json(preset)) == preset


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_preset_needs_a_name(name: str) -> None:
    with pytest.raises(SpecError, match="name"):
        Preset(name, Recipe())


def test_a_damaged_preset_is_refused() -> None:
    with pytest.raises(SpecError):
        preset_from_json({"name": "Soft", "recipe": 1, "strength": "much"})
    with pytest.raises(SpecError):
        preset_from_json({"recipe": 1})
