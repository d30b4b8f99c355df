"""Single figures as plain JSON values, the same in every record."""

from __future__ import annotations

from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.result_figures import LevelFigures, Likeness, ResultFigures

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def result_to_json(result: ResultFigures) -> dict[str, Json]:
    """``ssim``, ``likeness`` for each judge in order, ``grain``."""
    return {
        "ssim": result.ssim,
        "likeness": [likeness_to_json(each) for each in result.likeness],
        "grain": grain_to_json(result.grain),
    }


def likeness_to_json(likeness: Likeness) -> dict[str, Json]:
    """``style_distance``, ``w2`` and ``relative_w2`` by level, ``style`` and ``content_distance``."""
    return {
        "style_distance": by_text(likeness.style_distance),
        "w2": by_text(likeness.w2),
        "relative_w2": by_text(likeness.relative_w2),
        "style": likeness.style,
        "content_distance": likeness.content_distance,
    }


def grain_to_json(grain: Grain) -> dict[str, Json]:
    """``axis_power``, coarse and fine, and ``lattice``."""
    return {"axis_power": [grain.coarse, grain.fine], "lattice": grain.lattice}


def by_text(levels: LevelFigures) -> dict[str, Json]:
    """Levels as JSON names them."""
    return {str(level): value for level, value in levels.items()}


def rounded(value: float) -> float:
    """Four figures: what a manifest keeps."""
    return float(f"{value:.4g}")
