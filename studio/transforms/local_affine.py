"""A local affine model of one picture by another, on a grid of cells: the guided filter with a colour guide.

He, Sun, Tang 2013, "Guided Image Filtering" (doi:10.1109/TPAMI.2012.213). In every window the colours p of a painting
are explained by those of a photo, I, as Aᵀ I + b:

    A = (Σ + ε U)⁻¹ (C + d ε U),    b = p̄ - Aᵀ Ī

with Σ the covariance of I, and C that of I and p. The result is Āᵀ I + b̄, with the means of A and b over all windows
around a pixel. Two things differ from the paper. A is drawn towards d U instead of 0: with d = 1 the photo's texture
comes through where it is too faint for a fit, instead of being smoothed away. And windows consist of whole cells of a
grid that is as fine relative to the picture at any size, whose sums are taken over all pixels; the means are
enlarged by a cubic B-spline. (The fast guided filter, arXiv 1505.00996, takes single pixels of a reduced copy.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.geometry import Region, Size, spans

CELLS_PER_RADIUS = 2.5
"""A window has 5 cells a side: as many to each side of its middle."""

_BEYOND = 2  # cells of a window on each side of the middle one
_CHANNELS = 3
_PAIRS = tuple((i, j) for i in range(_CHANNELS) for j in range(i, _CHANNELS))
_SUMS = 1 + 2 * _CHANNELS + len(_PAIRS) + _CHANNELS**2
_COEFFICIENTS = _CHANNELS * (_CHANNELS + 1)
_TAPS = 4
_FITTED_ROWS = 32

Floats = npt.NDArray[np.float64]


def cells_of(size: Size, radius: float) -> Size:
    """The grid for windows of ``radius``, a share of the longer side: cells are at least as large as pixels."""
    return size.fitted(min(max(size.width, size.height), max(1, round(CELLS_PER_RADIUS / radius))))


class CellSums:
    """Sums of two pictures of ``size`` over the cells of a grid ``cells``: colours, their products, how many count.

    Colours are whole numbers up to 65,535 where the pictures are: then all sums are exact below 2^53, and the same
    whatever parts the pictures are added in.
    """

    def __init__(self, size: Size, cells: Size) -> None:
        self._size, self._cells = size, cells
        self.sums: Floats = np.zeros((_SUMS, cells.height, cells.width))

    def add(self, region: Region, photo_chw: Floats, painted_chw: Floats, counts_hw: Floats | None = None) -> None:
        """Count the pixels of ``region``: (3, h, w) of both pictures; ``counts_hw`` is 0 where one does not, else 1."""
        rows, first_row = _cell_starts(region.top, region.bottom, self._size.height, self._cells.height)
        columns, first_column = _cell_starts(region.left, region.right, self._size.width, self._cells.width)
        counted = np.ones((region.height, region.width)) if counts_hw is None else counts_hw
        weighted = photo_chw if counts_hw is None else photo_chw * counts_hw
        painted = painted_chw if counts_hw is None else painted_chw * counts_hw
        planes = (
            counted,
            *weighted,
            *painted,
            *(weighted[i] * photo_chw[j] for i, j in _PAIRS),
            *(weighted[i] * painted_chw[j] for i in range(_CHANNELS) for j in range(_CHANNELS)),
        )
        part = self.sums[:, first_row : first_row + len(rows), first_column : first_column + len(columns)]
        for index, plane in enumerate(planes):
            part[index] += np.add.reduceat(np.add.reduceat(plane, rows, axis=0), columns, axis=1)


@dataclass(frozen=True, eq=False)
class LocalAffine:
    """The mean of the models around each cell: ``coefficients`` (12, cells down, cells across) float64.

    For each channel of the photo come its weights in the result's three, then what is added to these.
    """

    coefficients: Tensor

    def __post_init__(self) -> None:
        if self.coefficients.ndim != 3 or len(self.coefficients) != _COEFFICIENTS:
            raise ValueError(f"coefficients of shape {tuple(self.coefficients.shape)}")

    @classmethod
    def fitted(cls, sums: Floats, *, full_scale: float, epsilon: float, detail: float) -> LocalAffine:
        """The models of pictures with these `CellSums`, in which ``full_scale`` is white.

        ``epsilon`` > 0 is ε in units of squared colours in [0, 1], ``detail`` is d. Windows in which nothing counts are
        left out of the means; where all are, A = d U.
        """
        height, parts = sums.shape[1], []
        for top, bottom in spans(height, _FITTED_ROWS):  # at once they would take several times as much as the sums
            first = max(0, top - _BEYOND)
            boxed = _box(sums[:, first : bottom + _BEYOND])[:, top - first : bottom - first]
            parts.append(_models(boxed, full_scale, epsilon, detail))
        return cls(torch.from_numpy(_mean_of_windows(np.concatenate(parts, axis=1), _box(sums[:1])[0] > 0, detail)))

    @property
    def cells(self) -> Size:
        """The grid."""
        return Size(self.coefficients.shape[2], self.coefficients.shape[1])

    def apply(self, photo_chw: Tensor, region: Region, whole: Size) -> Tensor:
        """What becomes of the photo's colours (3, h, w) float64 in ``region`` of a picture of size ``whole``."""
        down, rows = _spline(region.top, region.bottom, whole.height, self.cells.height)
        across, columns = _spline(region.left, region.right, whole.width, self.cells.width)
        near = self.coefficients[:, rows[0] : rows[1], columns[0] : columns[1]].transpose(0, 1)
        tall = down @ near.reshape(rows[1] - rows[0], -1)  # two products of matrices, not one of each coefficient
        wide = tall.view(region.height * _COEFFICIENTS, -1) @ across.T
        own = wide.view(region.height, _CHANNELS + 1, _CHANNELS, region.width)
        result = own[:, _CHANNELS]
        for channel in range(_CHANNELS):
            result.addcmul_(own[:, channel], photo_chw[channel, :, None])
        return result.transpose(0, 1)


def _cell_starts(first: int, end: int, length: int, cells: int) -> tuple[npt.NDArray[np.int64], int]:
    """Where the cells under pixels ``first`` to ``end`` begin, counted from ``first``, and the number of the first."""
    cell, last = first * cells // length, (end - 1) * cells // length
    starts = -(-np.arange(cell, last + 1) * length // cells) - first
    return np.maximum(starts, 0), cell


def _models(boxed: Floats, full_scale: float, epsilon: float, detail: float) -> Floats:
    """A and b of windows with these sums, as in `LocalAffine`; meaningless where nothing counts."""
    count = boxed[0]
    means = boxed[1:] / np.maximum(count, 1.0)
    photo, painted = means[:_CHANNELS] / full_scale, means[_CHANNELS : 2 * _CHANNELS] / full_scale
    products = means[2 * _CHANNELS :] / full_scale**2
    covariance = [products[index] - photo[i] * photo[j] + epsilon * (i == j) for index, (i, j) in enumerate(_PAIRS)]
    across = products[len(_PAIRS) :].reshape(_CHANNELS, _CHANNELS, *count.shape) - photo[:, None] * painted
    for channel in range(_CHANNELS):
        across[channel, channel] += detail * epsilon
    weights = np.einsum("ikhw,kjhw->ijhw", _inverse(*covariance), across)
    added = painted - np.einsum("ijhw,ihw->jhw", weights, photo)
    return np.concatenate((weights.reshape(-1, *count.shape), added))


def _inverse(xx: Floats, xy: Floats, xz: Floats, yy: Floats, yz: Floats, zz: Floats) -> Floats:
    """The inverses (3, 3, h, w) of symmetric matrices by cofactors: for so many of them faster than a solver."""
    first, second, third = yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy
    fourth, fifth, sixth = xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy
    rows = ((first, second, third), (second, fourth, fifth), (third, fifth, sixth))
    return np.array(rows) / (xx * first + xy * second + xz * third)


def _box(planes: Floats) -> Floats:
    """Sums over all cells at most two away, of those that there are."""
    summed = planes
    for axis in (1, 2):
        margins = [(0, 0)] * 3
        margins[axis] = (_BEYOND, _BEYOND)
        padded, length = np.pad(summed, margins), planes.shape[axis]
        summed = np.take(padded, range(length), axis=axis)
        for shift in range(1, 2 * _BEYOND + 1):
            summed += np.take(padded, range(shift, shift + length), axis=axis)
    return summed


def _mean_of_windows(own: Floats, is_seen: npt.NDArray[np.bool_], detail: float) -> Floats:
    seen = _box(is_seen[None].astype(np.float64))[0]
    unfitted = np.concatenate((detail * np.eye(_CHANNELS).ravel(), np.zeros(_CHANNELS)))
    total = _box(own * is_seen)
    return np.where(seen > 0, total / np.where(seen > 0, seen, 1.0), unfitted[:, None, None])


def _spline(first: int, end: int, length: int, cells: int) -> tuple[Tensor, tuple[int, int]]:
    """The weights of cells in pixels ``first`` to ``end`` of an axis: (pixels, cells) of the cells that are returned.

    A cubic B-spline; beyond the ends the last cell repeats.
    """
    exact = (np.arange(first, end) + 0.5) * (cells / length) - 0.5
    cell = np.floor(exact).astype(np.int64)
    offsets = np.arange(-1, _TAPS - 1)
    distance = np.abs((exact - cell)[:, None] - offsets)
    weights = np.where(distance <= 1, 2 / 3 + (distance / 2 - 1) * distance**2, (2 - distance) ** 3 / 6)
    taps = np.clip(cell[:, None] + offsets, 0, cells - 1)
    low, high = int(taps.min()), int(taps.max()) + 1
    dense = np.zeros((end - first, high - low))
    np.add.at(dense, (np.arange(end - first)[:, None], taps - low), weights)
    return torch.from_numpy(dense), (low, high)
