from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.errors import SpecError
from studio.geometry import Region, Size
from studio.specs.preview_render import PaintedPart, VisibleRegion
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StyleChoice, StylizeSpec

SPEC = StylizeSpec((StyleChoice(Path("style.png")),), level_strength={3: 0.5}, level_detail={2: 0.0})
GLANCE = VisibleRegion(Path("photo.jpg"), SPEC, Region(0, 0, 100, 80), level=2)


def test_a_part_says_which_pixels_of_the_result_it_stands_for() -> None:
    part = PaintedPart(GLANCE, 5, 7, np.zeros((10, 20, 3), np.uint8))
    assert part.region_of(Size(300, 200)) == Region(20, 28, 100, 68)
    assert part.region_of(Size(103, 71)) == Region(20, 28, 103, 71), "squares at the edges need not be full"
    assert part.picture == (GLANCE.content, GLANCE.spec)


def test_a_glance_knows_its_picture_again_after_the_queue_was_on_disk() -> None:
    stored = spec_from_recipe(recipe_from_spec(SPEC))
    assert GLANCE.shows(Path("photo.jpg").absolute(), stored) and GLANCE.shows(Path("photo.jpg"), SPEC)
    assert not GLANCE.shows(Path("other.jpg"), SPEC)
    assert not GLANCE.shows(Path("photo.jpg"), replace(SPEC, strength=0.5))
    assert not GLANCE.shows(Path("photo.jpg"), replace(SPEC, detail=0.5))


def test_a_level_below_full_size_is_refused() -> None:
    with pytest.raises(SpecError, match="counts from 0"):
        replace(GLANCE, level=-1)
