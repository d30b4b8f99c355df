"""The front: how near to the style a painting comes at which distance from its photograph, over all forms tried."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.compression.evaluation.form import Form
from studio.compression.evaluation.result_figures import ResultFigures

CONTENT_TIMES = (0.63, 0.72, 0.81, 0.90)  # of the reference's content distance: a photograph that stays readable

Position = tuple[float, float]  # content distance, style: of both less is better


@dataclass(frozen=True, slots=True)
class FrontPoint:
    """The mean figures of all pairs painted in one way: a bundle's ``form``, or what a folder ``name`` holds."""

    name: str
    form: Form | None
    figures: ResultFigures

    def position(self, judge: int) -> Position:
        """Where judge number ``judge`` puts it."""
        seen = self.figures.likeness[judge]
        return seen.content_distance, seen.style


@dataclass(frozen=True, slots=True)
class Front:
    """What was tried, and the mean figures of the reference painted plain at full strength on the same pairs."""

    points: tuple[FrontPoint, ...]
    reference: ResultFigures | None

    def styles_at(self, judge: int) -> Mapping[float, float | None] | None:
        """Style at each of `CONTENT_TIMES` the reference's content distance, None where the points do not reach.

        None altogether without a reference.
        """
        if self.reference is None:
            return None
        content = self.reference.likeness[judge].content_distance
        positions = [point.position(judge) for point in self.points]
        return {times: style_at(positions, times * content) for times in CONTENT_TIMES}


def lower_envelope(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions that no other beats in both, content distance rising, style falling."""
    kept: list[Position] = []
    for position in sorted(positions):
        if not kept or position[1] < kept[-1][1]:
            kept.append(position)
    return tuple(kept)


def style_at(positions: Sequence[Position], content: float) -> float | None:
    """Style at ``content``, linearly between its neighbours on the lower envelope; None beyond what was measured.

    Past the envelope's end, where positions are further from the photograph and no nearer to the style, its last style
    counts: it is reached with distance to spare.
    """
    if not positions or not min(positions)[0] <= content <= max(positions)[0]:
        return None
    envelope = lower_envelope(positions)
    right = bisect_left(envelope, (content,))
    if right == len(envelope):
        return envelope[-1][1]
    if envelope[right][0] == content:
        return envelope[right][1]
    (before, style_before), (after, style_after) = envelope[right - 1], envelope[right]
    return style_before + (style_after - style_before) * (content - before) / (after - before)
