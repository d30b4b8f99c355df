"""The stroke or gradient under the hand, shown at once: each piece of it is added to what is seen of the mask."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from studio.geometry import Region
from studio.images.painted_masks import Floats, MaskRasterizer
from studio.specs.painted_mask import BrushStroke, Gradient, Operation, PaintedMask, Point
from studio.ui.masks.brush import Brush, Tool
from studio.ui.masks.mask_drawing import device_rect
from studio.ui.masks.mask_image import Bytes, MaskImage, as_bytes, veil
from studio.ui.masks.screen import MaskScreen
from studio.ui.masks.stroke_points import reduced
from studio.ui.viewer.view_state import Placement

_FINEST_BRUSH_PX = 400  # a wider brush is shown coarser, so that a piece of its stroke takes about 3 ms
_SMOOTHED_PX = 2  # by which smooth drawing looks beyond what it draws
_FINEST_GRADIENT_PIXELS = 160_000


class LiveOperation:
    """Begins at mask coordinates ``start`` over ``seen``; `operation` is what it amounts to when it ends."""

    def __init__(self, brush: Brush, seen: MaskImage, start: Point) -> None:
        self.brush = brush
        self._points = [start]
        self.screen = self._coarse(seen.screen)
        region = self.screen.region
        self._before = _sampled(seen, self.screen)
        self._share: Floats = np.zeros((region.height, region.width), np.float32)
        self.changed = Region(region.left, region.top, region.left, region.top)
        self._add_piece((start,))

    def go_on(self, point: Point) -> None:
        """The hand is at ``point`` now."""
        if point == self._points[-1]:
            return
        self._points.append(point)
        if self.brush.tool is Tool.GRADIENT:
            self._points = [self._points[0], point]
        self._add_piece(tuple(self._points[-2:]))

    @property
    def here(self) -> Point:
        """Where the hand is."""
        return self._points[-1]

    @property
    def begin(self) -> Point:
        """Where it began."""
        return self._points[0]

    def operation(self) -> Operation | None:
        """What was painted; None where a gradient has no length."""
        if self.brush.tool is Tool.GRADIENT:
            (x0, y0, _), (x1, y1, _) = self._points[0], self._points[-1]
            return None if math.dist((x0, y0), (x1, y1)) < 1e-4 else Gradient((x0, y0), (x1, y1))
        points = reduced(self._points, self.brush.radius)
        return BrushStroke(points, self.brush.radius, self.brush.hardness, erases=self.brush.tool is Tool.ERASER)

    def image(self, part: Region) -> QImage:
        """The mask's veil with it, on ``part`` of what has changed."""
        region = self.screen.region
        return veil(self._now(part.shifted(-region.left, -region.top)))

    def part_under(self, exposed: QRect, placement: Placement) -> Region:
        """What of the changed part lies under ``exposed``, device pixels of a pane at ``placement``."""
        rect, changed = device_rect(self.screen, self.changed, placement), self.changed
        across, down = rect.width() / max(1, changed.width), rect.height() / max(1, changed.height)
        left, top = exposed.left() - rect.left(), exposed.top() - rect.top()
        return Region(
            changed.left + math.floor(left / across) - _SMOOTHED_PX,
            changed.top + math.floor(top / down) - _SMOOTHED_PX,
            changed.left + math.ceil((left + exposed.width()) / across) + _SMOOTHED_PX,
            changed.top + math.ceil((top + exposed.height()) / down) + _SMOOTHED_PX,
        ).intersection(changed)

    def device_rect(self, placement: Placement) -> QRect:
        """The changed part in device pixels of a pane at ``placement``."""
        return device_rect(self.screen, self.changed, placement).toAlignedRect()

    def seen(self, mask: PaintedMask) -> MaskImage:
        """What is seen now, for another that begins before the mask with this one is computed."""
        region = self.screen.region
        return MaskImage(mask, self.screen, self._now(region.shifted(-region.left, -region.top)))

    def _now(self, at: Region) -> Bytes:
        part = slice(at.top, at.bottom), slice(at.left, at.right)
        before, share = self._before[part].astype(np.float32) / np.float32(255), self._share[part]
        return as_bytes(before - share * before if self.brush.tool is Tool.ERASER else before + share * (1 - before))

    def _coarse(self, screen: MaskScreen) -> MaskScreen:
        if self.brush.tool is Tool.GRADIENT:
            pixels = screen.coarser(1).region.pixels
            return screen.coarser(max(1, math.ceil(math.sqrt(pixels / _FINEST_GRADIENT_PIXELS))))
        width = 2 * self.brush.radius * screen.longer_side_px
        return screen.coarser(max(1, math.ceil(width / _FINEST_BRUSH_PX)))

    def _add_piece(self, points: tuple[Point, ...]) -> None:
        """Add the way between two points, or make the gradient anew."""
        region = self.screen.region
        operation = self._piece(points)
        if operation is None:
            return
        rasterizer = MaskRasterizer(PaintedMask(self.screen.photo, (operation,)), self.screen.size)
        touched = rasterizer.touched(operation).intersection(region)
        if not touched.pixels:
            return
        at = touched.shifted(-region.left, -region.top)
        part = self._share[at.top : at.bottom, at.left : at.right]
        found = rasterizer.pixels(touched)
        part[...] = found if isinstance(operation, Gradient) else np.maximum(part, found)
        self.changed = touched if not self.changed.pixels else _around(self.changed, touched)

    def _piece(self, points: tuple[Point, ...]) -> Operation | None:
        if self.brush.tool is not Tool.GRADIENT:
            return BrushStroke(points, self.brush.radius, self.brush.hardness)
        return self.operation()


def _sampled(seen: MaskImage, screen: MaskScreen) -> Bytes:
    """What is ``seen``, on a coarser or finer ``screen`` of the same place."""
    if seen.screen == screen:
        return seen.values_hw
    region, source = screen.region, seen.screen.region
    factor = screen.coarseness / seen.screen.coarseness
    rows = ((np.arange(region.top, region.bottom) + 0.5) * factor).astype(int) - source.top
    columns = ((np.arange(region.left, region.right) + 0.5) * factor).astype(int) - source.left
    height, width = seen.values_hw.shape
    if not height or not width:
        return np.zeros((region.height, region.width), np.uint8)
    found: Bytes = seen.values_hw[np.clip(rows, 0, height - 1)][:, np.clip(columns, 0, width - 1)]
    return found


def _around(one: Region, other: Region) -> Region:
    return Region(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )
