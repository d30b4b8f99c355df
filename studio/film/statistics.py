"""The maps that each frame is painted with: means over a window of its shot, so that colours do not flicker.

Maps are fitted to some frames of each shot, half a standard deviation of the window apart. Those of frame t are

    sum of w_i A_i / sum of w_i,   w_i = v_i exp(-(t - t_i)² / 2 s²),

and so for the biases, with s the standard deviation in seconds and v_i the variance of frame i: a frame of a fade from
black, whose own maps would magnify what little it shows, hardly counts. Between samples the maps change as smoothly as
the window: with samples s/2 apart a window of constant maps ripples by less than 1e-30.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from studio.engine.picture_maps import Maps, PictureMaps, tables_of
from studio.film.survey import FilmSurvey, Shot
from studio.transforms.affine import LevelMap
from studio.transforms.marginals import MonotoneTables

_SAMPLES_PER_DEVIATION = 2
_LEAST_SAMPLES = 3
_WINDOW_DEVIATIONS = 4.0
_LEAST_VARIANCE = 1e-6


@dataclass(frozen=True, slots=True)
class WindowShare:
    """The frame ``index`` of a film's range whose maps count ``weight`` of 1."""

    index: int
    weight: float


@dataclass(frozen=True, slots=True)
class MapWindow:
    """Which frames of ``survey`` are measured, and which of them make the maps of each frame."""

    survey: FilmSurvey
    time_base: Fraction
    smoothing_s: float

    def samples(self) -> tuple[int, ...]:
        """The frames that are measured, in order."""
        return tuple(index for shot in self.survey.shots for index in self._samples_of(shot))

    def shares(self, index: int) -> tuple[WindowShare, ...]:
        """The samples that make the maps of frame ``index``, which can be seen, by weights that sum to 1."""
        samples = self._samples_of(self.survey.shot_of(index))
        if self.smoothing_s == 0.0:
            return (WindowShare(index, 1.0),)
        now_s = self._time_s(index)
        distances = [(self._time_s(sample) - now_s) / self.smoothing_s for sample in samples]
        nearest = min(abs(distance) for distance in distances)
        kept = [
            (sample, distance)
            for sample, distance in zip(samples, distances, strict=True)
            if abs(distance) <= max(_WINDOW_DEVIATIONS, nearest)
        ]
        weights = [
            max(self.survey.contrasts[sample], _LEAST_VARIANCE) * math.exp(-(distance**2 - nearest**2) / 2)
            for sample, distance in kept
        ]
        total = math.fsum(weights)
        return tuple(WindowShare(sample, weight / total) for (sample, _), weight in zip(kept, weights, strict=True))

    def _samples_of(self, shot: Shot) -> tuple[int, ...]:
        frames = [index for index in range(shot.first, shot.end) if self.survey.is_visible(index)]
        length = len(frames)
        if self.smoothing_s == 0.0 or not frames:
            return tuple(frames)
        duration_s = self._time_s(shot.end - 1) - self._time_s(shot.first)
        wanted = math.ceil(_SAMPLES_PER_DEVIATION * duration_s / self.smoothing_s)
        count = min(length, max(_LEAST_SAMPLES, wanted))
        return tuple(frames[(2 * number + 1) * length // (2 * count)] for number in range(count))

    def _time_s(self, index: int) -> float:
        return float(self.survey.pts[index] * self.time_base)


def mean_maps(maps: Sequence[Maps], weights: Sequence[float]) -> PictureMaps:
    """The mean of several pictures' maps, and of their tables of colours, by weights that sum to 1."""
    if len(maps) == 1:
        return PictureMaps(maps[0], tables_of(maps[0]))
    mixed = {level: _mean([each[level] for each in maps], weights) for level in maps[0]}
    tables = [tables_of(each) for each in maps]
    ends = [each.ends * weight for each, weight in zip(tables, weights, strict=True) if each is not None]
    return PictureMaps(mixed, MonotoneTables(np.sum(ends, axis=0)) if ends else None)


def _mean(maps: Sequence[LevelMap], weights: Sequence[float]) -> LevelMap:
    matrix = sum(each.matrix * weight for each, weight in zip(maps, weights, strict=True))
    bias = sum(each.bias * weight for each, weight in zip(maps, weights, strict=True))
    return type(maps[0])(matrix, bias)  # type: ignore[arg-type]


class FrameMaps:
    """The maps of single frames by `MapWindow`; ``read`` gives those of a sample, kept while it is in the window."""

    def __init__(self, window: MapWindow, read: Callable[[int], PictureMaps]) -> None:
        self.window, self._read = window, read
        self._held: dict[int, PictureMaps] = {}

    def maps(self, index: int) -> PictureMaps:
        """What frame ``index`` of the range is painted with."""
        shares = self.window.shares(index)
        wanted = {share.index for share in shares}
        self._held = {sample: self._held.get(sample) or self._read(sample) for sample in wanted}
        return mean_maps([self._held[share.index] for share in shares], [share.weight for share in shares])
