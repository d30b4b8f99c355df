"""Seconds of one cascade on this machine, the sides in turns on the same pixels."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from studio.compression.evaluation.painters import Painter, Pixels
from studio.compression.evaluation.pictures import EvaluationPicture, read_evaluation_picture
from studio.compression.evaluation.request import ComparisonSide
from studio.engine.timing import Timing, in_turns

_WARM_UP_PX = 64


def pixels_for_timing(content: EvaluationPicture, megapixels: float) -> Pixels:
    """The content read anew at about ``megapixels``: (h, w, 3) uint8."""
    shorter, longer = sorted(content.pixels_hwc.shape[:2])
    longer_px = round(math.sqrt(megapixels * 1e6 * longer / shorter))
    return read_evaluation_picture(content.path, longer_px).pixels_hwc


def time_cascades(
    painters: Mapping[ComparisonSide, Painter], pixels_hwc: Pixels, *, repeats: int
) -> dict[ComparisonSide, Timing]:
    """Time every painter on (h, w, 3) pixels, after a warm-up that is not counted."""
    for paint in painters.values():
        paint(pixels_hwc[:_WARM_UP_PX, :_WARM_UP_PX])
    work: dict[ComparisonSide, Callable[[], object]] = {
        side: partial(paint, pixels_hwc) for side, paint in painters.items()
    }
    return in_turns(work, repeats=repeats)
