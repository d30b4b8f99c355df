"""Whole pictures in memory as floats, for styles and thumbnails."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.geometry import Size
from studio.images.source import open_source
from studio.specs.stylize import DEFAULT_MAX_PIXELS

FloatPixels = npt.NDArray[np.float32]
DECODE_BUDGET_BYTES = 2_000_000_000
_BAND_BYTES = 16_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Upright sRGB colours (h, w, 3) float32 in [0, 1], and alpha (h, w) in [0, 1] where the file has any.

    Colours are straight: a pixel counts by its alpha, and what a fully transparent one holds means nothing.
    """

    rgb_hwc: FloatPixels
    alpha_hw: FloatPixels | None

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return Size(self.rgb_hwc.shape[1], self.rgb_hwc.shape[0])


def read_picture(
    path: Path,
    *,
    longer_side_px: int | None = None,
    at_most_px: int | None = None,
    max_pixels: int = DEFAULT_MAX_PIXELS,
    decode_budget_bytes: int = DECODE_BUDGET_BYTES,
    page: int | None = None,
) -> Picture:
    """Read a whole picture, or one ``page`` of several, resized as in `open_source`, whose errors it raises too."""
    with open_source(
        path,
        decode_budget_bytes=decode_budget_bytes,
        max_pixels=max_pixels,
        longer_side_px=longer_side_px,
        at_most_px=at_most_px,
        page=page,
    ) as source:
        facts = source.facts
        scale = np.float32(1 / 65535 if facts.bit_depth == 16 else 1 / 255)
        pixels_hwc = np.empty((facts.size.height, facts.size.width, facts.channels), np.float32)
        for region, band_hwc in source.bands(_BAND_BYTES):
            pixels_hwc[region.top : region.bottom, region.left : region.right] = band_hwc.astype(np.float32) * scale
    alpha_hw = np.ascontiguousarray(pixels_hwc[..., 3]) if facts.has_alpha else None
    return Picture(np.ascontiguousarray(pixels_hwc[..., :3]), alpha_hw)
