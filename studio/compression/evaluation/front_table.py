"""A front as tables: every point, then the four numbers that stand for it."""

from __future__ import annotations

from collections.abc import Sequence

from studio.compression.evaluation.columns import Row, aligned
from studio.compression.evaluation.figures import JudgeFacts
from studio.compression.evaluation.front import Front
from studio.compression.evaluation.grain_table import grain_text
from studio.compression.evaluation.result_figures import ResultFigures

FRONT_LEGEND = """\
front           style / content for each judge, axis power and lattice; r is the detail, r 0 the plain form
style at 0.63   style where content is that many times the reference's, linear on the lower envelope of the points"""


def front_tables(front: Front, judges: Sequence[JudgeFacts], reference: str | None) -> list[str]:
    """``reference`` names the bundle that painted plain at full strength."""
    named = [(point.name, point.figures) for point in front.points]
    if front.reference is not None and reference is not None:
        named.append((f"{reference}, plain", front.reference))
    rows: list[Row] = [("front", *(f"{judge.bundle} style/content" for judge in judges), "grain")]
    rows += [(name, *_positions(figures), grain_text(figures.grain)) for name, figures in named]
    return [aligned(rows), *([] if front.reference is None else [_four_numbers(front, judges)])]


def _positions(figures: ResultFigures) -> list[str]:
    return [f"{seen.style:.3f} / {seen.content_distance:.3f}" for seen in figures.likeness]


def _four_numbers(front: Front, judges: Sequence[JudgeFacts]) -> str:
    rows: list[Row] = []
    for number, judge in enumerate(judges):
        found = front.styles_at(number) or {}
        if not rows:
            rows.append(("style at", *(f"{times:.2f}" for times in found)))
        rows.append((judge.bundle, *("not reached" if style is None else f"{style:.3f}" for style in found.values())))
    return aligned(rows)
