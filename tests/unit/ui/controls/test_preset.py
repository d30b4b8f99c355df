"""Presets keep settings and leave styles alone."""

from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.looks import LOOKS
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice
from studio.ui.controls.preset import Preset, preset_from_json, preset_of, preset_to_json, shipped_presets
from studio.ui.document.recipe import Recipe, first_recipe

STYLES = (StyleChoice(Path("waves.jpg"), 0.5),)
SET = Recipe(STYLES, "compact", Method.OT, 0.5, {4: 0.2}, 0.7, {3: 0.5}, 640, 2000)


def test_a_saved_preset_brings_back_everything_but_the_styles() -> None:
    other = Recipe(styles=(StyleChoice(Path("night.jpg")),))
    applied = preset_of(" Soft ", SET).applied_to(other)
    assert applied.styles == other.styles
    assert applied == Recipe(other.styles, "compact", Method.OT, 0.5, {4: 0.2}, 0.7, {3: 0.5}, 640, 2000)


def test_a_shipped_preset_leaves_bundle_method_and_result_size_alone() -> None:
    for preset in shipped_presets():
        applied = preset.applied_to(SET)
        assert (applied.styles, applied.bundle, applied.method, applied.content_size_px) == (
            STYLES,
            "compact",
            Method.OT,
            2000,
        )
        assert (applied.strength, applied.level_strength) == (preset.recipe.strength, preset.recipe.level_strength)
        assert (applied.detail, applied.level_detail) == (preset.recipe.detail, preset.recipe.level_detail)


def test_the_first_preset_is_how_everything_starts_and_every_look_is_there() -> None:
    shipped = [preset.recipe for preset in shipped_presets()]
    assert shipped[0] == first_recipe()
    assert shipped[: len(LOOKS)] == [Recipe().with_look(look) for look in LOOKS]
    assert len({preset.name for preset in shipped_presets()}) == len(shipped)


def test_a_preset_from_before_there_was_detail_paints_without_it() -> None:
    entry = preset_to_json(preset_of("Soft", Recipe(strength=0.3)))
    assert "detail" not in entry, "so it was written then"
    assert preset_from_json(entry).applied_to(first_recipe()) == Recipe(strength=0.3)


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
