"""A preview's result as the window shows it: 8 bits, three channels."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from studio.geometry import Region
from studio.images.rasters import Raster
from studio.networks.layout import RGB_CHANNELS

_WHITE = 255.0


def shown_pixels(result: Raster) -> npt.NDArray[np.uint8]:
    """The pixels of ``result`` (uint8 or uint16, with or without alpha) as (h, w, 3), over white where transparent."""
    return shown_part(result, Region.whole(result.size))


def shown_part(result: Raster, region: Region, *, step_px: int = 1) -> npt.NDArray[np.uint8]:
    """Like `shown_pixels`, of ``region`` alone; with ``step_px`` each square of so many pixels a side is its mean.

    What of the right and bottom edge does not fill a square is left out.
    """
    pixels_hwc: npt.NDArray[Any] = result.read(region)
    if step_px == 1 and pixels_hwc.dtype == np.uint8 and result.channels == RGB_CHANNELS:
        return pixels_hwc.astype(np.uint8, copy=False)
    if step_px > 1:
        pixels_hwc = _means(pixels_hwc, step_px)
    steps_per_unit = 1.0 if result.dtype == np.uint8 else 257.0  # 65,535 / 255
    steps_hwc: npt.NDArray[np.float64] = pixels_hwc.astype(np.float64) / steps_per_unit
    if result.channels > RGB_CHANNELS:
        alpha_hw1 = steps_hwc[:, :, RGB_CHANNELS:] / 255.0
        steps_hwc = steps_hwc[:, :, :RGB_CHANNELS] * alpha_hw1 + _WHITE * (1.0 - alpha_hw1)
    return steps_hwc.round().astype(np.uint8)


def _means(pixels_hwc: npt.NDArray[Any], step_px: int) -> npt.NDArray[np.float64]:
    """The mean of every full square: sums of whole numbers down the columns first, which is what memory likes."""
    height, width = (side // step_px for side in pixels_hwc.shape[:2])
    full = pixels_hwc[: height * step_px, : width * step_px]
    rows = full.reshape(height, step_px, width * step_px, -1).sum(axis=1, dtype=np.uint32)
    sums = rows.reshape(height, width, step_px, -1).sum(axis=2)
    means: npt.NDArray[np.float64] = sums / step_px**2
    return means
