"""The list of pages at the left: where one is, what is done, where something is missing."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.icons import draw_icon
from studio.ui.theme import metrics
from studio.ui.training.wizard.pages import PAGES, Page, page_title

_BADGE_PX = 22


class StepList(QWidget):
    """Tells `page_wanted`; every page can be gone to at any time, since the review says what is missing."""

    page_wanted = Signal(str)  # a value of Page

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps"))
        self._steps = {page: _Step(number, page, self) for number, page in enumerate(PAGES, 1)}
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.GAP_PX] * 4)
        column.setSpacing(metrics.GAP_SMALL_PX)
        for step in self._steps.values():
            step.clicked.connect(self._tell)
            column.addWidget(step)
        column.addStretch(1)
        self.setFixedWidth(metrics.SAMPLE_WIDTH_PX)

    def show_page(self, current: Page, *, seen: Collection[Page], wanting: Collection[Page]) -> None:
        """Mark where one is, which pages were ``seen``, and which are ``wanting`` something."""
        for page, step in self._steps.items():
            step.show_state(is_current=page is current, is_seen=page in seen, is_wanting=page in wanting)

    @Slot()
    def _tell(self) -> None:
        step = self.sender()
        if isinstance(step, _Step):
            self.page_wanted.emit(step.page.value)


class _Step(QAbstractButton):
    def __init__(self, number: int, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self._number = number
        self._is_current = self._is_seen = self._is_wanting = False
        self.setText(page_title(page))
        self.setAccessibleName(self.tr("Step {number}: {title}").format(number=number, title=self.text()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, *, is_current: bool, is_seen: bool, is_wanting: bool) -> None:
        """What the badge tells by colour and shape is told in words too."""
        self._is_current, self._is_seen, self._is_wanting = is_current, is_seen, is_wanting and is_seen
        words = self.tr("something is missing") if self._is_wanting else self.tr("done") if is_seen else ""
        self.setAccessibleDescription(self.tr("you are here") if is_current else words)
        self.setToolTip(self.accessibleDescription())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """One row."""
        return QSize(metrics.SAMPLE_WIDTH_PX, metrics.CONTROL_HEIGHT_PX + 2 * metrics.GAP_SMALL_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """A badge with number, check mark or warning, and the title."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.base() if self._is_current else palette.alternateBase())
            painter.drawRoundedRect(row, metrics.RADIUS_PX, metrics.RADIUS_PX)
        if self.hasFocus():
            painter.setPen(QPen(palette.highlight().color(), metrics.BORDER_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, metrics.RADIUS_PX, metrics.RADIUS_PX)
        badge = QRectF(metrics.GAP_PX, (self.height() - _BADGE_PX) / 2, _BADGE_PX, _BADGE_PX)
        self._paint_badge(painter, badge)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if self._is_current else QFont.Weight.Normal)
        painter.setFont(font)
        is_quiet = not (self._is_current or self._is_seen)
        painter.setPen(palette.placeholderText().color() if is_quiet else palette.windowText().color())
        text = row.adjusted(badge.right() + metrics.GAP_PX, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()

    def _paint_badge(self, painter: QPainter, badge: QRectF) -> None:
        palette = self.palette()
        quiet, accent = palette.placeholderText().color(), palette.highlight().color()
        if self._is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(badge)
            painter.setPen(palette.highlightedText().color())
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
            return
        if self._is_wanting:
            draw_icon(painter, "warning", badge, palette.windowText().color())
            return
        painter.setPen(QPen(accent if self._is_seen else quiet, metrics.BORDER_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(badge)
        if self._is_seen:
            draw_icon(painter, "check", badge.adjusted(3, 3, -3, -3), accent)
        else:
            painter.setPen(quiet)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
