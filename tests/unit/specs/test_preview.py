from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.errors import SpecError
from studio.geometry import Region, Size
from studio.specs.preview import DEFAULT_PREVIEW_PX, PaintedPart, PreviewRequest, VisibleRegion
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StyleChoice, StylizeSpec

SPEC = StylizeSpec((StyleChoice(Path("style.png")),), level_strength={3: 0.5}, level_detail={2: 0.0})
SHOWN = VisibleRegion(Path("photo.jpg"), SPEC, Region(0, 0, 100, 80), level=2)


def test_a_preview_is_as_large_as_a_window_needs_unless_told() -> None:
    assert PreviewRequest(1, Path("content.png"), SPEC).longer_side_px == DEFAULT_PREVIEW_PX


def test_a_preview_too_small_to_paint_is_refused() -> None:
    with pytest.raises(SpecError, match="32 px, not 31"):
        PreviewRequest(1, Path("content.png"), SPEC, longer_side_px=31)


def test_a_part_says_which_pixels_of_the_result_it_stands_for() -> None:
    part = PaintedPart(SHOWN, 5, 7, np.zeros((10, 20, 3), np.uint8))
    assert part.region_of(Size(300, 200)) == Region(20, 28, 100, 68)
    assert part.region_of(Size(103, 71)) == Region(20, 28, 103, 71), "squares at the edges need not be full"
    assert part.picture == (SHOWN.content, SHOWN.spec)


def test_a_visible_region_knows_its_picture_again_after_the_queue_was_on_disk() -> None:
    stored = spec_from_recipe(recipe_from_spec(SPEC))
    assert SHOWN.shows(Path("photo.jpg").absolute(), stored) and SHOWN.shows(Path("photo.jpg"), SPEC)
    assert not SHOWN.shows(Path("other.jpg"), SPEC)
    assert not SHOWN.shows(Path("photo.jpg"), replace(SPEC, strength=0.5))
    assert not SHOWN.shows(Path("photo.jpg"), replace(SPEC, detail=0.5))


def test_a_level_below_full_size_is_refused() -> None:
    with pytest.raises(SpecError, match="counts from 0"):
        replace(SHOWN, level=-1)
