"""Conversion of the pixels of a result to another depth, or onto white."""

from __future__ import annotations

import numpy as np

from studio.images.rasters import Pixels
from studio.specs.export import BitDepth

_WHITE = 255


def at_depth(pixels_hwc: Pixels, bit_depth: BitDepth) -> Pixels:
    """Pixels of uint8 or uint16 at ``bit_depth``, by the factor 257: black, white and every 8-bit value stay."""
    if bit_depth == 16 and pixels_hwc.dtype == np.uint8:
        return pixels_hwc.astype(np.uint16) * np.uint16(257)
    if bit_depth == 8 and pixels_hwc.dtype == np.uint16:
        return ((pixels_hwc.astype(np.uint32) + 128) // 257).astype(np.uint8)
    return pixels_hwc


def opaque_bytes(pixels_hwc: Pixels) -> Pixels:
    """Pixels of uint8 or uint16, RGB or RGB and straight alpha, as uint8 (h, w, 3), on white."""
    eight_hwc = at_depth(pixels_hwc, 8)
    if eight_hwc.shape[2] == 3:
        return eight_hwc
    alpha_hw1 = eight_hwc[..., 3:].astype(np.uint32)
    weighted_hwc = np.multiply(eight_hwc[..., :3], alpha_hw1) + _WHITE * (_WHITE - alpha_hw1)
    return np.asarray((weighted_hwc + _WHITE // 2) // _WHITE, np.uint8)
