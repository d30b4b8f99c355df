"""The report of a new bundle: figures beside those of its teacher, and the pictures both have painted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QImage, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.training.bundles.id_edit import Tone, ToneLabel
from studio.ui.training.bundles.report import Report
from studio.ui.training.bundles.report_rows import Verdict, report_rows
from studio.ui.widgets.heading import remark

_LONGEST_HEAD = 16
_TONES: dict[Verdict, Tone] = {Verdict.BETTER: "success", Verdict.SAME: "text_muted", Verdict.WORSE: "warning"}
_SIGNS = {Verdict.BETTER: "▲", Verdict.SAME: "●", Verdict.WORSE: "▼"}  # told by shape too, not by colour alone


class ReportView(QWidget):
    """Empty until `show_report`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Before and after"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(metrics.GAP_LARGE_PX)
        self._grid.setVerticalSpacing(metrics.GAP_SMALL_PX)
        self._grid.setColumnStretch(0, 1)
        self._measured = remark("", self)
        self._sheet = _Sheet(self)
        self._heads = QHBoxLayout()
        figures = QVBoxLayout()
        figures.setSpacing(metrics.GAP_SMALL_PX)
        figures.addLayout(self._grid)
        figures.addSpacing(metrics.GAP_PX)
        figures.addWidget(self._measured)
        figures.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * metrics.GAP_LARGE_PX)
        row.addLayout(figures)
        pictures = QVBoxLayout()
        pictures.setSpacing(metrics.GAP_SMALL_PX)
        self._heads.setSpacing(0)
        pictures.addLayout(self._heads)
        pictures.addWidget(self._sheet, 1)
        row.addLayout(pictures, 1)

    def show_report(self, report: Report, sheet: QImage | None) -> None:
        """Show figures and pictures; called once."""
        heads = ("", report.before.bundle_id, report.after.bundle_id, "")
        for column, text in enumerate(heads):
            label = self._cell(text, 0, column)
            font = label.font()
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
        parts = []
        for number, row in enumerate(report_rows(report), start=1):
            self._cell(row.caption, number, 0).setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self._cell(row.before, number, 1)
            self._cell(row.after, number, 2)
            change = ToneLabel(f"{row.change}  {_SIGNS[row.verdict]}", _TONES[row.verdict], self)
            change.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(change, number, 3)
            parts.append(f"{row.caption}: {row.before}, {row.after}, {row.change}")
        self.setAccessibleDescription("; ".join(parts))
        text = self.tr(
            "Measured on {pairs} pairs of your pictures at {size} px. Style distances and likeness compare what each "
            "paints; below × 1 the new bundle is nearer to the style than its teacher."
        )
        self._measured.setText(text.format(pairs=report.pairs, size=report.size_px))
        if sheet is not None:
            self._head_pictures((self.tr("Photo"), self.tr("Style"), report.before.bundle_id, report.after.bundle_id))
        self._sheet.show_image(sheet)

    def _cell(self, text: str, row: int, column: int) -> QLabel:
        label = QLabel(text, self)
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(label, row, column)
        return label

    def _head_pictures(self, texts: tuple[str, ...]) -> None:
        for text in texts:
            label = QLabel(_shortened(text), self, alignment=Qt.AlignmentFlag.AlignCenter)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setToolTip(text)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the sheet's columns decide
            self._heads.addWidget(label, 1)
        self._heads.addSpacing(self._sheet.verticalScrollBar().sizeHint().width())


class _Sheet(QScrollArea):
    """All pairs: photo, style, what the teacher paints, what the new bundle paints; as wide as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._label = QLabel(self)
        self._label.setAccessibleName(self.tr("Pairs painted by both bundles"))
        self.setWidget(self._label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Pairs painted by both bundles"))
        self.setMinimumWidth(metrics.SIDE_PANEL_WIDTH_PX)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.setVisible(image is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 — Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image is None or self._image.isNull():
            return
        width = max(1, min(self.viewport().width(), self._image.width()))
        ratio = self.devicePixelRatioF()
        scaled = self._image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(scaled))
        self._label.resize(QSize(width, round(scaled.height() / ratio)))


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_HEAD else f"{name[: _LONGEST_HEAD - 1]}…"


def read_sheet_image(path: Path) -> QImage | None:
    """The picture in ``path``, None where there is none."""
    image = QImage(str(path))
    return None if image.isNull() else image
