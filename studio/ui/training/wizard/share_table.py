"""A table of levels or layers: how much each suffers, drawn as bars, and how much of it stays, to type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from studio.ui.theme import metrics
from studio.ui.training.wizard.shares import SMALLEST_KEEP, ShareRow
from studio.ui.widgets.any_index import AnyIndex

_TITLE, _LOSS, _KEEP = range(3)
_NOWHERE = QModelIndex()
_VISIBLE_ROWS = 8
_ROLE = Qt.ItemDataRole


class ShareModel(QAbstractTableModel):
    """Rows as they are given; `share_typed` tells a key and the share in 0…1 that the person wants for it."""

    share_typed = Signal(str, float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[ShareRow, ...] = ()

    def show_rows(self, rows: Sequence[ShareRow]) -> None:
        """Replace what is shown; the selection stays where the keys do."""
        new = tuple(rows)
        if [row.key for row in new] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
        elif new != self._rows:
            self._rows = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, _KEEP))

    def row(self, index: AnyIndex) -> ShareRow:
        """The row at ``index``."""
        return self._rows[index.row()]

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """One per level or layer."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802
        """Name, sensitivity, share."""
        return 0 if parent.isValid() else 3

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Shares can be typed."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if index.column() == _KEEP else Qt.ItemFlag(0))

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, and the whole percent for the editor."""
        row = self._rows[index.row()]
        if role == _ROLE.EditRole and index.column() == _KEEP:
            return round(100 * row.keep)
        if role == _ROLE.TextAlignmentRole and index.column() == _KEEP:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.DisplayRole:
            return (row.title, "", f"{round(100 * row.keep)} %")[index.column()]
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole) and index.column() == _LOSS:
            return self._losses_text(row)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: N802
        """Emit the share; the owner of the plan shows it afterwards."""
        if role != _ROLE.EditRole or index.column() != _KEEP:
            return False
        self.share_typed.emit(self._rows[index.row()].key, value / 100)
        return True

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Titles of the columns."""
        if role != _ROLE.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Layer"), self.tr("Suffers"), self.tr("Stays"))[section]

    def _losses_text(self, row: ShareRow) -> str:
        if not row.losses:
            return self.tr("not scanned yet")
        text = self.tr("without {share} %: {loss} % of the way to the worst loss")
        return "\n".join(text.format(share=round(100 * ratio), loss=round(100 * loss)) for ratio, loss in row.losses)


class ShareTable(QTableView):
    """Arrow keys go from row to row, a digit or F2 begins to type."""

    def __init__(self, model: ShareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Share of each layer"))
        self.setItemDelegateForColumn(_LOSS, _BarsDelegate(model, self))
        self.setItemDelegateForColumn(_KEEP, _PercentDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.CONTROL_HEIGHT_PX)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_LOSS, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_TITLE, 2 * metrics.BUTTON_WIDTH_PX + metrics.GAP_LARGE_PX)
        self.setColumnWidth(_KEEP, metrics.NUMBER_WIDTH_PX)
        model.modelReset.connect(self._fit)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 — Qt's name
        """Stay in the column that can be typed into."""
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != _KEEP:
            self.setCurrentIndex(self.model().index(current.row(), _KEEP))

    def sizeHint(self) -> QSize:  # noqa: N802
        """A few rows; more are scrolled to."""
        rows = min(_VISIBLE_ROWS, max(1, self.model().rowCount()))
        height = (rows + 1) * metrics.CONTROL_HEIGHT_PX + metrics.GAP_SMALL_PX
        return QSize(metrics.SIDE_PANEL_WIDTH_PX, height)

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.setCurrentIndex(self.model().index(0, _KEEP))


class _PercentDelegate(QStyledItemDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:  # noqa: N802, ARG002
        """Whole percents."""
        box = QSpinBox(parent, minimum=round(100 * SMALLEST_KEEP), maximum=100)
        box.setSuffix(" %")
        box.setAccessibleName(self.tr("Share that stays"))
        return box

    def setModelData(self, editor: QWidget, model: Any, index: AnyIndex) -> None:  # noqa: N802
        """Only what was changed is told."""
        assert isinstance(editor, QSpinBox)
        editor.interpretText()
        if editor.value() != index.data(_ROLE.EditRole):
            model.setData(index, editor.value())


class _BarsDelegate(QStyledItemDelegate):
    """One bar for each share that was left out, thinnest cut on top."""

    def __init__(self, model: ShareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Bars from the left; the longest of all rows fills the cell."""
        super().paint(painter, option, index)
        losses = self._model.row(index).losses
        if not losses:
            return
        area = QRectF(option.rect).adjusted(metrics.GAP_SMALL_PX, 4, -metrics.GAP_PX, -4)
        height = area.height() / len(losses)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (_, loss) in enumerate(losses):
            colour = option.widget.palette().accent().color()
            colour.setAlphaF(0.4 + 0.6 * (number + 1) / len(losses))
            painter.setBrush(colour)
            width = max(1.0, area.width() * min(1.0, max(0.0, loss)))
            painter.drawRect(QRectF(area.left(), area.top() + number * height, width, height - 1))
        painter.restore()
