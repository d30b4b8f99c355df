"""Which frame of a film is looked at: a slider over its time, under the picture."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from studio.ui.numbers import fixed_text
from studio.ui.stylize.photos import OpenFilm
from studio.ui.theme import metrics
from studio.ui.widgets.wheel_guard import WheelGuard

_STEPS_PER_S = 10


class FilmBar(QWidget):
    """Shown while a film is open; asks for a frame once the slider rests."""

    frame_wanted = Signal(object, float)  # Path of the film, seconds from its beginning

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.GAP_PX, metrics.GAP_SMALL_PX, metrics.GAP_PX, 0)
        row.setSpacing(metrics.GAP_PX)
        self._title = QLabel(self.tr("Frame of the film"), self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setTracking(False)
        self._slider.setAccessibleName(self.tr("Frame of the film"))
        self._slider.setToolTip(self.tr("The frame by which you find the look; a render paints all of them"))
        WheelGuard(self).watch(self._slider)
        self._time = QLabel(self)
        row.addWidget(self._title)
        row.addWidget(self._slider, 1)
        row.addWidget(self._time)
        self._slider.valueChanged.connect(self._ask)
        self._slider.sliderMoved.connect(self._show_time)
        self._film: OpenFilm | None = None
        self.show_film(None)

    def show_film(self, film: OpenFilm | None) -> None:
        """Offer the frames of ``film``; None hides the bar."""
        self._film = film
        self.setVisible(film is not None)
        if film is None:
            return
        with QSignalBlocker(self._slider):
            self._slider.setMaximum(max(1, int(film.duration_s * _STEPS_PER_S)))
            self._slider.setPageStep(max(1, self._slider.maximum() // 10))
            self._slider.setValue(round(film.at_s * _STEPS_PER_S))
        self._show_time(self._slider.value())

    def go_to(self, at_s: float) -> None:
        """Move the slider to this time, as the person would."""
        self._slider.setValue(round(at_s * _STEPS_PER_S))

    @Slot(int)
    def _ask(self, value: int) -> None:
        self._show_time(value)
        if self._film is not None:
            self.frame_wanted.emit(self._film.path, value / _STEPS_PER_S)

    @Slot(int)
    def _show_time(self, value: int) -> None:
        duration_s = 0.0 if self._film is None else self._film.duration_s
        time, duration = (fixed_text(each, 1) for each in (value / _STEPS_PER_S, duration_s))
        self._time.setText(self.tr("{time} of {duration} s").format(time=time, duration=duration))
