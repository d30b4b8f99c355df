"""A recipe holds what the controls set and becomes a spec once there is a style."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.looks import DEFAULT_LOOK, look_of_id
from studio.specs.method import Method
from studio.specs.optimize import OptimizeSettings, Start
from studio.specs.strokes import DEFAULT_STROKES
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.document.recipe import Recipe, first_recipe

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
        detail=0.75,
        level_detail={2: 0.0},
        levels=(4, 3),
        style_size_px=640,
        content_size_px=2000,
        seed=7,
        optimize=OptimizeSettings(iterations=7, start=Start.NOISE, style_layers={"conv2_1": 1.0}),
    )
    assert Recipe.from_spec(spec).spec() == spec


def test_a_value_out_of_range_is_refused_even_without_a_style() -> None:
    with pytest.raises(SpecError, match="strength"):
        Recipe(strength=1.5)
    with pytest.raises(SpecError, match="detail"):
        Recipe(detail=1.5)
    with pytest.raises(SpecError, match="content size"):
        Recipe(content_size_px=4)


def test_a_recipe_by_itself_says_what_a_spec_says_by_itself_with_the_default_strokes() -> None:
    assert Recipe((WAVES,)).spec() == StylizeSpec((WAVES,), strokes=DEFAULT_STROKES)


def test_the_first_recipe_has_the_default_look_and_nothing_else() -> None:
    first = first_recipe()
    assert (first.strength, first.detail) == (DEFAULT_LOOK.strength, DEFAULT_LOOK.detail)
    assert (first.level_strength, first.level_detail) == (DEFAULT_LOOK.level_strength, DEFAULT_LOOK.level_detail)
    assert first.with_look(look_of_id("plain")) == Recipe()


def test_a_look_leaves_everything_else_alone() -> None:
    before = Recipe((WAVES,), "compact", Method.OT, 0.3, {5: 0.2}, 0.1, {1: 0.5}, 640, 2000, (4, 3), 7)
    after = before.with_look(DEFAULT_LOOK)
    look = {name: getattr(before, name) for name in ("strength", "level_strength", "detail", "level_detail")}
    assert after != before and replace(after, **look) == before  # type: ignore[arg-type]  # fields of the recipe


def test_a_level_back_at_full_strength_leaves_no_trace() -> None:
    changed = Recipe().with_share("level_strength", 3, 0.4)
    assert changed.level_strength == {3: 0.4}
    assert changed.with_share("level_strength", 3, 1.0) == Recipe()


def test_a_level_back_at_all_detail_leaves_no_trace() -> None:
    changed = Recipe().with_share("level_detail", 3, 0.4)
    assert changed.level_detail == {3: 0.4}
    assert changed.with_share("level_detail", 3, 1.0) == Recipe()


def test_the_callers_mappings_are_not_shared() -> None:
    strengths, details = {2: 0.5}, {1: 0.5}
    recipe = Recipe(level_strength=strengths, level_detail=details)
    strengths[2] = details[1] = 0.9
    assert (recipe.level_strength, recipe.level_detail) == ({2: 0.5}, {1: 0.5})
