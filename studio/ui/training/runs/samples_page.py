"""Fixed pictures as they improve: a slider through the samples of a run, and the first one to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.background.background import Background
from studio.ui.numbers import whole_text
from studio.ui.theme import metrics
from studio.ui.training.runs.samples_view import SampleSheet, SamplesView, read_sheet


class SamplesPage(QWidget):
    """Shows what `show_pictures` is given; files are read away from the GUI thread. Call `close_down` at the end."""

    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: tuple[tuple[int, Path], ...] = ()
        self._taught: Path | None = None
        self._first: SampleSheet | None = None
        self._shown: SampleSheet | None = None
        self._wanted, self._wanted_first = 0, 0
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._refuse)
        self._view = SamplesView(self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setAccessibleName(self.tr("Sample"))
        self._slider.setPageStep(1)
        self._slider.valueChanged.connect(self._read)
        self._step = QLabel(self)
        self._compare = QCheckBox(self.tr("Compare with the first"), self)
        self._compare.setAccessibleName(self.tr("Show the first sample above the chosen one"))
        self._compare.setChecked(True)
        self._compare.toggled.connect(self._draw)
        self._lay_out()

    def show_pictures(self, pictures: Sequence[tuple[int, Path]], taught: Path | None = None) -> None:
        """Offer these samples (step, file), steps ascending; the last one is shown as long as it was before.

        ``taught`` is what the teacher paints of the same pictures.
        """
        if (tuple(pictures), taught) == (self._pictures, self._taught):
            return
        is_other_run = not self._pictures or not pictures or pictures[0] != self._pictures[0]
        follows = is_other_run or self._slider.value() == self._slider.maximum()
        if is_other_run:
            self._first = self._shown = None
            self._wanted = self._wanted_first = 0
        self._pictures, self._taught = tuple(pictures), taught
        self._pages.setCurrentIndex(1 if pictures else 0)
        self._slider.blockSignals(True)
        self._slider.setRange(0, max(0, len(pictures) - 1))
        if follows:
            self._slider.setValue(self._slider.maximum())
        self._slider.blockSignals(False)
        self._slider.setEnabled(len(pictures) > 1)
        self._read()

    def close_down(self) -> None:
        """Wait for what is being read."""
        self._background.close()

    def _lay_out(self) -> None:
        nothing = QLabel(self.tr("Samples come with every held-out score."), self)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setForegroundRole(nothing.palette().ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.setSpacing(metrics.GAP_LARGE_PX)
        row.addWidget(self._slider, 1)
        row.addWidget(self._step)
        row.addWidget(self._compare)
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        column.addWidget(self._view, 1)
        column.addLayout(row)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(nothing)
        self._pages.addWidget(shown)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)

    @Slot()
    def _read(self) -> None:
        if not self._pictures:
            return
        if self._wanted_first == 0:
            step, path = self._pictures[0]
            self._wanted_first = self._background.start(lambda: read_sheet(path, step))
        chosen, file = self._pictures[self._slider.value()]
        text = self.tr("step {step}").format(step=whole_text(chosen)) if chosen else self.tr("before training")
        self._step.setText(text)
        self._slider.setAccessibleDescription(self._step.text())
        taught = self._taught
        self._wanted = self._background.start(lambda: read_sheet(file, chosen, taught))

    @Slot(int, object)
    def _take(self, number: int, sheet: SampleSheet) -> None:
        if number == self._wanted_first:
            self._first = sheet
        if number == self._wanted:
            self._shown = sheet
        self._draw()  # an older answer changes neither

    @Slot(int, str)
    def _refuse(self, number: int, message: str) -> None:
        if number == self._wanted:
            self.failed.emit(message)

    @Slot()
    def _draw(self) -> None:
        shown, first = self._shown, self._first
        if shown is None:
            self._view.show_rows(())
            return
        rows = [(self.tr("Photographs"), shown.contents), (self.tr("Styles"), shown.styles)]
        if shown.taught is not None:
            rows.append((self.tr("Painted by the teacher"), shown.taught))
        if self._compare.isChecked() and first is not None and first.step != shown.step:
            rows.append((self._caption(first.step), first.painted))
        rows.append((self._caption(shown.step), shown.painted))
        self._view.show_rows(rows)

    def _caption(self, step: int) -> str:
        if not step:
            return self.tr("Painted before training")
        return self.tr("Painted at step {step}").format(step=whole_text(step))
