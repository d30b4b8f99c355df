"""Lattice: how much of a picture's finest structure repeats with the cells that a decoder upsamples by."""

from __future__ import annotations

import torch
from torch import Tensor

CELLS_PX = (2, 4, 8, 16)
_LUMA = (0.299, 0.587, 0.114)  # BT.601
_LEAST_MEAN = 2e-3  # of a picture without any structure


def lattice_of(pictures: Tensor) -> Tensor:
    """(B,) for pictures (B, 3, H, W) in [0, 1], sides of at least 18 px: 0 where no position of any cell stands out.

    The luminance's second difference, its magnitude, is averaged by position modulo a cell's side, for cells of 2, 4,
    8 and 16 px and differences along both axes and both diagonals; the deviation of these averages over their mean is
    then averaged over cells and directions. Along an axis a position is a column (or a row), along a diagonal it is
    one of the cell's pixels: a penalty on the axes alone would only turn the pattern by 45 degrees.
    """
    along, down, falling, rising = _second_differences(luminance(pictures))
    found = []
    for cell in CELLS_PX:
        found.append(_unevenness(_by_position(along, cell).mean(1)))
        found.append(_unevenness(_by_position(down, cell).mean(2)))
        found += [_unevenness(_by_position(diagonal, cell).flatten(1)) for diagonal in (falling, rising)]
    return torch.stack(found).mean(0)


def luminance(pictures: Tensor) -> Tensor:
    """(B, H, W) of pictures (B, 3, H, W), in float32 or finer."""
    red, green, blue = pictures.to(torch.promote_types(pictures.dtype, torch.float32)).unbind(1)
    return _LUMA[0] * red + _LUMA[1] * green + _LUMA[2] * blue


def excess_lattice(painted: Tensor, photographs: Tensor) -> Tensor:
    """(B,): what a painting's lattice exceeds its photograph's by; no gradient flows into ``photographs``."""
    return (lattice_of(painted) - lattice_of(photographs.detach())).clamp_min(0)


def _second_differences(luma: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Magnitudes along rows, down columns, and along both diagonals of (B, H, W)."""
    middle = 2 * luma[:, 1:-1, 1:-1]
    return (
        (luma[:, :, 2:] - 2 * luma[:, :, 1:-1] + luma[:, :, :-2]).abs(),
        (luma[:, 2:] - 2 * luma[:, 1:-1] + luma[:, :-2]).abs(),
        (luma[:, 2:, 2:] - middle + luma[:, :-2, :-2]).abs(),
        (luma[:, 2:, :-2] - middle + luma[:, :-2, 2:]).abs(),
    )


def _by_position(magnitudes: Tensor, cell: int) -> Tensor:
    """(B, cell, cell): the mean of (B, H, W) over all whole cells, position by position."""
    rows, columns = magnitudes.shape[1] // cell, magnitudes.shape[2] // cell
    whole = magnitudes[:, : rows * cell, : columns * cell]
    return whole.reshape(-1, rows, cell, columns, cell).mean((1, 3))


def _unevenness(means: Tensor) -> Tensor:
    """Deviation over mean of (B, positions); its gradient is 0, not infinite, where all positions are equal."""
    centred = means - means.mean(1, keepdim=True)
    variance = centred.square().sum(1) / (means.shape[1] - 1)
    deviation = torch.where(variance > 0, variance, 1.0).sqrt() * (variance > 0)
    return deviation / (means.mean(1) + _LEAST_MEAN)
