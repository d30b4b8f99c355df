"""A preview's result as the window shows it: 8 bits, three channels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from studio.geometry import Region
from studio.images.rasters import Raster
from studio.networks.layout import RGB_CHANNELS

_WHITE = 255.0


def shown_pixels(result: Raster) -> npt.NDArray[np.uint8]:
    """The pixels of ``result`` (uint8 or uint16, with or without alpha) as (h, w, 3), over white where transparent."""
    pixels_hwc = result.read(Region.whole(result.size))
    steps_per_unit = 1.0 if result.dtype == np.uint8 else 257.0  # 65,535 / 255
    steps_hwc: npt.NDArray[np.float64] = pixels_hwc.astype(np.float64) / steps_per_unit
    if result.channels > RGB_CHANNELS:
        alpha_hw1 = steps_hwc[:, :, RGB_CHANNELS:] / 255.0
        steps_hwc = steps_hwc[:, :, :RGB_CHANNELS] * alpha_hw1 + _WHITE * (1.0 - alpha_hw1)
    return steps_hwc.round().astype(np.uint8)
