"""How a run is painted in the list: title and state above, what it does below, a bar while it is under way."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.jobs.training.record import RunRecord, RunState
from studio.ui.icons import draw_icon
from studio.ui.theme import metrics
from studio.ui.theme.palette import palette_of_rows, tokens_of
from studio.ui.theme.tokens import Tokens
from studio.ui.training.runs.model import RunRole
from studio.ui.training.runs.texts import fraction, second_line, state_text, summary_text
from studio.ui.widgets.any_index import AnyIndex

_ICON_PX = 16
_BAR_PX = 4

STATE_ICONS = {
    RunState.PREPARING: "clock",
    RunState.RUNNING: "play",
    RunState.STOPPING: "clock",
    RunState.STOPPED: "pause",
    RunState.FINISHED: "success",
    RunState.FAILED: "error",
}
assert STATE_ICONS.keys() == set(RunState), "every state needs its icon"


def state_colour(state: RunState, tokens: Tokens) -> str:
    """The colour of a state's icon and word."""
    colours = {
        RunState.RUNNING: tokens.link,
        RunState.STOPPED: tokens.warning,
        RunState.FINISHED: tokens.success,
        RunState.FAILED: tokens.error,
    }
    return colours.get(state, tokens.text_muted)


class RunDelegate(QStyledItemDelegate):
    """Three lines' room for every run, whatever its state, so that rows stay where they are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802, ARG002 — Qt's name
        """As high as two lines and a bar."""
        line_px = QFontMetrics(option.font).height()
        return QSize(metrics.SIDE_PANEL_WIDTH_PX // 2, 2 * line_px + _BAR_PX + 3 * metrics.GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one run."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        option.palette = palette_of_rows(tokens_of(option.palette))  # rows are wide: quieter than the accent
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_run(painter, option, index.data(RunRole.RECORD))
        painter.restore()


def _paint_run(painter: QPainter, option: QStyleOptionViewItem, record: RunRecord) -> None:
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    tokens = tokens_of(option.palette)
    text = option.palette.color(QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text)
    muted = text if is_selected else QColor(tokens.text_muted)
    of_state = text if is_selected else QColor(state_colour(record.state, tokens))
    line_px = QFontMetrics(option.font).height()
    cell = option.rect.adjusted(metrics.MARGIN_PX, metrics.GAP_PX, -metrics.MARGIN_PX, -metrics.GAP_PX)
    upper = QRect(cell.left(), cell.top(), cell.width(), line_px)
    lower = upper.translated(0, line_px + metrics.GAP_SMALL_PX)

    word = state_text(record.state)
    word_px = QFontMetrics(option.font).horizontalAdvance(word)
    _paint_line(painter, upper, word, font=option.font, colour=of_state, is_right=True)
    icon_left = upper.right() - word_px - metrics.GAP_SMALL_PX - _ICON_PX
    icon_top = upper.center().y() - _ICON_PX / 2 + 0.5
    draw_icon(painter, STATE_ICONS[record.state], QRectF(icon_left, icon_top, _ICON_PX, _ICON_PX), of_state)
    title_font = QFont(option.font)
    title_font.setWeight(QFont.Weight.DemiBold)
    title = QRect(upper.left(), upper.top(), icon_left - upper.left() - metrics.GAP_PX, line_px)
    _paint_line(painter, title, record.title, font=title_font, colour=text)

    summary = summary_text(record)
    summary_px = QFontMetrics(option.font).horizontalAdvance(summary) + metrics.GAP_PX if summary else 0
    _paint_line(painter, lower, summary, font=option.font, colour=muted, is_right=True)
    is_reason = record.state is RunState.FAILED and not is_selected
    text_rect = QRect(lower.left(), lower.top(), lower.width() - summary_px, line_px)
    colour = QColor(tokens.error) if is_reason else muted
    _paint_line(painter, text_rect, second_line(record), font=option.font, colour=colour)
    if record.state.is_live or record.state is RunState.STOPPED:
        _paint_bar(painter, cell, record, ground=tokens.border if is_selected else tokens.line, bar=of_state)


def _paint_bar(painter: QPainter, cell: QRect, record: RunRecord, *, ground: str, bar: QColor) -> None:
    track = QRectF(cell.left(), cell.bottom() - _BAR_PX + 1, cell.width(), _BAR_PX)
    done = QRectF(track)
    share = fraction(record)
    done.setWidth(max(_BAR_PX, track.width() * share) if share > 0 else 0)
    faint = QColor(ground)
    faint.setAlphaF(0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    for rect, colour in ((track, faint), (done, bar)):
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, _BAR_PX / 2, _BAR_PX / 2)


def _paint_line(
    painter: QPainter, rect: QRect, text: str, *, font: QFont, colour: QColor, is_right: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
