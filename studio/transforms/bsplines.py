"""The uniform cubic B-spline, which enlarges cells smoothly: four of them count at every place, and sum to 1."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

TAPS = 4


def bspline_taps(places: npt.NDArray[np.float64], length: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The cells of an axis of ``length`` that ``places`` (n,) depend on, and their weights, both (n, 4).

    Cell i has its centre at place i. Beyond the ends the last cell repeats.
    """
    cell = np.floor(places).astype(np.int64)
    offsets = np.arange(-1, TAPS - 1)
    distance = np.abs((places - cell)[:, None] - offsets)
    near = 2 / 3 + (distance / 2 - 1) * distance**2
    far = (2 - distance) ** 3 / 6
    return np.clip(cell[:, None] + offsets, 0, length - 1), np.where(distance <= 1, near, far)
