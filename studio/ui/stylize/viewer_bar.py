"""The slim bar under the picture: how it is shown, at which zoom, which of several photos and of its pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from studio.ui.icons import icon
from studio.ui.numbers import fixed_text
from studio.ui.theme import metrics
from studio.ui.widgets.wheel_guard import WheelGuard


class ViewerBar(QWidget):
    """Buttons of the window's own actions, the zoom as a figure, steps through the photos that were opened, and the
    page of a file that holds several."""

    step_wanted = Signal(int)  # -1 or 1
    page_wanted = Signal(int)  # from 1
    only_this_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(metrics.GAP_PX, metrics.GAP_SMALL_PX, metrics.GAP_PX, metrics.GAP_SMALL_PX)
        self._row.setSpacing(metrics.GAP_SMALL_PX)
        self._zoom = QLabel(self, alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count = QLabel(self)
        self._previous = self._button(self.tr("Previous photo"), "undo")
        self._previous.setArrowType(Qt.ArrowType.LeftArrow)
        self._previous.clicked.connect(self._step_back)
        self._next = self._button(self.tr("Next photo"), "redo")
        self._next.setArrowType(Qt.ArrowType.RightArrow)
        self._next.clicked.connect(self._step_on)
        self._only = self._button(self.tr("Only this one"), "image")
        self._only.clicked.connect(self.only_this_wanted)
        self._page = QSpinBox(self, minimum=1)
        self._page.setKeyboardTracking(False)
        self._page.setAccessibleName(self.tr("Page or frame of this file"))
        self._page.setToolTip(self.tr("Page or frame of this file"))
        self._page.setPrefix(self.tr("Page") + " ")
        WheelGuard(self).watch(self._page)
        self._page.valueChanged.connect(self.page_wanted)
        for part in (self._previous, self._count, self._next, self._only, self._page):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self._zoom)
        self.show_count(0, 0)
        self.show_page(1, 1)

    def add_actions(self, actions: Sequence[QAction]) -> None:
        """Give each action a button at the right."""
        for action in actions:
            button = QToolButton(self, autoRaise=True)
            button.setDefaultAction(action)
            button.setIconSize(QSize(metrics.ICON_PX, metrics.ICON_PX))
            button.setAccessibleName(action.text().replace("&", ""))
            if action.icon().isNull():
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self._row.addWidget(button)

    def show_count(self, position: int, count: int) -> None:
        """Photo ``position`` (from 0) of ``count``; nothing is shown for a single one."""
        for part in (self._previous, self._count, self._next, self._only):
            part.setVisible(count > 1)
        text = self.tr("{position} of {count} photos").format(position=position + 1, count=count)
        self._count.setText(f"{position + 1} / {count}")
        self._count.setToolTip(text)
        self._count.setAccessibleName(text)
        self._previous.setEnabled(position > 0)
        self._next.setEnabled(position < count - 1)

    def show_page(self, page: int, count: int | None = None) -> None:
        """Page ``page`` (from 1) of ``count``, None as many as before; nothing is shown for a single one."""
        with QSignalBlocker(self._page):
            if count is not None:
                self._page.setMaximum(count)
                self._page.setSuffix(" " + self.tr("of {count}").format(count=count))
                self._page.setVisible(count > 1)
            self._page.setValue(page)

    @Slot(float)
    def show_zoom(self, zoom: float) -> None:
        """``zoom`` 1.0 is one picture pixel on one screen pixel."""
        percent = 100 * zoom
        self._zoom.setText(f"{percent:.0f} %" if percent >= 10 else f"{fixed_text(percent, 1)} %")

    def _button(self, name: str, shape: str = "") -> QToolButton:
        button = QToolButton(self, autoRaise=True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        if shape:
            button.setIcon(icon(shape))
        return button

    @Slot()
    def _step_back(self) -> None:
        self.step_wanted.emit(-1)

    @Slot()
    def _step_on(self) -> None:
        self.step_wanted.emit(1)
