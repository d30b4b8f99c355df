"""Now and after, in figures: parameters, size, work, speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from studio.ui.theme import metrics
from studio.ui.training.wizard.numbers import change_text
from studio.ui.widgets.heading import heading


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: texts now and after, and both as numbers, None where they are not known."""

    title: str
    now_text: str
    after_text: str
    now: float | None = None
    after: float | None = None

    @property
    def share(self) -> float | None:
        """What is left of the figure, in 0…1; None where it is not known."""
        return None if not self.now or self.after is None else min(1.0, self.after / self.now)


class FiguresTable(QFrame):
    """A row a figure, with a bar that shows what is left of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Figures, now and after"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        self._grid.setHorizontalSpacing(metrics.GAP_LARGE_PX)
        self._grid.setVerticalSpacing(metrics.GAP_SMALL_PX)
        self._grid.setColumnStretch(2, 1)
        self._rows: list[tuple[QLabel, QLabel, _ShareBar, QLabel, QLabel]] = []
        for place, text in ((1, self.tr("now")), (3, self.tr("after"))):
            self._grid.addWidget(heading(text, self), 0, place, Qt.AlignmentFlag.AlignRight)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show ``rows``, always as many as the first time."""
        while len(self._rows) < len(rows):
            self._add_row()
        right = []
        for (title, now, bar, after, change), row in zip(self._rows, rows, strict=True):
            title.setText(row.title)
            now.setText(row.now_text)
            after.setText(row.after_text)
            bar.show_share(row.share)
            text = "" if row.now is None or row.after is None else change_text(row.now, row.after)
            change.setText(text)
            right.append(f"{row.title}: {row.now_text} → {row.after_text} {text}")
        self.setAccessibleDescription("; ".join(right))

    def _add_row(self) -> None:
        row = len(self._rows) + 1
        parts = (QLabel(self), QLabel(self), _ShareBar(self), heading("", self), QLabel(self))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place, part in enumerate(parts):
            if isinstance(part, _ShareBar):
                self._grid.addWidget(part, row, place)
            else:
                self._grid.addWidget(part, row, place, right if place else Qt.AlignmentFlag.AlignLeft)
        parts[-1].setMinimumWidth(metrics.NUMBER_WIDTH_PX // 2 + metrics.GAP_PX)
        self._rows.append(parts)


class _ShareBar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        return QSize(metrics.THUMBNAIL_PX, metrics.GAP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(self.palette().mid())
        painter.drawRoundedRect(whole, radius, radius)
        painter.setBrush(self.palette().highlight())
        painter.drawRoundedRect(whole.adjusted(0, 0, -(1 - self._share) * whole.width(), 0), radius, radius)
        painter.end()
