"""Paintings that stay where nothing moves: a recursive mean of earlier ones, moved along with what moves.

With P the painting of frame t, S the frame, O and R the means so far of paintings and frames, moved to where their
content is now, and n how many frames they hold at a pixel,

    n = min(N, c (n + 1)),   O <- O + (P - O) / (1 + n),   R <- R + (S - R) / (1 + n).

c in [0, 1] says whether S still shows at a pixel what R does: whether their mean squared difference around it is that
of noise. Where it is not, n is 0 and the painting is that of the frame alone. N = a / (1 - a) for the stability a, and
at most 2 where content moves.

Networks paint a place by what lies around it: near what moves a painting is that of its frame alone, and no part of
later means, or halos of what moved on would stay behind in them. Motion is found by dense inverse search (Kroeger et
al. 2016) between S and R; where the content stays at its place within its noise it is taken from there, so that noise
does not move it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.film.reading import Floats
from studio.images.opencv import cv2
from studio.networks.layout import RGB_CHANNELS

_MOST_FRAMES = 1000.0  # n where the stability is 1
_MOST_MOVED_FRAMES = 2.0  # longer means of what moves blur its strokes: no two frames paint them alike
_REACH_PX = 33  # how far what moves changes the painting around it, seen as halos that stayed behind
_STRAY_SHARE, _MOVING_SHARE = 0.02, 0.1  # of what is around a pixel: as little is noise, from so much on it moves
_AROUND_PX = 5
_LEAST_NOISE = 1.0 / 255.0  # the frames themselves were rounded to 8 bits and compressed
_CERTAIN, _UNCERTAIN = 1.75, 4.0  # times the variance of noise: up to the first the same content, from the second not
_MISPLACED_PX = 0.25  # how far a flow may be off: noise of the gradient's size times that is forgiven
_FLOW_FROM_PX = 32
_STRAYING = 0.01  # of the squared flows there and back, which should cancel (Ruder, Dosovitskiy and Brox 2016)
_HALF = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class TemporalState:
    """The means of paintings and frames so far (h, w, channels), and n of each pixel (h, w).

    That is how many frames it holds beside one, and -1 where it holds none that count later.
    """

    painted: Floats
    frame: Floats
    count: Floats


@dataclass(frozen=True, slots=True)
class Stabilizer:
    """Steps from one frame to the next; ``stability`` in 0..1 as above."""

    stability: float
    follows_motion: bool = True

    @property
    def most_frames(self) -> float:
        """N."""
        return min(_MOST_FRAMES, self.stability / (1.0 - self.stability)) if self.stability < 1.0 else _MOST_FRAMES

    @property
    def most_moved_frames(self) -> float:
        """N where the content moves."""
        return min(self.most_frames, _MOST_MOVED_FRAMES * self.stability)

    def begun(self, frame: Floats, painted: Floats) -> TemporalState:
        """The state after the first frame of a shot."""
        return TemporalState(painted, frame, np.zeros(frame.shape[:2], np.float32))

    def step(self, state: TemporalState, frame: Floats, painted: Floats, noise: float) -> TemporalState:
        """The state after one more frame; its ``painted`` is the result. ``noise`` is the shot's deviation."""
        if self.stability == 0.0:
            return self.begun(frame, painted)
        variance = np.float32(max(noise, _LEAST_NOISE) ** 2)
        certainty = self._certainty(frame, state, variance)
        near = _nearness(certainty)
        is_moved = np.zeros(near.shape, np.bool_)
        if self.follows_motion and bool((certainty < 1.0).any()):
            moved, distance_px = moved_along(state, frame)
            moved_certainty = self._certainty(frame, moved, variance, forgiven_px=_MISPLACED_PX)
            is_better = (moved_certainty > certainty) | ((near > _HALF) & (moved_certainty >= certainty))
            is_moved = is_better & (distance_px > _HALF)
            state = TemporalState(
                np.where(is_moved[:, :, None], moved.painted, state.painted),
                np.where(is_moved[:, :, None], moved.frame, state.frame),
                np.where(is_moved, moved.count, state.count),
            )
            certainty = np.asarray(np.where(is_moved, moved_certainty, certainty), np.float32)
        staying = np.float32(self.most_frames) * (np.float32(1.0) - near)
        most = np.where(is_moved, np.float32(self.most_moved_frames), staying)
        count = np.asarray(np.minimum(most, certainty * (state.count + np.float32(1.0))), np.float32)
        share = np.asarray(1.0 / (1.0 + count), np.float32)[:, :, None]
        kept_count = np.where(is_moved, count, count - near * (count + np.float32(1.0))).astype(np.float32)
        return TemporalState(_towards(state.painted, painted, share), _towards(state.frame, frame, share), kept_count)

    def _certainty(
        self, frame: Floats, state: TemporalState, variance: np.float32, *, forgiven_px: float = 0.0
    ) -> Floats:
        """c: 1 where ``frame`` differs from the mean so far by noise alone, 0 where it shows something else."""
        squared = ((frame - state.frame) ** 2)[:, :, :RGB_CHANNELS].mean(axis=2)
        around: Floats = cv2.blur(np.ascontiguousarray(squared), (_AROUND_PX, _AROUND_PX))
        expected = variance * (1.0 + 1.0 / (1.0 + np.maximum(state.count, 0.0)))
        if forgiven_px:
            expected = expected + np.float32(forgiven_px**2) * _squared_gradient(frame)
        certainty = np.clip((_UNCERTAIN - around / expected) / (_UNCERTAIN - _CERTAIN), 0.0, 1.0)
        return np.asarray(certainty, np.float32)


def _nearness(certainty: Floats) -> Floats:
    """From 0, where all that is around a pixel stays at its place, to 1."""
    moving = cv2.blur(1.0 - certainty, (_REACH_PX, _REACH_PX))
    near: Floats = np.clip((moving - _STRAY_SHARE) / (_MOVING_SHARE - _STRAY_SHARE), 0.0, 1.0)
    return near.astype(np.float32)


def moved_along(state: TemporalState, frame: Floats) -> tuple[TemporalState, Floats]:
    """``state`` with its content where ``frame`` shows it, and how far each pixel of it has come, in pixels (h, w).

    Small frames, which have no flow, leave it as it is.
    """
    height, width = frame.shape[:2]
    if min(height, width) < _FLOW_FROM_PX:
        return state, np.zeros((height, width), np.float32)
    grey, grey_before = _grey(frame), _grey(state.frame)
    flow, back = _flow(grey, grey_before), _flow(grey_before, grey)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    across, down = columns + flow[:, :, 0], rows + flow[:, :, 1]
    is_known = (across >= 0) & (across <= width - 1) & (down >= 0) & (down <= height - 1)

    def moved(values: Floats, interpolation: int) -> Floats:
        result: Floats = cv2.remap(values, across, down, interpolation, borderMode=cv2.BORDER_REPLICATE)
        return result

    painted = moved(state.painted, cv2.INTER_LANCZOS4)
    content = moved(state.frame, cv2.INTER_LANCZOS4)
    returned = moved(back, cv2.INTER_LINEAR)
    squared = (flow**2).sum(axis=2)
    is_known &= ((flow + returned) ** 2).sum(axis=2) < _STRAYING * (squared + (returned**2).sum(axis=2)) + _HALF
    content[~is_known] = 2.0  # no colour is near it: this was hidden before, or out of the frame
    distance_px = np.sqrt(squared)
    return TemporalState(painted, content, moved(state.count, cv2.INTER_LINEAR)), distance_px


def _flow(grey: npt.NDArray[np.uint8], before: npt.NDArray[np.uint8]) -> Floats:
    """Where in ``before`` each pixel of ``grey`` is, as a difference (across, down) in pixels (h, w, 2)."""
    found: Floats = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM).calc(grey, before, None)
    return found


def _towards(mean: Floats, value: Floats, share: Floats) -> Floats:
    stepped: Floats = mean + (value - mean) * share
    stepped[:, :, RGB_CHANNELS:] = value[:, :, RGB_CHANNELS:]  # alpha is the frame's own
    return stepped


def _grey(pixels_hwc: Floats) -> npt.NDArray[np.uint8]:
    grey = pixels_hwc[:, :, :RGB_CHANNELS].mean(axis=2)
    rounded: npt.NDArray[np.uint8] = np.rint(grey.clip(0.0, 1.0) * 255.0).astype(np.uint8)
    return rounded


def _squared_gradient(pixels_hwc: Floats) -> Floats:
    """The squared slope of the colours per pixel, mean over channels, around each pixel."""
    colours = np.ascontiguousarray(pixels_hwc[:, :, :RGB_CHANNELS])
    across, down = cv2.Sobel(colours, -1, 1, 0, scale=1 / 8), cv2.Sobel(colours, -1, 0, 1, scale=1 / 8)
    squared = (across**2 + down**2).mean(axis=2)
    slope: Floats = cv2.blur(np.ascontiguousarray(squared), (_AROUND_PX, _AROUND_PX))
    return slope
