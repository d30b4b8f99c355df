"""A mask as a veil of colour over what is seen of a photo: pixels of the screen, computed only where they changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from studio.geometry import Region, Size
from studio.images.painted_masks import Floats, MaskRasterizer
from studio.specs.painted_mask import BrushStroke, PaintedMask
from studio.ui.masks.screen import MaskScreen
from studio.ui.viewer.tile_source import TRANSLUCENT

Bytes = npt.NDArray[np.uint8]
VEIL = QColor(255, 40, 80)  # it lies on photos, whatever the theme
_STRENGTH = 0.5  # how much of the photo a full mask covers


@dataclass(frozen=True, eq=False)
class BaseCopy:
    """A small copy of the picture that a mask lies on, ``values_hw`` in 0..1, enough for a screen."""

    values_hw: Floats

    def pixels(self, size: Size, region: Region) -> Floats:
        """``region`` of the copy enlarged or reduced to ``size``, linearly between its pixels."""
        height, width = self.values_hw.shape
        columns, across = _between(region.left, region.right, width / size.width, width)
        rows, down = _between(region.top, region.bottom, height / size.height, height)
        upper, lower = self.values_hw[rows], self.values_hw[np.minimum(rows + 1, height - 1)]
        mixed: Floats = upper + down[:, None] * (lower - upper)
        left, right = mixed[:, columns], mixed[:, np.minimum(columns + 1, width - 1)]
        found: Floats = left + across * (right - left)
        return found


def _between(start: int, stop: int, step: float, length: int) -> tuple[npt.NDArray[np.intp], Floats]:
    """The pixel before each position, and how far (0..1) it is from there to the next."""
    places = np.clip((np.arange(start, stop) + 0.5) * step - 0.5, 0, length - 1)
    before = places.astype(np.intp)
    return before, (places - before).astype(np.float32)


@dataclass(frozen=True, eq=False)
class MaskImage:
    """What is seen of ``mask`` on ``screen``: ``values_hw`` of its region, 255 where it is full."""

    mask: PaintedMask
    screen: MaskScreen
    values_hw: Bytes

    def image(self) -> QImage:
        """The veil."""
        return veil(self.values_hw)


def mask_image(
    mask: PaintedMask, screen: MaskScreen, base: BaseCopy | None = None, before: MaskImage | None = None
) -> MaskImage:
    """``mask`` on ``screen``; where ``before`` shows the same part of an earlier one only what differs is computed."""
    region = screen.region
    rasterizer = MaskRasterizer(mask, screen.size)
    dirty = region if before is None or before.screen != screen else _changed(before.mask, mask, rasterizer, region)
    values_hw = np.empty((region.height, region.width), np.uint8) if dirty == region else _copy_of(before)
    if dirty.pixels:
        found = rasterizer.pixels(dirty, None if base is None else base.pixels(screen.size, dirty))
        at = dirty.shifted(-region.left, -region.top)
        values_hw[at.top : at.bottom, at.left : at.right] = as_bytes(found)
    return MaskImage(mask, screen, values_hw)


def as_bytes(values: Floats) -> Bytes:
    """Values in 0..1 as 0..255."""
    found: Bytes = (values * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    return found


def veil(values_hw: Bytes) -> QImage:
    """The colour over the photo, as dense as ``values_hw``."""
    height, width = values_hw.shape
    if not values_hw.size:
        return QImage()
    image = QImage(width, height, TRANSLUCENT)
    np.frombuffer(image.bits(), np.uint32).reshape(height, width)[...] = _veil_colours()[values_hw]
    return image


@lru_cache(maxsize=1)
def _veil_colours() -> npt.NDArray[np.uint32]:
    alpha = np.rint(np.arange(256) * _STRENGTH).astype(np.uint32)
    parts = [(channel * alpha + 127) // 255 for channel in (VEIL.red(), VEIL.green(), VEIL.blue())]
    colours: npt.NDArray[np.uint32] = (alpha << 24) | (parts[0] << 16) | (parts[1] << 8) | parts[2]
    return colours


def _copy_of(before: MaskImage | None) -> Bytes:
    assert before is not None, "all is computed where there was nothing before"
    return before.values_hw.copy()


def _changed(before: PaintedMask, mask: PaintedMask, rasterizer: MaskRasterizer, region: Region) -> Region:
    """The part of ``region`` in which two masks may differ."""
    if replace(before, operations=()) != replace(mask, operations=()):
        return region
    same = 0
    for one, other in zip(before.operations, mask.operations, strict=False):
        if one is not other and one != other:
            break
        same += 1
    different = (*before.operations[same:], *mask.operations[same:])
    if not different:
        return Region(region.left, region.top, region.left, region.top)
    if not all(isinstance(each, BrushStroke) for each in different):
        return region
    touched = [rasterizer.touched(each).intersection(region) for each in different]
    seen = [each for each in touched if each.pixels]
    if not seen:
        return Region(region.left, region.top, region.left, region.top)
    return Region(
        min(each.left for each in seen),
        min(each.top for each in seen),
        max(each.right for each in seen),
        max(each.bottom for each in seen),
    )
