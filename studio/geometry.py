"""Whole-number sizes and half-open regions of pixels, and the few operations on them that planning needs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, both at least 1."""

    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise ValueError(f"a size needs at least one pixel each way, not {self.width} x {self.height}")

    @property
    def pixels(self) -> int:
        """Number of pixels."""
        return self.width * self.height

    @property
    def megapixels(self) -> float:
        """Millions of pixels."""
        return self.pixels / 1e6

    def aligned(self, multiple: int) -> Size:
        """The smallest size that is no smaller and divides by ``multiple`` both ways."""
        return Size(align_up(self.width, multiple), align_up(self.height, multiple))

    def fitted(self, longer_side_px: int) -> Size:
        """This size scaled so that the longer side is ``longer_side_px``; the shorter keeps at least 1 pixel."""
        longer = max(self.width, self.height)
        return Size(
            max(1, round(self.width * longer_side_px / longer)),
            max(1, round(self.height * longer_side_px / longer)),
        )

    def __str__(self) -> str:
        return f"{self.width} x {self.height}"


@dataclass(frozen=True, slots=True)
class Region:
    """A half-open rectangle: columns ``left <= x < right``, rows ``top <= y < bottom``."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(
                f"a region cannot end before it begins: {self.left}, {self.top} to {self.right}, {self.bottom}"
            )

    @classmethod
    def whole(cls, size: Size) -> Region:
        """The region that covers all of ``size``."""
        return cls(0, 0, size.width, size.height)

    @property
    def width(self) -> int:
        """Columns."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    @property
    def pixels(self) -> int:
        """Number of pixels, 0 for an empty region."""
        return self.width * self.height

    def intersection(self, other: Region) -> Region:
        """What both regions share; empty (zero width or height) when they do not meet."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Region(left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom)))

    def expanded(self, margin_px: int, *, within: Size) -> Region:
        """This region grown by ``margin_px`` on every side, cut to the canvas ``within``."""
        return Region(
            max(0, self.left - margin_px),
            max(0, self.top - margin_px),
            min(within.width, self.right + margin_px),
            min(within.height, self.bottom + margin_px),
        )

    def shifted(self, dx: int, dy: int) -> Region:
        """This region moved by (dx, dy) pixels."""
        return Region(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def divided(self, scale: int) -> Region:
        """The same region counted in cells of ``scale`` pixels; every edge must be a multiple of ``scale``."""
        edges = (self.left, self.top, self.right, self.bottom)
        if any(edge % scale for edge in edges):
            raise ValueError(f"{self} does not lie on a grid of {scale} px")
        return Region(*(edge // scale for edge in edges))

    def on_grid(self, unit_px: int) -> Region:
        """This region grown to edges that are multiples of ``unit_px``."""
        left, top = self.left // unit_px * unit_px, self.top // unit_px * unit_px
        return Region(left, top, align_up(self.right, unit_px), align_up(self.bottom, unit_px))

    def scaled(self, across: float, down: float) -> Region:
        """Where this region lies in a picture that is scaled by these factors, rounded outwards."""
        left, top = math.floor(self.left * across), math.floor(self.top * down)
        return Region(left, top, math.ceil(self.right * across), math.ceil(self.bottom * down))

    def __str__(self) -> str:
        return f"{self.width} x {self.height} px at {self.left}, {self.top}"


def align_up(value: int, multiple: int) -> int:
    """The smallest multiple of ``multiple`` that is at least ``value``."""
    return -(-value // multiple) * multiple


def spans(total: int, step: int) -> Iterator[tuple[int, int]]:
    """Half-open spans of at most ``step`` that cover ``0 .. total`` in order."""
    if step < 1:
        raise ValueError(f"a step must be at least 1, not {step}")
    for start in range(0, total, step):
        yield start, min(start + step, total)


def reflect_index(index: int, length: int) -> int:
    """Where reflection without repeating the edge finds position ``index`` of an axis of ``length`` cells."""
    if length == 1:
        return 0
    period = 2 * (length - 1)
    folded = index % period
    return folded if folded < length else period - folded


def reflected_indices(start: int, stop: int, length: int) -> list[int]:
    """`reflect_index` of every position from ``start`` up to ``stop``; most are where they are."""
    before = [reflect_index(index, length) for index in range(start, min(stop, 0))]
    after = [reflect_index(index, length) for index in range(max(start, length), stop)]
    return [*before, *range(max(start, 0), min(stop, length)), *after]
