"""Which parts of a canvas are there already: rectangles that are added, and what of another one they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studio.geometry import Region


class Coverage:
    """The union of the regions added; without Qt, for a single thread."""

    def __init__(self) -> None:
        self._regions: list[Region] = []  # never overlapping

    @property
    def pixels(self) -> int:
        """How much is covered."""
        return sum(region.pixels for region in self._regions)

    def add(self, region: Region) -> None:
        """Cover ``region`` too."""
        for piece in self.missing(region):
            self._join(piece)

    def missing(self, region: Region) -> list[Region]:
        """What of ``region`` is not covered, as rectangles that do not overlap."""
        left = [region] if region.pixels else []
        for covered in self._regions:
            left = [piece for part in left for piece in without(part, covered)]
        return left

    def covers(self, region: Region) -> bool:
        """Whether nothing of ``region`` is missing."""
        return not self.missing(region)

    def touches(self, region: Region) -> bool:
        """Whether anything of ``region`` is covered."""
        return any(one.intersection(region).pixels for one in self._regions)

    def clear(self) -> None:
        """Cover nothing."""
        self._regions.clear()

    def keep_near(self, region: Region, *, most_pixels: int) -> None:
        """Where more than ``most_pixels`` are covered, forget what does not touch ``region``."""
        if self.pixels > most_pixels:
            self._regions = [one for one in self._regions if one.intersection(region).pixels]

    def _join(self, piece: Region) -> None:
        """Add ``piece``, making one rectangle of two that share a whole edge: bands that follow each other stay one."""
        for index, other in enumerate(self._regions):
            if (joined := _joined(piece, other)) is not None:
                del self._regions[index]
                self._join(joined)
                return
        self._regions.append(piece)


def without(region: Region, hole: Region) -> list[Region]:
    """``region`` without ``hole``: above and below it in full width, then what is left and right of it."""
    shared = region.intersection(hole)
    if not shared.pixels:
        return [region]
    pieces = (
        Region(region.left, region.top, region.right, shared.top),
        Region(region.left, shared.top, shared.left, shared.bottom),
        Region(shared.right, shared.top, region.right, shared.bottom),
        Region(region.left, shared.bottom, region.right, region.bottom),
    )
    return [piece for piece in pieces if piece.pixels]


def bounding(regions: Iterable[Region]) -> Region:
    """The smallest region around all of ``regions``, of which there is at least one."""
    found: Sequence[Region] = list(regions)
    return Region(
        min(region.left for region in found),
        min(region.top for region in found),
        max(region.right for region in found),
        max(region.bottom for region in found),
    )


def _joined(one: Region, other: Region) -> Region | None:
    both = bounding((one, other))
    is_beside = (one.top, one.bottom) == (other.top, other.bottom) and both.width == one.width + other.width
    is_below = (one.left, one.right) == (other.left, other.right) and both.height == one.height + other.height
    return both if is_beside or is_below else None
