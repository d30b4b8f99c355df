"""Where things are on a tile of the gallery, and how large tiles are: plain geometry."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from studio.ui.theme import metrics

_LEAST_WIDTH_PX = metrics.THUMBNAIL_PX
_STAR_PX = metrics.HANDLE_PX


@dataclass(frozen=True, slots=True)
class Tile:
    """The parts of a tile in the view's coordinates."""

    picture: QRect
    title: QRect
    star: QRect
    badge: QRect


def tile(rect: QRect, title_px: int) -> Tile:
    """The parts of a tile that occupies ``rect``; ``title_px`` is the height of a line of text."""
    inner = rect.adjusted(metrics.GAP_SMALL_PX, metrics.GAP_SMALL_PX, -metrics.GAP_SMALL_PX, -metrics.GAP_SMALL_PX)
    picture = QRect(inner.topLeft(), QSize(inner.width(), inner.width()))
    title = QRect(picture.left(), picture.bottom() + 1 + metrics.GAP_SMALL_PX, inner.width(), title_px)
    star = QRect(picture.right() + 1 - _STAR_PX, picture.top(), _STAR_PX, _STAR_PX)
    badge = QRect(picture.left(), picture.top(), _STAR_PX, _STAR_PX)
    return Tile(picture, title, star, badge)


def tile_size(viewport_width_px: int, title_px: int) -> QSize:
    """As many tiles in a row as fit, and as wide as that allows."""
    columns = max(1, viewport_width_px // _LEAST_WIDTH_PX)
    width = max(_LEAST_WIDTH_PX // 2, viewport_width_px // columns)
    return QSize(width, width + title_px + 2 * metrics.GAP_SMALL_PX)


def is_on_star(rect: QRect, title_px: int, place: QPoint) -> bool:
    """Whether ``place`` is on the star of the tile at ``rect``."""
    return tile(rect, title_px).star.contains(place)
