"""The pictures of one sample: what was given, what was made of it first, and what is made of it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from studio.errors import PictureError
from studio.ui.theme import metrics

_CAPTION_PX = 20
_LARGEST_SCALE = 3.0
_SMALLEST_SCALE = 0.01
_BETWEEN_PX = 2 * metrics.GAP_LARGE_PX

_ROWS = 3


@dataclass(frozen=True, slots=True, eq=False)
class SampleSheet:
    """The rows of one sample, each as wide as all its pictures side by side; ``taught`` is by the teacher."""

    step: int
    contents: QImage
    styles: QImage
    painted: QImage
    taught: QImage | None = None


def read_sheet(path: Path, step: int, taught: Path | None = None) -> SampleSheet:
    """The sample in ``path``, with what the teacher paints of it in ``taught``, where that can be read.

    Raises PictureError where the sample cannot be read or has not three rows.
    """
    reader = QImageReader(str(path))
    image = reader.read()
    if image.isNull():
        raise PictureError(
            "the sample {path} cannot be read: {errorstring}", path=path, errorstring=reader.errorString()
        )
    height = image.height() // _ROWS
    if not height or image.height() % _ROWS:
        raise PictureError("the sample {path} has not the three rows of a training sample", path=path)
    rows = [image.copy(QRect(0, row * height, image.width(), height)) for row in range(_ROWS)]
    by_teacher = None if taught is None else QImageReader(str(taught)).read()
    contents, styles, painted = rows
    is_read = by_teacher is not None and not by_teacher.isNull()
    return SampleSheet(step, contents, styles, painted, by_teacher if is_read else None)


class Move(Enum):
    """Where a key leads among the samples of a run."""

    PREVIOUS = auto()
    NEXT = auto()
    FIRST = auto()
    LAST = auto()


_MOVES = {
    Qt.Key.Key_Left: Move.PREVIOUS,
    Qt.Key.Key_PageUp: Move.PREVIOUS,
    Qt.Key.Key_Right: Move.NEXT,
    Qt.Key.Key_PageDown: Move.NEXT,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}


class SamplesView(QWidget):
    """Paints captioned rows of pictures, all at one scale, as large as there is room.

    Arrow keys ask for other samples, the space bar or the mouse, while held, for the teacher's in the last row.
    """

    moved = Signal(Move)
    teacher_held = Signal()  # or let go: see `is_teacher_held`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, QImage], ...] = ()
        self.is_teacher_held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Samples"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[tuple[str, QImage]]) -> None:
        """Show these captions and rows from top to bottom."""
        self._rows = tuple(rows)
        self.setAccessibleDescription(", ".join(caption for caption, _ in rows))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Room for a few rows."""
        return QSize(metrics.DIALOG_WIDTH_PX, metrics.DIALOG_WIDTH_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Go to another sample, or hold the teacher's."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            self.moved.emit(move)
        elif event.key() == Qt.Key.Key_Space:
            self._hold(is_held=True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Let go of the teacher's; a held key repeats, which is no release."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold(is_held=False)
        else:
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Hold the teacher's."""
        super().mousePressEvent(event)
        self._hold(is_held=event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Let go of it."""
        super().mouseReleaseEvent(event)
        self._hold(is_held=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 — Qt's name
        """Whoever goes elsewhere holds nothing."""
        super().focusOutEvent(event)
        self._hold(is_held=False)

    def _hold(self, *, is_held: bool) -> None:
        if is_held != self.is_teacher_held:
            self.is_teacher_held = is_held
            self.teacher_held.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint captions and pictures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        sizes = [image.size() for _, image in self._rows]
        placed = placed_rows(sizes, self.rect().marginsRemoved(self.contentsMargins()))
        for (caption, image), rect in zip(self._rows, placed, strict=True):
            above = QRect(rect.left(), rect.top() - _CAPTION_PX, rect.width(), _CAPTION_PX)
            shown = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, above.width())
            painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            painter.drawImage(rect, image)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
        painter.end()


def placed_rows(sizes: Sequence[QSize], room: QRect) -> list[QRect]:
    """Where rows of these sizes go within ``room``: one scale for all, in as many columns as make it largest.

    They are read downwards, column by column; a caption's height is left above each.
    """
    if not sizes:
        return []
    grids = [_Grid.of(sizes, room, columns) for columns in range(1, len(sizes) + 1)]
    return max(grids, key=lambda grid: grid.scale).placed(sizes, room)


@dataclass(frozen=True, slots=True)
class _Grid:
    columns: int
    rows: int
    cell: QSize  # of the pictures, before they are scaled
    scale: float

    @classmethod
    def of(cls, sizes: Sequence[QSize], room: QRect, columns: int) -> _Grid:
        rows = -(-len(sizes) // columns)
        cell = QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))
        free_width = room.width() - _BETWEEN_PX * (columns - 1)
        free_height = room.height() - (_CAPTION_PX + metrics.GAP_PX) * rows
        fitting = min(free_width / (columns * cell.width()), free_height / (rows * cell.height()))
        return cls(columns, rows, cell, max(_SMALLEST_SCALE, min(_LARGEST_SCALE, fitting)))

    def placed(self, sizes: Sequence[QSize], room: QRect) -> list[QRect]:
        width, height = round(self.scale * self.cell.width()), round(self.scale * self.cell.height())
        step_x, step_y = width + _BETWEEN_PX, height + _CAPTION_PX + metrics.GAP_PX
        left = room.left() + max(0, (room.width() - self.columns * step_x + _BETWEEN_PX) // 2)
        top = room.top() + max(0, (room.height() - self.rows * step_y) // 2) + _CAPTION_PX
        placed = []
        for index, size in enumerate(sizes):
            column, row = divmod(index, self.rows)
            corner = QPoint(left + column * step_x, top + row * step_y)
            placed.append(QRect(corner, QSize(round(self.scale * size.width()), round(self.scale * size.height()))))
        return placed
