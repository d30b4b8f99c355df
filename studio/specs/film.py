"""How a film is painted and written, besides the recipe that all of its frames share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from studio.errors import SpecError

LONGEST_SMOOTHING_S = 600.0
MOST_CRF = 51


class VideoCodec(StrEnum):
    """How the frames of a film are encoded; FFV1 loses nothing, ProRes hardly anything."""

    H264 = "h264"
    H265 = "h265"
    VP9 = "vp9"
    AV1 = "av1"
    MPEG4 = "mpeg4"
    PRORES = "prores"
    FFV1 = "ffv1"


@dataclass(frozen=True, slots=True)
class FilmSettings:
    """What keeps a film calm, which of its frames are painted, and how they are encoded.

    The maps of a frame are means over its shot, weighted by a Gaussian of standard deviation ``smoothing_s`` seconds;
    0 fits them to each frame alone. ``stability`` a in 0..1 holds where nothing moves: there a painting keeps the share
    a of the one before it once it has lasted, and 0 turns that off. With ``follows_motion`` what moves keeps its
    painting too, moved along.

    Frames count from 1 and include ``last_frame``; None is the last there is. ``rate`` is that of a folder of frames,
    per second. ``codec`` None is what suits the file's suffix. ``crf`` is the constant rate factor of codecs that lose
    something: 0 the best, 51 the worst.
    """

    smoothing_s: float = 1.0
    stability: float = 0.9
    follows_motion: bool = True
    first_frame: int = 1
    last_frame: int | None = None
    rate: float = 25.0
    codec: VideoCodec | None = None
    crf: int = 16

    def __post_init__(self) -> None:
        if not 0.0 <= self.smoothing_s <= LONGEST_SMOOTHING_S:
            raise SpecError(
                "statistics are smoothed over 0 to {longest:g} seconds, not {smoothing_s}",
                longest=LONGEST_SMOOTHING_S,
                smoothing_s=self.smoothing_s,
            )
        if not 0.0 <= self.stability <= 1.0:
            raise SpecError("the stability lies between 0 and 1, not {stability}", stability=self.stability)
        if self.first_frame < 1 or (self.last_frame is not None and self.last_frame < self.first_frame):
            raise SpecError(
                "frames count from 1 and the last is not before the first; not {first} to {last}",
                first=self.first_frame,
                last=self.last_frame,
            )
        if not (math.isfinite(self.rate) and 0.0 < self.rate <= 1000.0):
            raise SpecError("a film has up to 1000 frames per second, not {rate}", rate=self.rate)
        if not 0 <= self.crf <= MOST_CRF:
            raise SpecError(
                "the constant rate factor lies between 0 and {most}, not {crf}", most=MOST_CRF, crf=self.crf
            )
