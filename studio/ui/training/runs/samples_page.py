"""Fixed pictures as they improve: a slider through the samples of a run, beside the first one and the teacher's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.numbers import whole_text
from studio.ui.theme import metrics
from studio.ui.training.runs.samples_view import Move, SamplesView
from studio.ui.training.runs.sheet_reader import SheetReader, SheetRequest
from studio.ui.training.runs.texts import score_text

_NO_SCORES: Mapping[int, float] = MappingProxyType({})


class SamplesPage(QWidget):
    """Shows what `show_pictures` is given; files are read away from the GUI thread. Call `close_down` at the end."""

    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: tuple[tuple[int, Path], ...] = ()
        self._taught: Path | None = None
        self._scores: Mapping[int, float] = _NO_SCORES
        self._reader = SheetReader(self)
        self._view = SamplesView(self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setAccessibleName(self.tr("Sample"))
        self._slider.setToolTip(self.tr("The arrow keys go from sample to sample"))
        self._slider.setPageStep(1)
        self._step = QLabel(self)
        self._latest = QCheckBox(self.tr("Latest"), self)
        self._latest.setAccessibleName(self.tr("Follow the run to its latest sample"))
        self._latest.setToolTip(self.tr("Show every new sample as it comes"))
        self._latest.setChecked(True)
        self._compare = QCheckBox(self.tr("Compare with the first"), self)
        self._compare.setAccessibleName(self.tr("Show the first sample above the chosen one"))
        self._compare.setChecked(True)
        self._teacher = QCheckBox(self.tr("With the teacher's"), self)
        self._teacher.setAccessibleName(self.tr("Show what the teacher paints of the same pictures"))
        self._teacher.setToolTip(self.tr("Hold the space bar or the mouse on the pictures to see it in their place"))
        self._teacher.setChecked(True)
        self._lay_out()
        self._connect()

    def show_pictures(
        self,
        pictures: Sequence[tuple[int, Path]],
        taught: Path | None = None,
        scores: Mapping[int, float] = _NO_SCORES,
    ) -> None:
        """Offer these samples (step, file), steps ascending; the last one is shown while the latest is followed.

        ``taught`` is what the teacher paints of the same pictures, ``scores`` are those of steps.
        """
        if (tuple(pictures), taught, scores) == (self._pictures, self._taught, self._scores):
            return
        is_other_run = not self._pictures or not pictures or pictures[0] != self._pictures[0]
        if is_other_run:
            self._reader.forget()
            self._set_latest(is_on=True)
        self._pictures, self._taught, self._scores = tuple(pictures), taught, scores
        self._pages.setCurrentIndex(1 if pictures else 0)
        self._teacher.setVisible(taught is not None)
        self._slider.blockSignals(True)
        self._slider.setRange(0, max(0, len(pictures) - 1))
        if self._latest.isChecked():
            self._slider.setValue(self._slider.maximum())
        self._slider.blockSignals(False)
        self._slider.setEnabled(len(pictures) > 1)
        self._show_chosen()

    def close_down(self) -> None:
        """Wait for what is being read."""
        self._reader.close()

    def _lay_out(self) -> None:
        nothing = QLabel(self.tr("Samples come with every held-out score."), self)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setForegroundRole(nothing.palette().ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.setSpacing(metrics.GAP_LARGE_PX)
        row.addWidget(self._step, 1)  # not beside the slider, which would change its length with every number
        for widget in (self._latest, self._compare, self._teacher):
            row.addWidget(widget)
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        column.addWidget(self._view, 1)
        column.addWidget(self._slider)
        column.addLayout(row)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(nothing)
        self._pages.addWidget(shown)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._follow_slider)
        self._latest.toggled.connect(self._follow_latest)
        for box in (self._compare, self._teacher):
            box.toggled.connect(self._draw)
        self._view.moved.connect(self._move)
        self._view.teacher_held.connect(self._draw)
        self._reader.came.connect(self._draw)
        self._reader.failed.connect(self.failed)

    def _request(self, place: int) -> SheetRequest:
        step, path = self._pictures[place]
        return SheetRequest(step, path, self._taught)

    def _set_latest(self, *, is_on: bool) -> None:
        self._latest.blockSignals(True)
        self._latest.setChecked(is_on)
        self._latest.blockSignals(False)

    @Slot()
    def _follow_slider(self) -> None:
        self._set_latest(is_on=self._slider.value() == self._slider.maximum())
        self._show_chosen()

    @Slot(bool)
    def _follow_latest(self, is_on: bool) -> None:
        if is_on:
            self._slider.setValue(self._slider.maximum())

    @Slot(Move)
    def _move(self, move: Move) -> None:
        ends = {Move.FIRST: self._slider.minimum(), Move.LAST: self._slider.maximum()}
        self._slider.setValue(ends.get(move, self._slider.value() + (1 if move is Move.NEXT else -1)))

    def _show_chosen(self) -> None:
        if not self._pictures:
            return
        place = self._slider.value()
        step = self._pictures[place][0]
        words = self.tr("step {step}").format(step=whole_text(step)) if step else self.tr("before training")
        if step in self._scores:
            words = self.tr("{step}, score {score}").format(step=words, score=score_text(self._scores[step]))
        self._step.setText(words)
        self._slider.setAccessibleDescription(words)
        around = (each for each in (place + 1, place - 1) if 0 <= each < len(self._pictures))
        self._reader.want([self._request(each) for each in (place, 0, *around)])
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if not self._pictures:
            self._view.show_rows(())
            return
        shown = self._reader.sheet(self._request(self._slider.value()))
        if shown is None:
            return  # what was there stays until it comes
        first = self._reader.sheet(self._request(0))
        rows = [(self.tr("Photographs"), shown.contents), (self.tr("Styles"), shown.styles)]
        taught = None if shown.taught is None else (self.tr("Painted by the teacher"), shown.taught)
        if taught is not None and self._teacher.isChecked():
            rows.append(taught)
        if self._compare.isChecked() and first is not None and first.step != shown.step:
            rows.append((self._caption(first.step), first.painted))
        rows.append((self._caption(shown.step), shown.painted))
        if taught is not None and self._view.is_teacher_held:
            rows[-1] = taught
        self._view.show_rows(rows)

    def _caption(self, step: int) -> str:
        if not step:
            return self.tr("Painted before training")
        return self.tr("Painted at step {step}").format(step=whole_text(step))
