"""The empty state of the Stylize tab: an invitation to open a photo, and sample photos."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QImageReader, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.widgets.icon_view import IconView

_COLUMNS = 4
_CUT_ABOVE = 0.1  # of what does not fit: heads are in the upper part
_ASPECT = 0.7  # of a sample's thumbnail, height to width


class EmptyState(QWidget):
    """``samples`` are picture files; a click on one opens it."""

    open_wanted = Signal()
    sample_chosen = Signal(object)  # Path

    def __init__(self, samples: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("No photo yet"))
        title = _centred(QLabel(self.tr("Drop a photo here"), self))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_TITLE_SCALE)
        title.setFont(font)
        detail = _centred(QLabel(self.tr("or several, or a folder. Then pick a style on the left."), self))
        detail.setForegroundRole(detail.palette().ColorRole.PlaceholderText)
        detail.setWordWrap(True)
        self._open = QPushButton(icon("open"), self.tr("Open a photo…"), self)
        self._open.setAccessibleName(self.tr("Open a photo"))
        self._open.clicked.connect(self.open_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * metrics.GAP_LARGE_PX] * 4)
        column.setSpacing(metrics.GAP_PX)
        column.addStretch(2)
        column.addWidget(IconView("image", self), 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (title, detail):
            column.addWidget(part)
        column.addSpacing(metrics.GAP_PX)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(3 * metrics.GAP_LARGE_PX)
        if samples:
            column.addWidget(_centred(QLabel(self.tr("No photo at hand? Try one of these:"), self)))
            column.addLayout(self._sample_row(samples))
        column.addStretch(2)

    def focus(self) -> None:
        """Ready for Enter."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """A dashed frame that says: here."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().shadow())
        painter.setPen(QPen(self.palette().dark().color(), metrics.BORDER_PX, Qt.PenStyle.DashLine))
        edge = metrics.GAP_LARGE_PX + 0.5
        frame = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(frame, metrics.RADIUS_PX, metrics.RADIUS_PX)
        painter.end()

    def _sample_row(self, samples: Sequence[Path]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(metrics.GAP_PX)
        for index, path in enumerate(samples):
            button = QToolButton(self, autoRaise=True)
            button.setIcon(_thumbnail(path, self.devicePixelRatioF()))
            button.setIconSize(_thumbnail_size())
            button.setToolTip(self.tr("Open this sample photo"))
            button.setAccessibleName(self.tr("Sample photo: {name}").format(name=path.stem))
            button.setProperty("sample", str(path))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._choose)
            row, column = divmod(index, _COLUMNS)
            grid.addWidget(button, row, column + 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(_COLUMNS + 1, 1)
        return grid

    @Slot()
    def _choose(self) -> None:
        self.sample_chosen.emit(Path(self.sender().property("sample")))


def _thumbnail_size() -> QSize:
    return QSize(metrics.THUMBNAIL_PX, round(_ASPECT * metrics.THUMBNAIL_PX))


def _thumbnail(path: Path, ratio: float) -> QIcon:
    """The middle of the picture, cut to the sample's shape, with rounded corners."""
    wanted = _thumbnail_size() * ratio
    reader = QImageReader(str(path))
    reader.setScaledSize(reader.size().scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    cut = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
    cut.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cut)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(cut.rect()), metrics.RADIUS_PX * ratio, metrics.RADIUS_PX * ratio)
    painter.setClipPath(shape)
    left, top = (wanted.width() - image.width()) // 2, round(_CUT_ABOVE * (wanted.height() - image.height()))
    painter.drawImage(QPoint(left, top), image)
    painter.end()
    pixmap = QPixmap.fromImage(cut)
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
