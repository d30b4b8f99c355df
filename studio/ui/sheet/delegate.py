"""Draws a cell: the photo in a style as large as fits, the style's name, and a ring where it is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.icons import draw_icon
from studio.ui.sheet.cells import Cells
from studio.ui.styles.model import StyleRole
from studio.ui.theme import metrics
from studio.ui.widgets.any_index import AnyIndex

_LEAST_WIDTH_PX = 200
_RING_PX = 3.0
_USUAL_SHAPE = 3 / 4  # height by width, before anything is painted
_LOWEST, _HIGHEST = 0.4, 1.4  # shapes beyond are shown smaller
_UNDER_PICTURE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_Role, _State = QPalette.ColorRole, QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """``cells`` are asked for what is painted."""

    def __init__(self, cells: Cells, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._shape = _USUAL_SHAPE
        self._size = QSize(_LEAST_WIDTH_PX, _LEAST_WIDTH_PX)

    def show_shape(self, photo: QSize) -> None:
        """Make room for pictures of the shape of ``photo``; `fit` must follow."""
        self._shape = min(max(photo.height() / photo.width(), _LOWEST), _HIGHEST)

    def fit(self, viewport_width_px: int, fonts: QFontMetrics) -> QSize:
        """Choose the size of all cells for a viewport: as many in a row as fit; returns it."""
        columns = max(1, viewport_width_px // _LEAST_WIDTH_PX)
        width = max(_LEAST_WIDTH_PX // 2, viewport_width_px // columns)
        picture = round((width - 2 * metrics.GAP_PX) * self._shape)
        self._size = QSize(width, picture + fonts.height() + 2 * metrics.GAP_PX + metrics.GAP_SMALL_PX)
        return self._size

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802, ARG002 — Qt's name
        """The size that was chosen."""
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        gap, title_px = metrics.GAP_PX, option.fontMetrics.height()
        inner = option.rect.adjusted(gap, gap, -gap, -gap)
        place = inner.adjusted(0, 0, 0, -title_px - metrics.GAP_SMALL_PX)
        is_hovered, has_focus = (bool(option.state & flag) for flag in (_State.State_MouseOver, _State.State_HasFocus))
        is_chosen = index.data(StyleRole.SHARE_PERCENT) is not None
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shown = self._draw_picture(painter, place, index.data(StyleRole.PATH), option.palette)
        if is_chosen or is_hovered:
            colour = QGuiApplication.palette().highlight().color() if is_chosen else option.palette.color(_Role.Dark)
            painter.setPen(QPen(colour, _RING_PX if is_chosen else 2 * metrics.BORDER_PX))
            painter.drawRect(shown)
        if has_focus:
            painter.setPen(QPen(option.palette.color(_Role.WindowText), metrics.BORDER_PX, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setPen(option.palette.color(_Role.WindowText if is_chosen or is_hovered else _Role.PlaceholderText))
        line = QRect(inner.left(), place.bottom() + 1 + metrics.GAP_SMALL_PX, inner.width(), title_px)
        title = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _UNDER_PICTURE, title)
        painter.restore()

    def _draw_picture(self, painter: QPainter, place: QRect, path: Path, palette: QPalette) -> QRectF:
        """Draw what there is in the middle of ``place``; returns where it is."""
        image = self._cells.image(path)
        if image is not None:
            where = _fitted(image, place)
            painter.drawImage(where, image)
            return where
        painter.fillRect(place, palette.color(_Role.AlternateBase))
        middle = QRectF(0, 0, metrics.ICON_LARGE_PX / 2, metrics.ICON_LARGE_PX / 2)
        middle.moveCenter(QRectF(place).center())
        name = "warning" if self._cells.has_failed(path) else "image"
        draw_icon(painter, name, middle, palette.color(_Role.Dark))
        return QRectF(place)


def _fitted(image: QImage, place: QRect) -> QRectF:
    """Where ``image`` is drawn, as large as fits into ``place``."""
    size = QSize(image.width(), image.height()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    where = QRectF(0, 0, size.width(), size.height())
    where.moveCenter(QRectF(place).center())
    return where
