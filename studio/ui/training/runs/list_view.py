"""The list of runs: its rows and how they are painted; one is selected, also while others come and go."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.jobs.training.record import RunRecord, RunState
from studio.ui.icons import draw_icon
from studio.ui.theme import metrics
from studio.ui.theme.palette import palette_of_rows, tokens_of
from studio.ui.theme.tokens import Tokens
from studio.ui.training.runs.texts import described, fraction, second_line, state_text, summary_text
from studio.ui.translation import translated
from studio.ui.widgets.any_index import AnyIndex
from studio.ui.widgets.row_painting import paint_bar, paint_line

_NOWHERE = QModelIndex()
_WORTH_TELLING = (RunState.FINISHED, RunState.FAILED)

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
    paint_line(painter, upper, word, font=option.font, colour=of_state, is_right=True)
    icon_left = upper.right() - word_px - metrics.GAP_SMALL_PX - _ICON_PX
    icon_top = upper.center().y() - _ICON_PX / 2 + 0.5
    draw_icon(painter, STATE_ICONS[record.state], QRectF(icon_left, icon_top, _ICON_PX, _ICON_PX), of_state)
    title_font = QFont(option.font)
    title_font.setWeight(QFont.Weight.DemiBold)
    title = QRect(upper.left(), upper.top(), icon_left - upper.left() - metrics.GAP_PX, line_px)
    paint_line(painter, title, record.title, font=title_font, colour=text)

    summary = summary_text(record)
    summary_px = QFontMetrics(option.font).horizontalAdvance(summary) + metrics.GAP_PX if summary else 0
    paint_line(painter, lower, summary, font=option.font, colour=muted, is_right=True)
    is_reason = record.state is RunState.FAILED and not is_selected
    text_rect = QRect(lower.left(), lower.top(), lower.width() - summary_px, line_px)
    colour = QColor(tokens.error) if is_reason else muted
    paint_line(painter, text_rect, second_line(record), font=option.font, colour=colour)
    if record.state.is_live or record.state is RunState.STOPPED:
        _paint_bar(painter, cell, record, ground=tokens.border if is_selected else tokens.line, bar=of_state)


def _paint_bar(painter: QPainter, cell: QRect, record: RunRecord, *, ground: str, bar: QColor) -> None:
    track = QRectF(cell.left(), cell.bottom() - _BAR_PX + 1, cell.width(), _BAR_PX)
    faint = QColor(ground)
    faint.setAlphaF(0.5)
    paint_bar(painter, track, fraction(record), ground=faint, bar=bar)


class RunRole(IntEnum):
    """What the painter asks for besides texts."""

    RECORD = Qt.ItemDataRole.UserRole + 1


class RunsModel(QAbstractListModel):
    """Follows what `show_records` is given; rows that stay are changed in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: list[RunRecord] = []

    @property
    def records(self) -> tuple[RunRecord, ...]:
        """All rows, newest first."""
        return tuple(self._records)

    def row_of(self, folder: Path) -> int | None:
        """The row of the run in ``folder``, None where it is not listed."""
        return next((row for row, record in enumerate(self._records) if record.folder == folder), None)

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Take what the folder holds now; one signal for each row that came, went or changed."""
        wanted = {record.folder for record in records}
        for row in reversed(range(len(self._records))):
            if self._records[row].folder not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._records[row]
                self.endRemoveRows()
        for row, record in enumerate(records):
            self._place(row, record)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Number of runs."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, words for screen readers, a tip, and the record itself."""
        if not index.isValid():
            return None
        record = self._records[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return record.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return described(record)
            case Qt.ItemDataRole.ToolTipRole:
                return translated(record.message) or f"{record.title}: {state_text(record.state)}\n{record.folder}"
            case RunRole.RECORD:
                return record
        return None

    def _place(self, row: int, record: RunRecord) -> None:
        """Bring ``record`` into ``row``; all rows above are right already."""
        found = self.row_of(record.folder)
        if found is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._records.insert(row, record)
            self.endInsertRows()
            return
        if found != row:
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), row)
            self._records.insert(row, self._records.pop(found))
            self.endMoveRows()
        if self._records[row] != record:
            self._records[row] = record
            self.dataChanged.emit(self.index(row), self.index(row))


def newly_ended(before: Sequence[RunRecord], now: Sequence[RunRecord]) -> tuple[RunRecord, ...]:
    """Runs that were live and have since finished or failed; stopped ones are left out, as the person stopped them."""
    were_active = {record.folder for record in before if record.state.is_live}
    return tuple(record for record in now if record.folder in were_active and record.state in _WORTH_TELLING)


class RunList(QListView):
    """Shows a `RunsModel`; actions added to it are its context menu. Several runs can be selected to be compared."""

    chosen_changed = Signal()  # other runs are selected, or none
    opened = Signal()  # the selected run was double-clicked, or Enter pressed on it

    def __init__(self, model: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = model
        self.setModel(model)
        self.setItemDelegate(RunDelegate(self))
        self.setAccessibleName(self.tr("Training runs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setUniformItemSizes(True)
        self.setAccessibleDescription(self.tr("Several runs can be selected, to compare them"))
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        model.rowsInserted.connect(self._choose_some)
        model.rowsRemoved.connect(self._choose_some)
        self.activated.connect(self._open)

    def chosen(self) -> RunRecord | None:
        """The selected run; None where there is none, or several are."""
        selected = self.compared()
        return selected[0] if len(selected) == 1 else None

    def compared(self) -> tuple[RunRecord, ...]:
        """All selected runs, from top to bottom."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(index.data(RunRole.RECORD) for index in indexes)

    def choose(self, folder: Path) -> bool:
        """Select the run in ``folder``; False where it is not listed (yet)."""
        row = self._runs.row_of(folder)
        if row is None:
            return False
        self.setCurrentIndex(self._runs.index(row))
        return True

    @Slot()
    def _choose_some(self) -> None:
        """Where nothing is selected, as at the beginning, the newest is, or what took the place of a removed one."""
        if not self.selectionModel().hasSelection() and self._runs.rowCount():
            current = self.currentIndex()
            self.setCurrentIndex(current if current.isValid() else self._runs.index(0))
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _tell_chosen(self) -> None:
        self.chosen_changed.emit()

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()
