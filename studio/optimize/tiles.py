"""The tiles of a canvas, each a core with a halo, and how large they may be within a memory budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studio.errors import SpaceError
from studio.geometry import Region, Size, align_up, spans
from studio.networks.layout import ALIGNMENT_PX
from studio.optimize.features import LossNetwork
from studio.streaming.strips import Grid

MEASURE_WORK, GRADIENT_WORK = 1.0, 3.0  # in forward runs of the network: a derivative takes as long as two of them
_SMALLEST_TILE_PX = 64
_LARGEST_TILE_PX = 1024  # larger ones save less than a tenth of the halos, and their tensors leave every cache
_SAFETY = 1.25


@dataclass(frozen=True, slots=True)
class Tile:
    """A ``core`` of the canvas, and the core with its halo, ``outer``, cut off at the canvas' sides."""

    core: Region
    outer: Region

    @property
    def core_within(self) -> Region:
        """The core counted from the corner of the tile."""
        return self.core.shifted(-self.outer.left, -self.outer.top)


def tiles(grid: Grid, halo_px: int) -> Iterator[Tile]:
    """The tiles of a canvas, row by row: ``strip_px`` columns and ``band_px`` rows of core each."""
    for top, bottom in spans(grid.canvas.height, grid.band_px):
        for left, right in spans(grid.canvas.width, grid.strip_px):
            core = Region(left, top, right, bottom)
            yield Tile(core, core.expanded(halo_px, within=grid.canvas))


def one_tile(canvas: Size) -> Grid:
    """The grid of a canvas that is one tile."""
    return Grid(canvas, strip_px=canvas.width, band_px=canvas.height)


def evaluation_work(grid: Grid, halo_px: int) -> float:
    """What a loss and its gradient on ``grid`` cost, in forward runs of the network over a pixel, halos included."""
    outer = [tile.outer.pixels for tile in tiles(grid, halo_px)]
    return sum(outer) * (GRADIENT_WORK if len(outer) == 1 else GRADIENT_WORK + MEASURE_WORK)


def tile_bytes(network: LossNetwork, pixels: int, *, itemsize: int, with_gradient: bool) -> int:
    """Estimated peak memory of a tile of ``pixels`` with its halo.

    Every layer keeps its output, and for the gradient its padded input too; what the widest layer works on, and for the
    gradient two layers' derivatives, come on top of them.
    """
    kept = [
        layer.in_channels / layer.in_scale_px**2 + layer.out_channels / layer.scale_px**2 for layer in network.layers
    ]
    widest = max(kept)
    outputs = sum(layer.out_channels / layer.scale_px**2 for layer in network.layers)
    numbers = (sum(kept) if with_gradient else outputs) + 3 * widest
    return round(_SAFETY * itemsize * numbers * pixels)


def plan_tiles(
    canvas: Size, network: LossNetwork, budget_bytes: int, *, with_gradient: bool, itemsize: int = 4
) -> Grid:
    """The largest square tiles, up to 1024 px, whose work fits into ``budget_bytes``; raises SpaceError.

    A canvas that fits as a whole is one tile.
    """

    def needed(width: int, height: int) -> int:
        return tile_bytes(network, width * height, itemsize=itemsize, with_gradient=with_gradient)

    if needed(canvas.width, canvas.height) <= budget_bytes and canvas.pixels <= _LARGEST_TILE_PX**2:
        return one_tile(canvas)
    side_px = _LARGEST_TILE_PX
    while True:
        outer = Region(0, 0, min(side_px, canvas.width), min(side_px, canvas.height))
        width, height = (
            min(side + 2 * network.halo_px, most)
            for side, most in ((outer.width, canvas.width), (outer.height, canvas.height))
        )
        if needed(width, height) <= budget_bytes:
            return Grid(canvas, strip_px=outer.width, band_px=outer.height)
        if side_px <= _SMALLEST_TILE_PX:
            raise SpaceError(
                "a memory budget of {budget} MiB is too small: the smallest tile of an optimisation needs about "
                "{needed} MiB; allow more memory",
                option=" with --memory-budget",
                budget=max(0, budget_bytes) >> 20,
                needed=needed(width, height) >> 20,
            )
        side_px = align_up(side_px * 3 // 4, ALIGNMENT_PX)
