"""One pane as last drawn: kept, shifted when panned, drawn anew only where it changed, and made smooth when at rest."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRegion

from studio.geometry import Region, Size
from studio.ui.viewer.tile_painting import LevelScale, draw_source
from studio.ui.viewer.tile_source import OPAQUE, TileSource
from studio.ui.viewer.view_state import Placement

_STRIPE_PX = 64
# Drawn smoothly at once, and so not twice: what a pan uncovers (1 ms), and at rest a whole pane (11 ms).
_SMOOTH_MOVING_PIXELS = 200_000
_SMOOTH_RESTING_PIXELS = 4_000_000


class Frame:
    """The pixels of one pane. ``layers`` are drawn over each other, each stretched to the canvas."""

    def __init__(self) -> None:
        self._layers: tuple[TileSource, ...] = ()
        self._canvas = Size(1, 1)
        self._backdrop = QColor(Qt.GlobalColor.black)
        self._checks = QBrush()
        self._image = QImage()
        self._spare = QImage()
        self._placement: Placement | None = None
        self._drawn = QRegion()
        self._rough = QRegion()  # the part of _drawn that was drawn without smoothing

    @property
    def layers(self) -> tuple[TileSource, ...]:
        """What is drawn, from the bottom up."""
        return self._layers

    def set_layers(self, layers: Sequence[TileSource], canvas: Size) -> None:
        """Draw these from now on."""
        if (tuple(layers), canvas) != (self._layers, self._canvas):
            self._layers, self._canvas = tuple(layers), canvas
            self.discard()

    def set_backdrop(self, backdrop: QColor, checks: QBrush) -> None:
        """The colour around the picture and the pattern behind transparent parts of it."""
        self._backdrop, self._checks = backdrop, checks
        self.discard()

    def discard(self) -> None:
        """Nothing that was drawn holds any more."""
        self._drawn, self._rough = QRegion(), QRegion()

    def discard_region(self, region: Region) -> None:
        """What was drawn of ``region`` of the canvas holds no more."""
        if self._placement is None:
            return
        stale = LevelScale(self._canvas, self._canvas, self._placement).device_rect(region)
        # A coarse pixel of a changed tile may reach a little beyond it.
        self._drawn -= QRegion(stale.adjusted(-2, -2, 2, 2))
        self._rough &= self._drawn

    def shown(self, placement: Placement, needed: QRect, *, is_moving: bool) -> QImage:
        """The pane at ``placement``, drawn at least on ``needed``; a view that is moving is drawn quickly."""
        self._move_to(placement)
        missing = QRegion(needed.intersected(self._bounds)) - self._drawn
        if missing.isEmpty():
            return self._image
        box = missing.boundingRect()
        most_pixels = _SMOOTH_MOVING_PIXELS if is_moving else _SMOOTH_RESTING_PIXELS
        self._draw(missing, is_smooth=box.width() * box.height() <= most_pixels)
        return self._image

    def is_refined(self, placement: Placement) -> bool:
        """Whether the whole pane at ``placement`` is drawn, and smoothly."""
        return placement == self._placement and self._unrefined().isEmpty()

    def refine(self, placement: Placement, budget_s: float) -> None:
        """Draw what is missing or rough smoothly, stripe by stripe, for about ``budget_s``."""
        self._move_to(placement)
        end_s = time.perf_counter() + budget_s
        while not (wanting := self._unrefined()).isEmpty():
            top = wanting.boundingRect().top()
            self._draw(wanting & QRegion(QRect(0, top, self._bounds.width(), _STRIPE_PX)), is_smooth=True)
            if time.perf_counter() > end_s:
                return

    def _unrefined(self) -> QRegion:
        return (QRegion(self._bounds) - self._drawn) + self._rough

    @property
    def _bounds(self) -> QRect:
        return self._image.rect()

    def _move_to(self, placement: Placement) -> None:
        before, self._placement = self._placement, placement
        if before == placement:
            return
        if before is None or not placement.is_shift_of(before):
            if before is None or before.pane != placement.pane:
                self._image = QImage(placement.pane.width, placement.pane.height, OPAQUE)
                self._spare = QImage(placement.pane.width, placement.pane.height, OPAQUE)
            self.discard()
            return
        self._shift(QPoint(placement.origin_x - before.origin_x, placement.origin_y - before.origin_y))

    def _shift(self, by: QPoint) -> None:
        if not self._drawn.isEmpty():
            painter = QPainter(self._spare)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawImage(by, self._image)
            painter.end()
            self._image, self._spare = self._spare, self._image
        bounds = QRegion(self._bounds)
        self._drawn = self._drawn.translated(by) & bounds
        self._rough = self._rough.translated(by) & bounds

    def _draw(self, where: QRegion, *, is_smooth: bool) -> None:
        painter = QPainter(self._image)
        for rect in cast("Iterable[QRect]", where):  # true at run time, but its stub does not say so
            self._draw_rect(painter, rect, is_smooth=is_smooth)
        painter.end()
        self._drawn += where
        self._rough = self._rough - where if is_smooth else self._rough + where

    def _draw_rect(self, painter: QPainter, rect: QRect, *, is_smooth: bool) -> None:
        assert self._placement is not None, "a frame is placed before it is drawn"
        painter.setClipRect(rect)
        whole = LevelScale(self._canvas, self._canvas, self._placement).device_rect(Region.whole(self._canvas))
        if not whole.contains(rect) or not any(layer.is_ready for layer in self._layers):
            painter.fillRect(rect, self._backdrop)
        if any(layer.is_ready for layer in self._layers) and all(layer.has_alpha for layer in self._layers):
            painter.setBrushOrigin(self._placement.origin_x, self._placement.origin_y)
            painter.fillRect(rect.intersected(whole), self._checks)
        for layer in self._layers:
            draw_source(painter, layer, canvas=self._canvas, placement=self._placement, rect=rect, is_smooth=is_smooth)
