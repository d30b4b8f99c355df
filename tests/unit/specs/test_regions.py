from dataclasses import replace
from pathlib import Path

import pytest

from studio.codec import from_json, to_plain
from studio.errors import SpecError
from studio.specs.colour import ColourSettings
from studio.specs.optimize import OptimizeSettings
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice, StylizeSpec

ALL, SKY, LAND = (
    StyleChoice(Path("/all.jpg")),
    StyleChoice(Path("/sky.jpg"), region=1),
    StyleChoice(Path("/land.jpg"), region=2),
)


@pytest.mark.parametrize("count", [0, 7, -1])
def test_there_are_one_to_six_regions(count: int) -> None:
    with pytest.raises(SpecError, match=f"1 to 6 regions, not {count}"):
        RegionSettings(count)


def test_strengths_belong_to_regions_that_there_are() -> None:
    assert RegionSettings(2, {2: 0.5}).strength_in(2) == 0.5
    assert RegionSettings(2, {2: 0.5}).strength_in(1) == 1.0
    with pytest.raises(SpecError, match="numbered from 1 to 2, not 3"):
        RegionSettings(2, {3: 0.5})
    with pytest.raises(SpecError, match=r"strength of region 1 must lie between 0 and 1, not 1\.5"):
        RegionSettings(2, {1: 1.5})


def test_a_region_is_painted_by_its_own_styles_or_by_those_for_all() -> None:
    spec = StylizeSpec((ALL, SKY, LAND, SKY), regions=RegionSettings(3, {2: 0.5}))
    assert [spec.styles_of_region(region) for region in (1, 2, 3)] == [(1, 3), (2,), (0,)]
    assert spec.style_in_region(2, 2).strength == 0.5
    assert spec.style_in_region(0, 3) is ALL
    assert spec.paints
    assert not replace(spec, regions=RegionSettings(3, {1: 0.0, 2: 0.0, 3: 0.0})).paints
    assert not StylizeSpec((SKY,), regions=RegionSettings(2, {1: 0.0})).paints  # nothing paints the second


def test_one_region_is_not_divided() -> None:
    assert not StylizeSpec((ALL,)).is_divided
    assert not StylizeSpec((ALL,), regions=RegionSettings(1)).is_divided
    assert StylizeSpec((ALL,), regions=RegionSettings(2)).is_divided


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"regions": None}, "no regions are asked for"),
        ({"regions": RegionSettings(1)}, "numbered from 1 to 1, not 2"),
        ({"styles": (LAND, StyleChoice(Path("m.jpg"), mask=Path("m.png")))}, "leave one of them out"),
        ({"optimize": OptimizeSettings()}, "by optimisation has no regions"),
        ({"colour": ColourSettings(only=True)}, "leave the regions out"),
    ],
)
def test_what_regions_do_not_go_with_is_refused(values: dict, told: str) -> None:
    spec = StylizeSpec((ALL, LAND), regions=RegionSettings(2))
    with pytest.raises(SpecError, match=told):
        replace(spec, **values)


def test_recipes_keep_regions_and_are_what_they_were_without() -> None:
    spec = StylizeSpec((ALL, LAND), regions=RegionSettings(4, {3: 0.25}))
    assert spec_from_recipe(recipe_from_spec(spec)) == spec
    plain = recipe_from_spec(StylizeSpec((ALL,)))
    assert "regions" not in plain
    assert "region" not in plain["styles"][0]
    assert from_json(RegionSettings, '{"count": 3, "strengths": {"2": 0.5}}') == RegionSettings(3, {2: 0.5})
    assert to_plain(RegionSettings(3, {2: 0.5})) == {"count": 3, "strengths": {"2": 0.5}}
