"""The empty state of the Training tab: what it is for, and a button for a first run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.widgets.icon_view import IconView


class NoRuns(QWidget):
    """Invites to make a network."""

    new_wanted = Signal()
    bundles_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("No training run yet"))
        title = _centred(QLabel(self.tr("Make your own small network"), self))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_TITLE_SCALE)
        title.setFont(font)
        text = self.tr(
            "Distil or prune a bundle into one that is smaller and paints faster, with your own pictures to learn "
            "from. A run goes on when this window is closed, and can be stopped and resumed at any time."
        )
        detail = _centred(QLabel(text, self, wordWrap=True))
        detail.setForegroundRole(detail.palette().ColorRole.PlaceholderText)
        detail.setFixedWidth(metrics.DIALOG_WIDTH_PX)  # a label that wraps has no width of its own
        self._new = QPushButton(icon("add"), self.tr("New run…"), self)
        self._new.setAccessibleName(self.tr("New training run"))
        self._new.setDefault(True)
        self._new.clicked.connect(self.new_wanted)
        bundles = QPushButton(icon("folder"), self.tr("Installed bundles…"), self)
        bundles.setAccessibleName(self.tr("Show the installed bundles"))
        bundles.setFlat(True)
        bundles.clicked.connect(self.bundles_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(metrics.GAP_PX)
        column.addStretch(2)
        column.addWidget(IconView("brush", self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        across = QHBoxLayout()  # with an alignment instead, the label would not get the height that its width asks for
        across.addStretch(1)
        across.addWidget(detail)
        across.addStretch(1)
        column.addLayout(across)
        column.addSpacing(metrics.GAP_PX)
        for button in (self._new, bundles):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def focus_way_in(self) -> None:
        """Return begins a run."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
