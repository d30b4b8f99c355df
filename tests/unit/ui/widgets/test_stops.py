"""A slider's positions and the numbers they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.widgets.stops import (
    AUTOMATIC,
    Stops,
    pages,
    percent_stops,
    rising_stops,
    size_number,
    size_px,
    size_stops,
)

SIZES = size_stops(64, 4096)


def test_sizes_begin_with_automatic_and_end_at_the_largest() -> None:
    assert SIZES.numbers[:3] == (AUTOMATIC, 64, 80)
    assert SIZES.numbers[-1] == 4096
    assert all(number % 16 == 0 for number in SIZES.numbers)


def test_sizes_hold_every_doubling() -> None:
    assert {64, 128, 256, 512, 1024, 2048, 4096} <= set(SIZES.numbers)


@given(st.integers(0, SIZES.last))
def test_every_stop_finds_its_own_position(position: int) -> None:
    assert SIZES.position_of(SIZES.number_at(position)) == position


@given(st.integers(0, 300_000))
def test_the_nearest_stop_is_taken(number: int) -> None:
    distance = abs(SIZES.number_at(SIZES.position_of(number)) - number)
    assert distance == min(abs(stop - number) for stop in SIZES.numbers)


def test_positions_beyond_the_ends_give_the_ends() -> None:
    assert percent_stops().number_at(-3) == 0
    assert percent_stops(1).number_at(500) == 100


@pytest.mark.parametrize(("number", "size"), [(AUTOMATIC, None), (3, 32), (32, 32), (700, 700)])
def test_a_typed_number_becomes_a_size_that_a_spec_takes(number: int, size: int | None) -> None:
    assert size_px(number, 32) == size


def test_no_size_reads_as_automatic() -> None:
    assert (size_number(None), size_number(640)) == (AUTOMATIC, 640)


def test_a_page_is_about_a_tenth() -> None:
    assert pages(percent_stops().numbers) == 10
    assert pages(Stops((1, 2)).numbers) == 1


def test_round_numbers_rise_by_about_a_half() -> None:
    assert rising_stops(1, 100).numbers == (1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100)
    assert rising_stops(4, 25, has_zero=True).numbers == (0, 4, 5, 7, 10, 15, 20, 25)
