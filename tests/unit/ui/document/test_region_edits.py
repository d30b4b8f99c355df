from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import Recipe
from studio.ui.document.region_edits import own_styles, with_own_style, with_strength_in

WAVES, SKY, NIGHT = Path("waves.jpg"), Path("sky.jpg"), Path("night.jpg")
RECIPE = Recipe((StyleChoice(WAVES),), regions=RegionSettings(3, {2: 0.0, 3: 0.5}))


def test_a_style_of_its_own_takes_the_place_of_the_one_before_in_that_region_alone() -> None:
    sky = with_own_style(with_own_style(RECIPE, 1, SKY), 3, SKY)
    night = with_own_style(sky, 3, NIGHT)
    assert (own_styles(night, 1), own_styles(night, 2), own_styles(night, 3)) == ((SKY,), (), (NIGHT,))
    assert own_styles(RECIPE, 1) == ()
    assert night.styles[0] == StyleChoice(WAVES)
    assert with_own_style(with_own_style(night, 3, None), 1, None) == RECIPE


def test_a_region_that_gets_a_style_is_painted_again_and_keeps_another_strength() -> None:
    assert with_own_style(RECIPE, 2, SKY).regions == RegionSettings(3, {3: 0.5})
    assert with_own_style(RECIPE, 3, SKY).regions == RECIPE.regions


def test_a_strength_of_one_is_no_entry_and_zero_leaves_the_region() -> None:
    assert with_strength_in(RECIPE, 2, 1.0).regions == RegionSettings(3, {3: 0.5})
    assert with_strength_in(RECIPE, 1, 0.0).regions == RegionSettings(3, {1: 0.0, 2: 0.0, 3: 0.5})


def test_what_is_no_region_is_refused() -> None:
    with pytest.raises(SpecError, match="numbered from 1 to 3"):
        with_own_style(RECIPE, 4, SKY)
    with pytest.raises(SpecError, match="numbered from 1 to 3"):
        with_strength_in(RECIPE, 4, 0.5)
