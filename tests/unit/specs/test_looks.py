"""What holds for the built-in looks, whatever their numbers are tuned to."""

from pathlib import Path

import pytest

from studio.specs.looks import DEFAULT_LOOK, LOOKS, Look, look_of_id
from studio.specs.stylize import LEVELS, StyleChoice, StylizeSpec

STYLES = (StyleChoice(Path("style.jpg")),)


def spec(look: Look) -> StylizeSpec:
    return StylizeSpec(
        STYLES,
        strength=look.strength,
        level_strength=look.level_strength,
        detail=look.detail,
        level_detail=look.level_detail,
    )


def test_balanced_comes_first_and_is_the_default() -> None:
    assert DEFAULT_LOOK is LOOKS[0]
    assert DEFAULT_LOOK.id == "balanced"


def test_every_id_names_one_look() -> None:
    assert [look_of_id(look.id) for look in LOOKS] == list(LOOKS)
    with pytest.raises(KeyError):
        look_of_id("garish")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_every_value_is_in_range_and_something_is_painted(look: Look) -> None:
    assert any(spec(look).strength_at(level) > 0 for level in LEVELS), "the spec refuses values out of range"


def test_no_two_looks_paint_the_same() -> None:
    painted = {
        tuple((spec(look).strength_at(level), spec(look).detail_at(level)) for level in LEVELS) for look in LOOKS
    }
    assert len(painted) == len(LOOKS)


def test_plain_is_what_a_spec_says_by_itself() -> None:
    assert spec(look_of_id("plain")) == StylizeSpec(STYLES)


def test_a_look_cannot_be_changed() -> None:
    shares = {2: 0.5}
    look = Look("mine", level_detail=shares)
    shares[2] = 0.9
    assert look.level_detail == {2: 0.5}
    with pytest.raises(TypeError):
        look.level_detail[2] = 0.9  # type: ignore[index]  # that is the point


def shares(look: Look, levels: tuple[int, ...]) -> list[float]:
    return [spec(look.for_bundle(levels)).strength_at(level) for level in levels]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_a_look_stays_as_it_is_where_no_level_is_missing(look: Look) -> None:
    assert shares(look, LEVELS) == [spec(look).strength_at(level) for level in LEVELS]
    assert shares(look, (3, 2, 1)) == [spec(look).strength_at(level) for level in (3, 2, 1)]


def test_a_level_paints_for_the_finer_ones_that_are_missing() -> None:
    look = Look("mine", strength=0.5, level_strength={5: 0.0, 4: 0.5, 3: 0.8, 2: 0.3})
    assert shares(look, (4, 1)) == [0.8 * 0.5, 0.5], "the largest of levels 4, 3 and 2; level 1 is there itself"
    assert shares(look, (4, 2)) == [0.8 * 0.5, 0.5]
    assert shares(look, (5, 1)) == [0.0, 0.5], "what is left out stays so"
    assert shares(look, (3, 2, 1)) == [0.4, 0.15, 0.5]
