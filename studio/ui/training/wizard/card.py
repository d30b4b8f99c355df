"""A card that is picked like a radio button: icon, title, a sentence, and room for a link."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.training.wizard.reason_label import IconLabel
from studio.ui.widgets.heading import remark


class ChoiceCard(QAbstractButton):
    """Cards below one parent exclude each other; arrow keys go from one to the next. ``key`` says which it is."""

    def __init__(self, key: str, *, title: str, sentence: str, icon_name: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._title = _silent(QLabel(title, self, wordWrap=True))
        font = self._title.font()
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._sentence = _silent(remark(sentence, self))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        self._row.setSpacing(metrics.MARGIN_PX)
        if icon_name:
            picture = IconLabel(icon_name, self)
            picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(metrics.GAP_SMALL_PX // 2)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        texts.addStretch(1)
        self._row.addLayout(texts, 1)

    def add(self, part: QWidget) -> None:
        """Put ``part`` at the right end of the card; it takes its own clicks."""
        self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def set_sentence(self, sentence: str) -> None:
        """Another text below the title."""
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """As large as what is in it."""
        return self._row.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 — Qt's name
        """A field with a border, in the accent's colour where it is picked; a second line shows the focus."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 * metrics.BORDER_PX if self.isChecked() else metrics.BORDER_PX
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        is_lit = self.isEnabled() and (self.isChecked() or self.underMouse())
        painter.setPen(QPen(palette.highlight().color() if is_lit else palette.dark().color(), width))
        painter.setBrush(palette.base() if self.isEnabled() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, metrics.RADIUS_PX, metrics.RADIUS_PX)
        if self.hasFocus():
            inner = frame.adjusted(3, 3, -3, -3)
            painter.setPen(QPen(palette.highlight().color(), metrics.BORDER_PX, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, metrics.RADIUS_PX - 2, metrics.RADIUS_PX - 2)
        painter.end()


def _silent(label: QLabel) -> QLabel:
    """Clicks on a card's text are clicks on the card."""
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
