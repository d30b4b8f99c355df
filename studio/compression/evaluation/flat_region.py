"""The flattest region of a photograph: where a weave that a decoder adds shows most."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from studio.geometry import Region

FLAT_PX = 96


def flattest_region(pixels_hwc: npt.NDArray[np.uint8], side_px: int = FLAT_PX) -> Region:
    """The square of ``side_px`` of least variance of (h, w, 3) pixels' R + G + B, narrower where the picture is.

    Of several alike the one furthest up, then furthest left. Whole numbers throughout: the same everywhere.
    """
    height, width = (min(side_px, side) for side in pixels_hwc.shape[:2])
    grey = pixels_hwc.astype(np.int64).sum(2)
    total, squares = _box_sums(grey, height, width), _box_sums(grey**2, height, width)
    spread = squares * (height * width) - total**2  # the variance times the squared number of pixels
    top, left = np.unravel_index(int(spread.argmin()), spread.shape)
    return Region(int(left), int(top), int(left) + width, int(top) + height)


def _box_sums(values_hw: npt.NDArray[np.int64], height: int, width: int) -> npt.NDArray[np.int64]:
    """Over every box of that size that lies inside, by a table of sums."""
    table = np.pad(values_hw.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    rows = table[height:] - table[:-height]
    sums: npt.NDArray[np.int64] = rows[:, width:] - rows[:, :-width]
    return sums
