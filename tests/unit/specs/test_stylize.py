from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import SpecError
from studio.specs.stylize import LEVELS, Resources, StyleChoice, StyleGroup, StylizeSpec

STYLE = StyleChoice(Path("style.jpg"))
shares = st.floats(0, 1)


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_the_weight_of_a_style_is_a_number_from_nothing_up(weight: float) -> None:
    with pytest.raises(SpecError, match="number from 0 up"):
        StyleChoice(Path("style.jpg"), weight)


def test_a_style_without_weight_takes_no_part_but_each_mix_needs_one_with() -> None:
    none, one, sky = StyleChoice(Path("a.jpg"), 0.0), StyleChoice(Path("b.jpg")), Path("sky.png")
    assert StylizeSpec((none, one)).style_groups() == (StyleGroup(None, (1,)),)
    with pytest.raises(SpecError, match="cannot all have a weight of 0"):
        StylizeSpec((none,))
    with pytest.raises(SpecError, match="cannot all have a weight of 0"):
        StylizeSpec((one, StyleChoice(Path("a.jpg"), 0.0, mask=sky)))


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"styles": ()}, "at least one style"),
        ({"strength": 1.01}, "strength"),
        ({"strength": -0.01}, "strength"),
        ({"strength": float("nan")}, "strength"),
        ({"level_strength": {3: 2.0}}, "strength of level 3"),
        ({"level_strength": {6: 0.5}}, "a level is one of"),
        ({"detail": 1.1}, "detail"),
        ({"level_detail": {3: -0.1}}, "detail of level 3"),
        ({"level_detail": {0: 0.5}}, "a level is one of"),
        ({"levels": ()}, "levels run downwards"),
        ({"levels": (1, 2)}, "levels run downwards"),
        ({"levels": (5, 5)}, "levels run downwards"),
        ({"levels": (6,)}, "a level is one of"),
        ({"style_size_px": 31}, "style size"),
        ({"content_size_px": -100}, "content size"),
    ],
)
def test_values_out_of_range_are_named(wrong: dict[str, Any], complaint: str) -> None:
    with pytest.raises(SpecError, match=complaint):
        StylizeSpec(**{"styles": (STYLE,), **wrong})


@given(shares, st.dictionaries(st.sampled_from(LEVELS), shares))
def test_the_strength_of_a_level_is_its_own_times_the_global(strength: float, of_levels: dict[int, float]) -> None:
    spec = StylizeSpec(styles=(STYLE,), strength=strength, level_strength=of_levels)
    for level in LEVELS:
        assert spec.strength_at(level) == strength * of_levels.get(level, 1.0)


@given(shares, st.dictionaries(st.sampled_from(LEVELS), shares))
def test_the_detail_of_a_level_is_its_own_share_of_the_global(detail: float, of_levels: dict[int, float]) -> None:
    spec = StylizeSpec(styles=(STYLE,), detail=detail, level_detail=of_levels)
    for level in LEVELS:
        assert spec.detail_at(level) == detail * of_levels.get(level, 1.0)


@given(st.sets(st.sampled_from(LEVELS), min_size=1))
def test_any_levels_downwards_are_fine(levels: set[int]) -> None:
    assert set(StylizeSpec(styles=(STYLE,), levels=tuple(sorted(levels, reverse=True))).levels or ()) == levels


def test_styles_are_grouped_by_mask_in_the_order_of_the_masks() -> None:
    sky, land = Path("sky.png"), Path("land.png")
    masks = (None, sky, land, sky, None)
    spec = StylizeSpec(tuple(StyleChoice(Path(f"{index}.jpg"), mask=mask) for index, mask in enumerate(masks)))
    assert spec.style_groups() == (StyleGroup(sky, (1, 3)), StyleGroup(land, (2,)), StyleGroup(None, (0, 4)))
    assert spec.masks == (sky, land)
    assert StylizeSpec((STYLE,)).style_groups() == (StyleGroup(None, (0,)),) and StylizeSpec((STYLE,)).masks == ()


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_styles_own_strength_lies_between_0_and_1(strength: float) -> None:
    with pytest.raises(SpecError, match=r"strength of style .*between 0 and 1"):
        StyleChoice(Path("a.jpg"), strength=strength)


def test_a_spec_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        StylizeSpec(styles=(STYLE,)).strength = 0.5  # type: ignore[misc]


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"device": "toaster"}, "toaster"),
        ({"threads": -1}, "threads"),
        ({"memory_budget_bytes": (64 << 20) - 1}, "64MiB"),
        ({"max_pixels": 0}, "max-pixels"),
        ({"resume": True}, "--job-dir"),
        ({"mode": "careless"}, "careless"),
        ({"mode": "fast", "precision": "float64"}, "float64"),
    ],
)
def test_resources_out_of_range_are_named(wrong: dict[str, Any], complaint: str) -> None:
    with pytest.raises(SpecError, match=complaint):
        Resources(**wrong)


def test_resuming_from_a_job_folder_is_fine() -> None:
    assert Resources(resume=True, job_dir=Path("job")).resume
