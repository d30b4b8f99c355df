"""The first look at a film: its time stamps, the noise of its frames, and the cuts that part it into shots.

A cut is where successive frames, reduced, differ much more than their neighbours do. A flash differs twice in a row
and is none; neither is a fade, whose differences are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from studio.film.reading import FilmSource, Floats
from studio.images.opencv import cv2
from studio.networks.layout import RGB_CHANNELS

_REDUCED_PX = 64
_LEAST_CUT = 0.05  # mean absolute difference of colours in [0, 1]
_CUT_RATIO = 3.0  # times what the differences before and after it are
_BLOCK_PX = 8
_QUARTILE = 25.0
# The lower quartile of the variance of normal samples over its mean (chi-squared): 0.876 of the 64 of a block where
# colours vary alike, 0.930 of 192 where each varies on its own.
_QUARTILE_OF_VARIANCE = 0.9


@dataclass(frozen=True, slots=True)
class Shot:
    """Frames from ``first`` (counted from 0) up to ``end``, which is not among them, and their ``noise``.

    That is the standard deviation of what does not move, the root mean square over colours, in units of [0, 1].
    """

    first: int
    end: int
    noise: float


@dataclass(frozen=True, slots=True)
class FilmSurvey:
    """What one pass over a film found: the range of its frames, and for each its time stamp, duration and contrast.

    ``first`` is the number of the first frame of the range. Contrast is the variance of the reduced frame, -1 where all
    of it is transparent.
    """

    first: int
    pts: tuple[int, ...]
    durations: tuple[int, ...]
    contrasts: tuple[float, ...]
    shots: tuple[Shot, ...]

    @property
    def count(self) -> int:
        """How many frames there are."""
        return len(self.pts)

    def is_visible(self, index: int) -> bool:
        """Whether anything of frame ``index`` of the range can be seen."""
        return self.contrasts[index] >= 0.0

    def shot_of(self, index: int) -> Shot:
        """The shot of frame ``index`` of the range."""
        return next(shot for shot in self.shots if shot.first <= index < shot.end)


def survey_film(source: FilmSource, first: int, last: int | None, on_frame: Callable[[], None]) -> FilmSurvey:
    """Look at frames ``first`` to ``last`` (numbers from 0, the last included); ``on_frame`` is called after each.

    There may be none. Raises PictureError where one cannot be read.
    """
    pts, durations, contrasts, changes, noises = [], [], [], [], []
    before: Floats | None = None
    small_before: Floats | None = None
    for frame in source.frames(lambda number: first <= number and (last is None or number <= last)):
        pts.append(frame.pts)
        durations.append(frame.duration)
        colours = frame.pixels_hwc[:, :, :RGB_CHANNELS]
        small = reduced(frame.pixels_hwc)
        is_hidden = frame.pixels_hwc.shape[2] > RGB_CHANNELS and not frame.pixels_hwc[:, :, RGB_CHANNELS].any()
        contrasts.append(-1.0 if is_hidden else float(small.var(axis=(0, 1)).mean()))
        if before is not None and small_before is not None:
            changes.append(float(np.abs(small - small_before).mean()))
            noises.append(noise_between(before, colours))
        before, small_before = colours, small
        on_frame()
        if last is not None and frame.number == last:
            break
    cuts = (0, *(index + 1 for index in find_cuts(changes)), len(pts))
    shots = tuple(
        Shot(start, end, float(np.median(noises[start : end - 1])) if end - start > 1 else 0.0)
        for start, end in pairwise(cuts)
        if end > start
    )
    return FilmSurvey(first, tuple(pts), tuple(durations), tuple(contrasts), shots)


def reduced(pixels_hwc: Floats) -> Floats:
    """The colours of a frame on a longer side of 64 px, each the mean of what it stands for."""
    height, width = pixels_hwc.shape[:2]
    scale = _REDUCED_PX / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small: Floats = cv2.resize(
        np.ascontiguousarray(pixels_hwc[:, :, :RGB_CHANNELS]), size, interpolation=cv2.INTER_AREA
    )
    return small


def find_cuts(changes: Sequence[float]) -> tuple[int, ...]:
    """Where shots end: the positions in ``changes``, the difference of each frame from the next, that stand out."""
    found = []
    for index, change in enumerate(changes):
        neighbours = [changes[at] for at in (index - 1, index + 1) if 0 <= at < len(changes)]
        if change >= _LEAST_CUT and change >= _CUT_RATIO * max(neighbours, default=0.0):
            found.append(index)
    return tuple(found)


def noise_between(one_hwc: Floats, other_hwc: Floats) -> float:
    """The standard deviation of a frame's noise, root mean square over colours, from the difference of two.

    It is taken from the blocks of 8 x 8 px whose difference varies little, since what moves varies more; blocks that do
    not differ at all are black bars or were copied by the codec, and say nothing.
    """
    height, width = (side // _BLOCK_PX * _BLOCK_PX for side in one_hwc.shape[:2])
    difference = (other_hwc - one_hwc)[:height, :width]
    blocks = difference.reshape(height // _BLOCK_PX, _BLOCK_PX, width // _BLOCK_PX, _BLOCK_PX, RGB_CHANNELS)
    variances = blocks.var(axis=(1, 3), ddof=1, dtype=np.float64).mean(axis=2)
    variances = variances[variances > 0.0]
    if variances.size == 0:
        return 0.0
    return float(np.sqrt(np.percentile(variances, _QUARTILE) / _QUARTILE_OF_VARIANCE / 2.0))
