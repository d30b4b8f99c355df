"""A front as plain JSON values.

Fields: ``points`` [{``name``, ``form`` (null where a folder was measured), ``ssim``, ``likeness`` for each judge in
order, ``grain``}], means over the pairs; ``reference``, the same figures of the plain form at full strength, or null;
``style_at``, for each judge [{``times``, ``content_distance``, ``style``}]: the style distance where the content
distance is that many times the reference's, null where the points do not reach; null altogether without a reference.
"""

from __future__ import annotations

from studio.compression.evaluation.figures import JudgeFacts
from studio.compression.evaluation.form import Form
from studio.compression.evaluation.front import Front, FrontPoint
from studio.compression.evaluation.json_values import Json, by_text, result_to_json, rounded


def front_to_json(front: Front) -> dict[str, Json]:
    """The front as plain values; see the module's text for the fields."""
    judges = range(len(front.points[0].figures.likeness))
    return {
        "points": [_point_to_json(point) for point in front.points],
        "reference": None if front.reference is None else result_to_json(front.reference),
        "style_at": None if front.reference is None else [_styles_at(front, judge) for judge in judges],
    }


def _point_to_json(point: FrontPoint) -> dict[str, Json]:
    form = None if point.form is None else form_to_json(point.form)
    return {"name": point.name, "form": form, **result_to_json(point.figures)}


def form_to_json(form: Form) -> dict[str, Json]:
    """``strength``, ``detail``, ``level_strength`` and ``level_detail``."""
    return {
        "strength": form.strength,
        "detail": form.detail,
        "level_strength": by_text(form.level_strength),
        "level_detail": by_text(form.level_detail),
    }


def style_at_figures(front: Front, judges: tuple[JudgeFacts, ...]) -> dict[str, Json]:
    """What a manifest keeps: by judge, the style distance by times of the reference's content distance; rounded."""
    kept: dict[str, Json] = {}
    for number, judge in enumerate(judges):
        found = front.styles_at(number)
        if found is not None:
            kept[judge.label] = {
                f"{times:.2f}": None if style is None else rounded(style) for times, style in found.items()
            }
    return kept


def _styles_at(front: Front, judge: int) -> list[Json]:
    found, reference = front.styles_at(judge), front.reference
    assert found is not None and reference is not None, "asked for beside a reference only"
    content = reference.likeness[judge].content_distance
    return [{"times": times, "content_distance": times * content, "style": style} for times, style in found.items()]
