"""How cells of the queue are painted: the picture with two lines, the state with its colour, the bar of progress."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.jobs.job import JobRecord, JobState
from studio.ui.icons import draw_icon
from studio.ui.numbers import percent_text
from studio.ui.queue.model import QueueRole
from studio.ui.queue.texts import second_line
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.theme.tokens import Tokens
from studio.ui.thumbnails.thumbnails import Missing
from studio.ui.widgets.any_index import AnyIndex
from studio.ui.widgets.row_painting import paint_bar, paint_line

PICTURE_PX = 40
ROW_HEIGHT_PX = PICTURE_PX + 2 * metrics.GAP_PX
_BAR_HEIGHT_PX = 6
_ICON_PX = 16

_STATE_ICONS = {
    JobState.WAITING: "clock",
    JobState.RUNNING: "brush",
    JobState.PAUSED: "pause",
    JobState.DONE: "success",
    JobState.FAILED: "error",
    JobState.CANCELLED: "cancel",
}
assert _STATE_ICONS.keys() == set(JobState), "every state needs its icon"


class _QueueDelegate(QStyledItemDelegate):
    """Draws the row's ground as the style does and leaves the rest to `_paint_cell`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        option.text = ""
        option.state &= ~QStyle.StateFlag.State_MouseOver  # rows are chosen as a whole, so no cell stands out alone
        if option.state & QStyle.StateFlag.State_Selected:
            option.state &= ~QStyle.StateFlag.State_HasFocus
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_cell(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 — Qt's name
        """As wide as the text, as high as a row."""
        return QSize(super().sizeHint(option, index).width() + metrics.GAP_LARGE_PX, ROW_HEIGHT_PX)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        raise NotImplementedError


class NameDelegate(_QueueDelegate):
    """Thumbnail, name, and under it what went wrong, or format, styles and folder."""

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        record: JobRecord = index.data(QueueRole.RECORD)
        cell = option.rect.adjusted(metrics.MARGIN_PX, 0, -metrics.GAP_PX, 0)
        picture = QRect(cell.left(), cell.center().y() - PICTURE_PX // 2, PICTURE_PX, PICTURE_PX)
        _paint_picture(painter, picture, index.data(QueueRole.THUMBNAIL), option.palette)
        lines = cell.adjusted(PICTURE_PX + metrics.GAP_PX + metrics.GAP_SMALL_PX, 0, 0, 0)
        name_font = QFont(option.font)
        name_font.setWeight(QFont.Weight.DemiBold)
        upper = QRect(lines.left(), picture.top(), lines.width(), PICTURE_PX // 2)
        lower = upper.translated(0, PICTURE_PX // 2)
        paint_line(painter, upper, record.job.output.name, font=name_font, colour=_colour(option))
        text, folder = second_line(record, index.data(QueueRole.STAGE))
        tokens = tokens_of(option.palette)
        colour = _colour(option, tokens.error if record.state is JobState.FAILED else tokens.text_muted)
        text_px = min(lower.width(), QFontMetrics(option.font).horizontalAdvance(text))
        paint_line(painter, lower, text, font=option.font, colour=colour)
        rest = lower.adjusted(text_px, 0, 0, 0)
        shown = QFontMetrics(option.font).elidedText(folder, Qt.TextElideMode.ElideMiddle, rest.width())
        paint_line(painter, rest, shown, font=option.font, colour=colour)


class StateDelegate(_QueueDelegate):
    """A small icon and one word, both in the colour of the state."""

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        record: JobRecord = index.data(QueueRole.RECORD)
        colour = _colour(option, _state_token(tokens_of(option.palette), record.state))
        cell = option.rect.adjusted(metrics.GAP_PX, 0, -metrics.GAP_PX, 0)
        draw_icon(
            painter,
            _STATE_ICONS[record.state],
            QRectF(cell.left(), cell.center().y() - _ICON_PX / 2 + 0.5, _ICON_PX, _ICON_PX),
            colour,
        )
        word = cell.adjusted(_ICON_PX + metrics.GAP_PX - 2, 0, 0, 0)
        paint_line(painter, word, str(index.data()), font=option.font, colour=colour)


class ProgressDelegate(_QueueDelegate):
    """A flat bar with the percentage beside it, for renders that have begun and not ended."""

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        record: JobRecord = index.data(QueueRole.RECORD)
        has_begun = record.state is JobState.RUNNING or (record.fraction > 0 and record.state is not JobState.CANCELLED)
        if not has_begun:
            return
        cell = option.rect.adjusted(metrics.GAP_PX, 0, -metrics.GAP_PX, 0)
        number_px = QFontMetrics(option.font).horizontalAdvance(percent_text(1.0)) + metrics.GAP_PX
        track = QRectF(cell.left(), cell.center().y() - 2.5, cell.width() - number_px, _BAR_HEIGHT_PX)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        tokens = tokens_of(option.palette)
        ground = _colour(option, tokens.line)
        if is_selected:
            ground.setAlphaF(0.3)
        bar = tokens.accent if record.state is JobState.RUNNING else _state_token(tokens, record.state)
        paint_bar(painter, track, record.fraction, ground=ground, bar=_colour(option, bar))
        number = QRect(cell.right() - number_px, cell.top(), number_px, cell.height())
        paint_line(
            painter, number, percent_text(record.fraction), font=option.font, colour=_colour(option), is_right=True
        )


class FigureDelegate(_QueueDelegate):
    """A time or a size, flush right."""

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell = option.rect.adjusted(metrics.GAP_PX, 0, -metrics.MARGIN_PX, 0)
        paint_line(painter, cell, str(index.data()), font=option.font, colour=_colour(option), is_right=True)


def _paint_picture(painter: QPainter, rect: QRect, pixmap: QPixmap | Missing, palette: QPalette) -> None:
    """The picture's middle square with round corners, or a drawn stand-in."""
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(rect), metrics.RADIUS_PX / 1.5, metrics.RADIUS_PX / 1.5)
    if isinstance(pixmap, Missing):
        tokens = tokens_of(palette)
        painter.fillPath(outline, QColor(tokens.line))
        inset = metrics.GAP_PX
        draw_icon(painter, "image", QRectF(rect).adjusted(inset, inset, -inset, -inset), QColor(tokens.text_muted))
    else:
        side = min(pixmap.width(), pixmap.height())
        middle = QRect((pixmap.width() - side) // 2, (pixmap.height() - side) // 2, side, side)
        painter.setClipPath(outline)
        painter.drawPixmap(rect, pixmap, middle)
    painter.restore()


def _colour(option: QStyleOptionViewItem, token: str | None = None) -> QColor:
    """The colour ``token`` of the theme, or that of texts; in a selected row what can be read on its ground."""
    if option.state & QStyle.StateFlag.State_Selected:
        return option.palette.color(QPalette.ColorRole.HighlightedText)
    return option.palette.color(QPalette.ColorRole.Text) if token is None else QColor(token)


def _state_token(tokens: Tokens, state: JobState) -> str:
    tokens_of_states = {
        JobState.RUNNING: tokens.link,
        JobState.PAUSED: tokens.warning,
        JobState.DONE: tokens.success,
        JobState.FAILED: tokens.error,
    }
    return tokens_of_states.get(state, tokens.text_muted)
