"""A front as plain JSON values.

Fields: ``points`` [{``name``, ``form`` (null where a folder was measured), ``ssim``, ``likeness`` for each judge in
order, ``grain``}], means over the pairs; ``reference``, the same figures of the plain form at full strength, or null;
``style_at``, for each judge [{``times``, ``content_distance``, ``style``}]: the style distance where the content
distance is that many times the reference's, null where the points do not reach; null altogether without a reference.
"""

from __future__ import annotations

from typing import Any

from studio.codec import to_plain
from studio.compression.evaluation.figures import JudgeFacts
from studio.compression.evaluation.front import Front


def front_to_json(front: Front) -> dict[str, Any]:
    """The front as plain values; see the module's text for the fields."""
    judges = range(len(front.points[0].figures.likeness))
    return {
        "points": [
            {"name": point.name, "form": to_plain(point.form), **to_plain(point.figures)} for point in front.points
        ],
        "reference": to_plain(front.reference),
        "style_at": None if front.reference is None else [_styles_at(front, judge) for judge in judges],
    }


def style_at_figures(front: Front, judges: tuple[JudgeFacts, ...]) -> dict[str, Any]:
    """What a manifest keeps: by judge, the style distance by times of the reference's content distance; rounded."""
    return {
        judge.label: {f"{times:.2f}": None if style is None else rounded(style) for times, style in found.items()}
        for number, judge in enumerate(judges)
        if (found := front.styles_at(number)) is not None
    }


def rounded(value: float) -> float:
    """Four figures: what a manifest keeps."""
    return float(f"{value:.4g}")


def _styles_at(front: Front, judge: int) -> list[dict[str, Any]]:
    found, reference = front.styles_at(judge), front.reference
    assert found is not None and reference is not None, "asked for beside a reference only"
    content = reference.likeness[judge].content_distance
    return [{"times": times, "content_distance": times * content, "style": style} for times, style in found.items()]
