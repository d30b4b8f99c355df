"""Pixels of a raster beyond its border: reflected without repeating the edge, as the networks pad."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from studio.geometry import Region, reflected_indices
from studio.images.rasters import Pixels, Raster


def padded_pixels(raster: Raster, region: Region) -> Pixels:
    """What ``raster`` holds of ``region`` (h, w, c), which may reach beyond its right and bottom border."""
    inside = region.intersection(Region.whole(raster.size))
    if inside == region:
        return raster.read(region)
    below, right = region.bottom - inside.bottom, region.right - inside.right
    if (inside.left, inside.top) == (region.left, region.top) and below < inside.height and right < inside.width:
        return np.pad(raster.read(inside), ((0, below), (0, right), (0, 0)), mode="reflect")
    rows = reflected_indices(region.top, region.bottom, raster.size.height)
    columns = reflected_indices(region.left, region.right, raster.size.width)
    cover = Region(min(columns), min(rows), max(columns) + 1, max(rows) + 1)
    pixels = raster.read(cover)
    return pixels[np.ix_([y - cover.top for y in rows], [x - cover.left for x in columns])]


def reflected_places(start: int, stop: int, length: int) -> npt.NDArray[np.int64]:
    """Where reflection without repeating the edge finds the positions from ``start`` of an axis of ``length`` cells."""
    places = np.arange(start, stop)
    if length == 1:
        return np.zeros_like(places)
    folded = places % (2 * (length - 1))
    return np.minimum(folded, 2 * (length - 1) - folded)
