"""A recipe holds what the controls set and becomes a spec once there is a style."""

from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.document.recipe import Recipe

WAVES = StyleChoice(Path("waves.jpg"), 0.25)


def test_without_a_style_there_is_nothing_to_paint() -> None:
    assert Recipe(strength=0.5).spec() is None


def test_a_spec_survives_the_round_trip_with_every_field() -> None:
    spec = StylizeSpec(
        styles=(WAVES, StyleChoice(Path("night.jpg"))),
        bundle="compact",
        method=Method.OT,
        strength=0.5,
        level_strength={5: 0.25},
        levels=(4, 3),
        style_size_px=640,
        content_size_px=2000,
        seed=7,
    )
    assert Recipe.from_spec(spec).spec() == spec


def test_a_value_out_of_range_is_refused_even_without_a_style() -> None:
    with pytest.raises(SpecError, match="strength"):
        Recipe(strength=1.5)
    with pytest.raises(SpecError, match="content size"):
        Recipe(content_size_px=4)


def test_a_level_back_at_full_strength_leaves_no_trace() -> None:
    changed = Recipe().with_level_strength(3, 0.4)
    assert changed.level_strength == {3: 0.4}
    assert changed.with_level_strength(3, 1.0) == Recipe()


def test_the_callers_mapping_is_not_shared() -> None:
    shares = {2: 0.5}
    recipe = Recipe(level_strength=shares)
    shares[2] = 0.9
    assert recipe.level_strength == {2: 0.5}
