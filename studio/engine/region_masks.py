"""How much each region counts in the cells of a canvas of any size, from memberships that are kept small.

They are enlarged by a cubic B-spline, which is smooth, never leaves 0..1 and keeps sums; a cell has the value at its
centre. Nothing but the cell's place decides, so that every tiling has the same ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.engine.group_masks import GroupMasks, Numbers
from studio.engine.padding import reflected_places
from studio.engine.regions import FULL, Memberships, PictureRegions
from studio.geometry import Region, Size, spans
from studio.images.rasters import Pixels
from studio.transforms.bsplines import TAPS, bspline_taps

_BLOCK_COLUMNS = 256
_KEPT_COLUMNS = 32  # some MB


@dataclass(frozen=True, eq=False, kw_only=True)
class RegionMasks(GroupMasks):
    """The masks of regions: ``memberships`` (K, h, w) of the picture of size ``whole``.

    The canvas holds the part of ``size`` that begins at ``origin`` (x, y).
    """

    rasters: tuple[()] = ()
    memberships: Memberships
    whole: Size
    size: Size
    origin: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, regions: PictureRegions, size: Size) -> RegionMasks:
        """All of ``regions`` in a canvas of ``size`` that holds the whole picture."""
        every = tuple(range(regions.count))
        return cls(painted=every, keeps=False, memberships=regions.memberships, whole=size, size=size)

    def pixels(self, region: Region) -> tuple[Pixels, ...]:
        """The rows and columns of the whole picture that ``region`` of the padded canvas shows."""
        left, top = self.origin
        rows = top + reflected_places(region.top, region.bottom, self.size.height)
        columns = left + reflected_places(region.left, region.right, self.size.width)
        return rows, columns

    def weights(
        self, pixels: Sequence[Pixels], *, scale_px: int, dtype: torch.dtype, visible_hw: Numbers | None = None
    ) -> Tensor:
        """The weights (G, h, w) in [0, 1] of the painted regions in cells of ``scale_px``; see `GroupMasks.weights`."""
        floats = np.float64 if dtype == torch.float64 else np.float32
        rows, columns = (_centres(places, scale_px) for places in pixels)
        parts = self.memberships[list(self.painted)]
        height, width = parts.shape[1:]
        rows, columns = rows * (height / self.whole.height), columns * (width / self.whole.width)
        weights = _resampled(parts.astype(floats), rows, columns)
        weights *= floats(1.0 / FULL)
        if visible_hw is not None:
            cells = visible_hw.reshape(len(rows), scale_px, len(columns), scale_px)
            weights *= cells.mean((1, 3), dtype=np.float64).astype(floats)
        return torch.from_numpy(weights)


def _centres(places: Pixels, scale_px: int) -> npt.NDArray[np.float64]:
    """The middle of each cell, in pixels from the picture's edge."""
    cells: npt.NDArray[np.float64] = places.astype(np.float64).reshape(-1, scale_px).mean(1) + 0.5
    return cells


def _resampled(small_khw: Numbers, rows: Numbers, columns: Numbers) -> Numbers:
    """``small_khw`` at these rows and columns, in its own cells: (K, rows, columns).

    A matrix product for the rows, and one for each block of columns, few of whose entries are 0: that takes a tenth of
    the time of picking the cells of every pixel.
    """
    count, height, width = small_khw.shape
    down, first_row = _spline_matrix(rows - 0.5, height, small_khw.dtype)
    part = small_khw[:, first_row : first_row + down.shape[1]]
    tall = np.matmul(down, part).reshape(-1, width)
    wide = np.empty((len(tall), len(columns)), small_khw.dtype)
    blocks = _column_blocks(columns.tobytes(), width, small_khw.dtype.str)  # the same for every band of a strip
    for (left, right), (across, first) in zip(spans(len(columns), _BLOCK_COLUMNS), blocks, strict=True):
        np.matmul(tall[:, first : first + across.shape[1]], across.T, out=wide[:, left:right])
    return wide.reshape(count, len(rows), len(columns))


@lru_cache(maxsize=_KEPT_COLUMNS)
def _column_blocks(columns: bytes, length: int, dtype: str) -> tuple[tuple[Numbers, int], ...]:
    places = np.frombuffer(columns)
    parts = (places[left:right] for left, right in spans(len(places), _BLOCK_COLUMNS))
    return tuple(_spline_matrix(part - 0.5, length, dtype) for part in parts)


def _spline_matrix(places: Numbers, length: int, dtype: npt.DTypeLike) -> tuple[Numbers, int]:
    """What cells count at ``places`` (n, cells), from the first cell that counts anywhere on, and that cell."""
    cells, weights = bspline_taps(places, length)
    first = int(cells.min())
    matrix = np.zeros((len(places), int(cells.max()) + 1 - first))
    for tap in range(TAPS):
        matrix[np.arange(len(places)), cells[:, tap] - first] += weights[:, tap]
    return matrix.astype(dtype), first
