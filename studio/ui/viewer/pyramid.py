"""The geometry of a tile pyramid: each level half as large as the one before, cut into square tiles; without Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.geometry import Region, Size


@dataclass(frozen=True, slots=True)
class TileAddress:
    """One tile: level 0 is the full size; column and row count tiles of that level."""

    level: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Pyramid:
    """The levels of a picture of ``size``, halved until ``smallest_px`` holds one or a side is a single pixel. Rounding
    down and that end are what libvips does when it writes a pyramid.
    """

    size: Size
    tile_px: int = 512
    smallest_px: int = 512
    levels: tuple[Size, ...] = field(init=False)

    def __post_init__(self) -> None:
        if min(self.tile_px, self.smallest_px) < 1:
            raise ValueError(f"tiles and levels need at least one pixel, not {self.tile_px} and {self.smallest_px}")
        levels = [self.size]
        while _is_worth_halving(levels[-1], self.smallest_px):
            levels.append(halved(levels[-1]))
        object.__setattr__(self, "levels", tuple(levels))

    def level_for(self, zoom: float) -> int:
        """The coarsest level that need not be enlarged to show the picture at ``zoom`` (1: full size)."""
        if zoom >= 1:
            return 0
        return min(len(self.levels) - 1, math.floor(math.log2(1 / zoom) + 1e-9))

    def region(self, address: TileAddress) -> Region:
        """The pixels of its level that a tile holds; edge tiles are smaller."""
        left, top = address.column * self.tile_px, address.row * self.tile_px
        whole = Region.whole(self.levels[address.level])
        return Region(left, top, left + self.tile_px, top + self.tile_px).intersection(whole)

    def addresses(self, level: int, region: Region) -> Iterator[TileAddress]:
        """The tiles of ``level`` that ``region``, counted in that level's pixels, touches; row by row."""
        inside = region.intersection(Region.whole(self.levels[level]))
        if inside.pixels == 0:
            return
        for row in range(inside.top // self.tile_px, (inside.bottom - 1) // self.tile_px + 1):
            for column in range(inside.left // self.tile_px, (inside.right - 1) // self.tile_px + 1):
                yield TileAddress(level, column, row)

    def on_full_size(self, region: Region, level: int) -> Region:
        """Where a region of a level lies on the full-size picture, rounded outwards."""
        size = self.levels[level]
        return Region(
            region.left * self.size.width // size.width,
            region.top * self.size.height // size.height,
            -(-region.right * self.size.width // size.width),
            -(-region.bottom * self.size.height // size.height),
        )

    def by_distance(self, addresses: Iterator[TileAddress]) -> list[TileAddress]:
        """``addresses`` of one level from the middle of them outwards: the order in which a person wants them."""
        tiles = list(addresses)
        if not tiles:
            return tiles
        middle_x = (tiles[0].column + tiles[-1].column) / 2
        middle_y = (tiles[0].row + tiles[-1].row) / 2
        return sorted(tiles, key=lambda tile: math.hypot(tile.column - middle_x, tile.row - middle_y))


def halved(size: Size) -> Size:
    """Half of ``size`` each way, rounded down, at least one pixel."""
    return Size(max(1, size.width // 2), max(1, size.height // 2))


def _is_worth_halving(size: Size, smallest_px: int) -> bool:
    return max(size.width, size.height) > smallest_px and min(size.width, size.height) > 1
