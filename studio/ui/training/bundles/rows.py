"""How a bundle is painted in the list: its title, and below it what it paints with and where it is from."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.theme import metrics
from studio.ui.theme.palette import palette_of_rows, tokens_of
from studio.ui.widgets.any_index import AnyIndex

DETAIL = Qt.ItemDataRole.UserRole + 1


class BundleRows(QStyledItemDelegate):
    """Two lines a row; rows are wide, so a selected one is quieter than the accent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802, ARG002 — Qt's name
        """As high as two lines."""
        return QSize(metrics.THUMBNAIL_PX, 2 * QFontMetrics(option.font).height() + 2 * metrics.GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one bundle."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        tokens = tokens_of(option.palette)
        option.palette, title, option.text = palette_of_rows(tokens), option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        text = QColor(tokens.selection_text if is_selected else tokens.text)
        muted = text if is_selected else QColor(tokens.text_muted)
        line_px = QFontMetrics(option.font).height()
        upper = option.rect.adjusted(metrics.MARGIN_PX, metrics.GAP_PX, -metrics.GAP_PX, 0)
        upper.setHeight(line_px)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.save()
        _paint_line(painter, upper, title, font=bold, colour=text)
        _paint_line(painter, upper.translated(0, line_px), str(index.data(DETAIL)), font=option.font, colour=muted)
        painter.restore()


def _paint_line(painter: QPainter, rect: QRect, text: str, *, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
