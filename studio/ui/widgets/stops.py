"""The numbers that a slider offers, by position: evenly spaced shares, or sizes that grow by a steady factor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

AUTOMATIC = 0  # the number that stands for "decide for me" on sliders of sizes
_SIZES_PER_DOUBLING = 4
_ROUND_TO_PX = 16


@dataclass(frozen=True, slots=True)
class Stops:
    """Rising whole numbers; a slider's position is an index into them."""

    numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        assert list(self.numbers) == sorted(set(self.numbers)) and self.numbers, "stops rise and there is one"

    @property
    def last(self) -> int:
        """The last position."""
        return len(self.numbers) - 1

    def number_at(self, position: int) -> int:
        """The number at a position; positions beyond either end give the number there."""
        return self.numbers[min(max(position, 0), self.last)]

    def position_of(self, number: int) -> int:
        """The position whose number is nearest, the lower one of two equally near."""
        right = min(bisect_left(self.numbers, number), self.last)
        left = max(right - 1, 0)
        return left if number - self.numbers[left] <= self.numbers[right] - number else right


def percent_stops(lowest: int = 0) -> Stops:
    """Whole percents up to 100."""
    return Stops(tuple(range(lowest, 101)))


def size_stops(smallest_px: int, largest_px: int) -> Stops:
    """`AUTOMATIC`, then sizes that double every four stops, rounded to multiples of 16 px."""
    sizes: list[float] = []
    size = float(smallest_px)
    while size < largest_px:
        sizes.append(size)
        size *= 2 ** (1 / _SIZES_PER_DOUBLING)
    rounded = {round(size / _ROUND_TO_PX) * _ROUND_TO_PX for size in sizes}
    return Stops((AUTOMATIC, *sorted(rounded | {largest_px})))


_SERIES = (10, 15, 20, 30, 50, 70)


def rising_stops(smallest: int, largest: int, *, has_zero: bool = False) -> Stops:
    """Round numbers that grow by about a half each, as far as ``largest``: 1, 2, 3, 5, 7, 10, 15, 20, 30 …"""
    rounded = {step * 10**power // 10 for power in range(len(str(largest))) for step in _SERIES}
    within = {number for number in rounded if smallest <= number <= largest}
    return Stops((*([0] if has_zero else []), *sorted(within | {smallest, largest})))


def size_number(size_px: int | None) -> int:
    """A size as a slider's number."""
    return AUTOMATIC if size_px is None else size_px


def size_px(number: int, smallest_px: int) -> int | None:
    """The size that a number stands for; what is typed between automatic and the smallest size is the smallest."""
    return None if number == AUTOMATIC else max(number, smallest_px)


def percent(share: float) -> int:
    """A share in 0..1 as a slider's number."""
    return round(100 * share)


def pages(stops: Sequence[int]) -> int:
    """How many positions Page Up moves: about a tenth of them."""
    return max(1, len(stops) // 10)
