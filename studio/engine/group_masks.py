"""How much each group of styles counts in each cell of a canvas, from the masks of the groups.

Of a pixel whose masks sum to more than 1 each counts in proportion, so that they sum to 1; styles without a mask get
the rest. A cell of a level has the mean over its pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.engine.padding import padded_pixels
from studio.geometry import Region
from studio.images.rasters import Pixels, Raster

_FULL_SCALES = {"u1": 255, "u2": 65_535}
Numbers = npt.NDArray[Any]  # counts of the full scale, or shares of 1


@dataclass(frozen=True, eq=False)
class GroupMasks:
    """The masks of a picture in ``rasters``, one channel of uint8 or uint16 each, of the picture's size.

    ``painted`` are the numbers of the groups whose weights count, in order: that of their mask, or one more than the
    last mask for the group without one. With ``keeps`` some of the picture may be left to none of them.
    """

    rasters: tuple[Raster, ...]
    painted: tuple[int, ...]
    keeps: bool

    def with_rasters(self, rasters: Iterable[Raster]) -> GroupMasks:
        """The same for a picture of another size, whose masks are in ``rasters``."""
        return replace(self, rasters=tuple(rasters))

    def pixels(self, region: Region) -> tuple[Pixels, ...]:
        """What is stored of ``region`` of the padded canvas (h, w) of each mask."""
        return tuple(padded_pixels(raster, region)[:, :, 0] for raster in self.rasters)

    def weights(
        self, pixels: Sequence[Pixels], *, scale_px: int, dtype: torch.dtype, visible_hw: Numbers | None = None
    ) -> Tensor:
        """The weights (G, h, w) in [0, 1] of the painted groups in cells of ``scale_px``, from what `pixels` gave.

        With ``visible_hw``, an alpha in [0, 1], each pixel counts as much as it can be seen.
        """
        floats = np.dtype(np.float64 if dtype == torch.float64 else np.float32)
        full = max(_FULL_SCALES[mask.dtype.str[1:]] for mask in pixels)
        counts = tuple(_counts(mask, full) for mask in pixels)
        total = counts[0].astype(np.int32)
        for count in counts[1:]:
            total += count
        per_cell = 1.0 / (scale_px * scale_px)
        if visible_hw is None and total.max() <= full:  # whole numbers add up faster
            shares: Iterable[Numbers] = self._chosen((*counts, full - total))
            per_cell /= full
        else:
            left = np.maximum(full - total, 0)
            count_share = np.reciprocal(np.maximum(total, full, out=total).astype(floats))
            if visible_hw is not None:
                count_share *= visible_hw.astype(floats)
            shares = (share * count_share for share in self._chosen((*counts, left)))
        height, width = total.shape
        weights = np.empty((len(self.painted), height // scale_px, width // scale_px), floats)
        for cells, share in zip(weights, shares, strict=True):
            cells[...] = _cell_sums(share, scale_px)
        weights *= floats.type(per_cell)
        return torch.from_numpy(weights)

    def _chosen(self, counts: tuple[Numbers, ...]) -> tuple[Numbers, ...]:
        return tuple(counts[index] for index in self.painted)


def _counts(mask: Numbers, full: int) -> Numbers:
    """``mask`` counted in parts of ``full``, what the deepest mask has."""
    own = _FULL_SCALES[mask.dtype.str[1:]]
    return mask if own == full else np.multiply(mask, full // own, dtype=np.uint16)


def _cell_sums(pixels_hw: Numbers, scale_px: int) -> Numbers:
    """The sum of each square of ``scale_px``, down the columns first, which is what memory likes."""
    if scale_px == 1:
        return pixels_hw
    kind = pixels_hw.dtype if pixels_hw.dtype.kind == "f" else np.dtype(np.int32)
    rows = pixels_hw[::scale_px].astype(kind)
    for row in range(1, scale_px):
        rows += pixels_hw[row::scale_px]
    sums = rows[:, ::scale_px].copy()
    for column in range(1, scale_px):
        sums += rows[:, column::scale_px]
    return sums
