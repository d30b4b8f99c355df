from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.colour import STYLE_COLOURS, ColourSettings, ColourSource, Mixing
from studio.specs.lut import LutRequest
from studio.specs.optimize import OptimizeSettings
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StyleChoice, StylizeSpec

STYLES = (StyleChoice(Path("/style.jpg")),)


@pytest.mark.parametrize("keep", [-0.1, 1.1, float("nan")])
def test_a_share_lies_between_0_and_1(keep: float) -> None:
    with pytest.raises(SpecError, match="between 0 and 1"):
        ColourSettings(keep)


def test_keeping_and_taking_alone_exclude_each_other() -> None:
    with pytest.raises(SpecError, match="exclude each other"):
        ColourSettings(0.5, only=True)


def test_nothing_is_kept_by_default() -> None:
    assert not any(STYLE_COLOURS.keeps_by(source) for source in ColourSource)
    assert [ColourSettings(0.1, source).keeps_by(source) for source in ColourSource] == [True] * 3


@pytest.mark.parametrize("colour", [ColourSettings(0.3, ColourSource.HISTOGRAM), ColourSettings(only=True)])
def test_optimised_pictures_keep_no_colours(colour: ColourSettings) -> None:
    with pytest.raises(SpecError, match="by optimisation"):
        StylizeSpec(STYLES, optimize=OptimizeSettings(), colour=colour)


def test_a_recipe_without_a_choice_is_that_of_a_version_without_one() -> None:
    plain = recipe_from_spec(StylizeSpec(STYLES))
    assert not {"colour", "mixing"} & set(plain)
    chosen = StylizeSpec(STYLES, colour=ColourSettings(0.5, ColourSource.STATISTICS), mixing=Mixing.BARYCENTRE)
    recipe = recipe_from_spec(chosen)
    assert recipe["colour"] == {"keep": 0.5, "by": "statistics", "only": False} and recipe["mixing"] == "barycentre"
    assert spec_from_recipe(recipe) == chosen and spec_from_recipe(plain) == StylizeSpec(STYLES)


def test_a_recipe_with_another_way_is_refused() -> None:
    recipe = {**recipe_from_spec(StylizeSpec(STYLES)), "colour": {"keep": 0.5, "by": "magic"}}
    with pytest.raises(SpecError, match="colour"):
        spec_from_recipe(recipe)


@pytest.mark.parametrize("size", [1, 257])
def test_a_table_has_bounds(size: int) -> None:
    with pytest.raises(SpecError, match="from 2 to 256"):
        LutRequest(STYLES, size=size)


def test_a_table_is_asked_for_like_a_picture() -> None:
    assert LutRequest(STYLES, strength=0.5).spec() == StylizeSpec(
        STYLES, strength=0.5, colour=ColourSettings(only=True)
    )
    with pytest.raises(SpecError, match="strength"):
        LutRequest(STYLES, strength=2.0)
