"""Matched histograms in a recipe, and where they are refused."""

from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.optimize import OptimizeSettings
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice, StylizeSpec

STYLES = (StyleChoice(Path("/styles/waves.jpg")),)


def test_a_recipe_holds_them_where_they_are_matched() -> None:
    spec = StylizeSpec(STYLES, match_marginals=True)
    assert spec_from_recipe(recipe_from_spec(spec)) == spec
    assert "match_marginals" not in recipe_from_spec(StylizeSpec(STYLES))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"regions": RegionSettings(2)}, "leave the masks and regions out"),
        ({"styles": (StyleChoice(Path("a.jpg"), mask=Path("m.png")),)}, "leave the masks and regions out"),
        ({"optimize": OptimizeSettings()}, "a loss of its own"),
    ],
)
def test_masks_regions_and_an_optimisation_refuse_them(values: dict, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        StylizeSpec(**{"styles": STYLES, "match_marginals": True, **values})


def test_one_region_is_the_whole_photo() -> None:
    assert StylizeSpec(STYLES, regions=RegionSettings(1), match_marginals=True).match_marginals
