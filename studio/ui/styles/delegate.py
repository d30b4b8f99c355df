"""Draws a style: its picture with round corners, its name, a star, and a ring where it is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPainterPath, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.icons import draw_icon
from studio.ui.styles.model import StyleRole
from studio.ui.theme import metrics
from studio.ui.thumbnails.thumbnails import Missing, Thumbnails
from studio.ui.widgets.any_index import AnyIndex

_LEAST_WIDTH_PX = metrics.THUMBNAIL_PX
_STAR_PX = metrics.HANDLE_PX
_RING_PX = 3.0
_UNDER_PICTURE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_SHADE_ALPHA = 150  # under white marks, so that they show on any picture
_Role, _State = QPalette.ColorRole, QStyle.StateFlag
_STAR = ((12, 4), (14.5, 9.2), (20, 10), (16, 14), (17, 19.7), (12, 17), (7, 19.7), (8, 14), (4, 10), (9.5, 9.2))


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


class StyleDelegate(QStyledItemDelegate):
    """``thumbnails`` are asked for what is visible only, since painting asks for them."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._size = QSize(metrics.THUMBNAIL_PX, metrics.THUMBNAIL_PX)

    def fit(self, viewport_width_px: int, fonts: QFontMetrics) -> QSize:
        """Choose the size of all tiles for a viewport; returns it."""
        self._size = tile_size(viewport_width_px, fonts.height())
        return self._size

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802, ARG002 — Qt's name
        """The size that was chosen."""
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one tile."""
        parts = tile(option.rect, option.fontMetrics.height())
        is_hovered = bool(option.state & _State.State_MouseOver)
        has_focus = bool(option.state & _State.State_HasFocus)
        share = index.data(StyleRole.SHARE_PERCENT)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_picture(painter, parts.picture, index.data(StyleRole.PATH), option.palette)
        self._draw_frame(painter, parts.picture, option.palette, is_chosen=share is not None, is_hovered=is_hovered)
        if has_focus:
            _draw_focus(painter, option.rect, option.palette)
        if share is not None:
            _draw_share(painter, parts, share)
        if index.data(StyleRole.IS_FAVOURITE) or is_hovered or has_focus:
            _draw_star(painter, parts.star, is_filled=bool(index.data(StyleRole.IS_FAVOURITE)))
        colour = _Role.WindowText if share is not None or is_hovered else _Role.PlaceholderText
        painter.setPen(option.palette.color(colour))
        title = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, parts.title.width())
        painter.drawText(parts.title, _UNDER_PICTURE, title)
        painter.restore()

    def _draw_picture(self, painter: QPainter, place: QRect, path: Path, palette: QPalette) -> None:
        thumbnail = self._thumbnails.pixmap(path)
        shape = _rounded(QRectF(place))
        if isinstance(thumbnail, QPixmap):
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(place, thumbnail)
            painter.restore()
            return
        painter.fillPath(shape, palette.color(_Role.AlternateBase))
        name = "warning" if thumbnail is Missing.UNREADABLE else "image"
        middle = QRectF(0, 0, metrics.ICON_LARGE_PX / 2, metrics.ICON_LARGE_PX / 2)
        middle.moveCenter(QRectF(place).center())
        draw_icon(painter, name, middle, palette.color(_Role.Dark))

    def _draw_frame(
        self, painter: QPainter, place: QRect, palette: QPalette, *, is_chosen: bool, is_hovered: bool
    ) -> None:
        if not is_chosen and not is_hovered:
            return
        colour = _accents().color(_Role.Highlight) if is_chosen else palette.color(_Role.Dark)
        width = _RING_PX if is_chosen else 2 * metrics.BORDER_PX
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = width / 2
        painter.drawPath(_rounded(QRectF(place).adjusted(edge, edge, -edge, -edge)))
        if is_chosen:  # a light line inside the ring, so that it shows on pictures of its own colour
            painter.setPen(QPen(palette.color(_Role.Window), metrics.BORDER_PX))
            edge = width + metrics.BORDER_PX / 2
            painter.drawPath(_rounded(QRectF(place).adjusted(edge, edge, -edge, -edge), inset_px=width))


def _draw_focus(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    painter.setPen(QPen(palette.color(_Role.WindowText), metrics.BORDER_PX, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_rounded(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)))


def _draw_share(painter: QPainter, parts: Tile, share_percent: int) -> None:
    """A check mark for the only style, the share of one among several."""
    text = "" if share_percent == 100 else f"{share_percent} %"
    height = metrics.ICON_PX + metrics.GAP_SMALL_PX
    width = max(height, painter.fontMetrics().horizontalAdvance(text) + 2 * metrics.GAP_PX) if text else height
    place = QRectF(parts.badge.left() + metrics.GAP_PX, parts.badge.top() + metrics.GAP_PX, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_accents().color(_Role.Highlight))
    painter.drawRoundedRect(place, height / 2, height / 2)
    colour = _accents().color(_Role.HighlightedText)
    if text:
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    else:
        inner = place.adjusted(*[metrics.GAP_SMALL_PX] * 2, *[-metrics.GAP_SMALL_PX] * 2)
        draw_icon(painter, "check", inner, colour)


def _draw_star(painter: QPainter, place: QRect, *, is_filled: bool) -> None:
    disc = QRectF(place).adjusted(*[metrics.GAP_SMALL_PX] * 2, *[-metrics.GAP_SMALL_PX] * 2)
    shade = QColor(Qt.GlobalColor.black)
    shade.setAlpha(_SHADE_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawEllipse(disc)
    mark = disc.adjusted(3, 3, -3, -3)
    scale = mark.width() / 24
    star = QPainterPath(QPointF(_STAR[0][0], _STAR[0][1]) * scale + mark.topLeft())
    for x, y in _STAR[1:]:
        star.lineTo(QPointF(x, y) * scale + mark.topLeft())
    star.closeSubpath()
    painter.setPen(QPen(Qt.GlobalColor.white, 1.2))
    painter.setBrush(Qt.GlobalColor.white if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(star)


def _accents() -> QPalette:
    """The program's palette: that of item views holds the softer colours of selected rows."""
    return QGuiApplication.palette()


def _rounded(rect: QRectF, inset_px: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    radius = max(0.0, metrics.RADIUS_PX - inset_px)
    path.addRoundedRect(rect, radius, radius)
    return path
