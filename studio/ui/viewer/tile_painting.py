"""Draws the part of a tile source that falls on a rectangle of a pane, coarser tiles standing in for missing ones."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from studio.geometry import Region, Size
from studio.ui.viewer.pyramid import TileAddress
from studio.ui.viewer.tile_source import Tile, TileSource
from studio.ui.viewer.view_state import Placement

_PIXELS_SHOWN_FROM_ZOOM = 2.0  # from here on one wants to see the pixels themselves


class LevelScale:
    """How one level of a source, stretched to the canvas, lies in a pane: device = level position · scale + origin."""

    def __init__(self, level: Size, canvas: Size, placement: Placement) -> None:
        self.across = placement.zoom * canvas.width / level.width
        self.down = placement.zoom * canvas.height / level.height
        self.origin_x, self.origin_y = placement.origin_x, placement.origin_y

    def device_rect(self, region: Region) -> QRect:
        """The device pixels whose middles fall on ``region``: neighbours neither overlap nor leave a gap."""
        left, right = (math.floor(self.origin_x + x * self.across + 0.5) for x in (region.left, region.right))
        top, bottom = (math.floor(self.origin_y + y * self.down + 0.5) for y in (region.top, region.bottom))
        return QRect(left, top, right - left, bottom - top)

    def exact_rect(self, region: Region) -> QRectF:
        """Where ``region`` falls to a fraction of a device pixel."""
        return QRectF(
            self.origin_x + region.left * self.across,
            self.origin_y + region.top * self.down,
            region.width * self.across,
            region.height * self.down,
        )

    def region_under(self, rect: QRect) -> Region:
        """The level pixels that a device rectangle shows, and one around them for smoothing."""
        left = math.floor((rect.left() - self.origin_x) / self.across) - 1
        top = math.floor((rect.top() - self.origin_y) / self.down) - 1
        right = math.ceil((rect.left() + rect.width() - self.origin_x) / self.across) + 1
        bottom = math.ceil((rect.top() + rect.height() - self.origin_y) / self.down) + 1
        return Region(left, top, max(left, right), max(top, bottom))


def draw_source(
    painter: QPainter, source: TileSource, *, canvas: Size, placement: Placement, rect: QRect, is_smooth: bool
) -> None:
    """Draw what of ``source``, stretched to ``canvas``, falls on the device rectangle ``rect``. Changes the clip."""
    if source.pyramid.size == canvas:
        is_smooth = is_smooth and placement.zoom < _PIXELS_SHOWN_FROM_ZOOM and placement.zoom != 1
    elif placement.zoom * canvas.width > source.pyramid.size.width:
        is_smooth = True  # the blocks of an enlarged preview are nobody's pixels
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
    _draw_level(painter, source, _level_shown(source, canvas, placement), (canvas, placement, rect))


def visible_addresses(source: TileSource, *, canvas: Size, placement: Placement) -> list[TileAddress]:
    """The tiles that the whole pane shows of ``source``, and half a tile around, from the middle outwards."""
    level = _level_shown(source, canvas, placement)
    scale = LevelScale(source.pyramid.levels[level], canvas, placement)
    region = scale.region_under(QRect(0, 0, placement.pane.width, placement.pane.height))
    beside = source.pyramid.tile_px // 2
    around = Region(region.left - beside, region.top - beside, region.right + beside, region.bottom + beside)
    return source.pyramid.by_distance(source.pyramid.addresses(level, around))


def _level_shown(source: TileSource, canvas: Size, placement: Placement) -> int:
    zoom = placement.zoom * canvas.width / source.pyramid.size.width
    return source.drawable_level(source.pyramid.level_for(zoom))


def _draw_level(painter: QPainter, source: TileSource, level: int, where: tuple[Size, Placement, QRect]) -> None:
    canvas, placement, rect = where
    pyramid = source.pyramid
    scale = LevelScale(pyramid.levels[level], canvas, placement)
    for address in pyramid.addresses(level, scale.region_under(rect)):
        clip = scale.device_rect(pyramid.region(address)).intersected(rect)
        if clip.isEmpty():
            continue
        tile = source.tile(address)
        if tile is not None:
            _draw_tile(painter, tile, scale, clip)
        elif level + 1 < len(pyramid.levels):
            _draw_level(painter, source, level + 1, (canvas, placement, clip))


def _draw_tile(painter: QPainter, tile: Tile, scale: LevelScale, clip: QRect) -> None:
    """Draw no more of the tile than ``clip`` needs: far in, a whole one would pass what the painter can count to."""
    seen = scale.region_under(clip).intersection(tile.region)
    painter.setClipRect(clip)
    painter.drawImage(
        scale.exact_rect(seen),
        tile.image,
        QRectF(seen.left - tile.region.left, seen.top - tile.region.top, seen.width, seen.height),
    )
