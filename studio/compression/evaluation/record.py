"""An evaluation as one JSON object, and the few figures of it that a bundle's manifest keeps.

Fields: ``format``; ``size_px``, ``seed``, ``threads``; ``judges`` [{``bundle``, ``levels``}]; ``bundles`` by side
(``bundle``, and ``against`` where there is one) with ``id``, ``method``, ``levels``, ``parameters``, ``disk_bytes``,
``macs_per_pixel``, ``level_macs_per_pixel``, ``layers`` [{``level``, ``network``, ``name``, ``in_channels``,
``out_channels``, ``parameters``, ``macs_per_pixel``}], ``s_per_mp`` (the median of ``runs_s`` at
``timed_megapixels``), ``identity_mse`` by level, ``ssim`` (mean) and ``likeness``, for each judge in order
``style_distance`` and ``w2`` by level (geometric means over the pairs); ``ratios``, null without ``against``:
bundle / against for ``style_distance`` and ``w2`` (for each judge ``levels`` and ``overall``) and ``ssim``, against /
bundle for ``parameters``, ``disk_bytes``, ``speed_up``, ``level_speed_ups``, ``layer_speed_ups`` [{``level``,
``network``, ``name``, ``speed_up``}] (theoretical, of multiply-accumulates) and ``measured_speed_up``; ``pairs``
[{``content``, ``style``, ``results`` by side: ``ssim`` and ``likeness`` as above, for this pair}]; ``skipped``
[{``file``, ``reason``}]. Levels are texts, "5" to "1".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.compression.evaluation.figures import BundleFigures, EvaluationReport, LevelFigures, Likeness
from studio.compression.evaluation.means import LevelRatios, Ratios, mean_likeness, mean_ssim, ratios
from studio.compression.evaluation.request import Side

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

EVALUATION_FORMAT = 1


def report_to_json(report: EvaluationReport) -> dict[str, Json]:
    """The report as plain values; see the module's text for the fields."""
    found = ratios(report)
    return {
        "format": EVALUATION_FORMAT,
        "size_px": report.size_px,
        "seed": report.seed,
        "threads": report.threads,
        "judges": [{"bundle": judge.bundle_id, "levels": list(judge.levels)} for judge in report.judges],
        "bundles": {side.value: _bundle_to_json(report, side) for side in report.bundles},
        "ratios": None if found is None else _ratios_to_json(found),
        "pairs": [
            {
                "content": pair.content,
                "style": pair.style,
                "results": {
                    side.value: {"ssim": result.ssim, "likeness": _likeness_to_json(result.likeness)}
                    for side, result in pair.results.items()
                },
            }
            for pair in report.pairs
        ],
        "skipped": [{"file": str(skipped.path), "reason": skipped.reason} for skipped in report.skipped],
    }


def quality_figures(report: EvaluationReport) -> dict[str, Json]:
    """What the manifest of the evaluated bundle keeps under ``quality``: rounded, and small enough to read.

    ``size_px`` and ``pairs`` say how it was measured, ``ssim``, ``identity_mse`` and, by judge, ``style_distance``
    what came of it; beside another bundle also ``against`` (its id), ``ssim_ratio`` and, by judge,
    ``style_distance_ratio`` and ``w2_ratio``.
    """
    ours = report.bundles[Side.BUNDLE]
    figures: dict[str, Json] = {
        "size_px": report.size_px,
        "pairs": len(report.pairs),
        "ssim": _rounded(mean_ssim(report, Side.BUNDLE)),
        "identity_mse": _by_level(ours.identity_error),
        "style_distance": {
            judge.label: _by_level(mean_likeness(report, Side.BUNDLE, number).style_distance)
            for number, judge in enumerate(report.judges)
        },
    }
    found = ratios(report)
    if found is not None:
        labels = [judge.label for judge in report.judges]
        figures |= {
            "against": report.bundles[Side.AGAINST].id,
            "ssim_ratio": _rounded(found.ssim),
            "style_distance_ratio": _overall(labels, found.style_distance),
            "w2_ratio": _overall(labels, found.w2),
        }
    return figures


def _bundle_to_json(report: EvaluationReport, side: Side) -> Json:
    figures: BundleFigures = report.bundles[side]
    cost = figures.cost
    return {
        "id": figures.id,
        "method": figures.method.value,
        "levels": list(figures.levels),
        "parameters": cost.parameters,
        "disk_bytes": cost.disk_bytes,
        "macs_per_pixel": cost.macs_per_pixel,
        "level_macs_per_pixel": _texted(cost.level_macs_per_pixel),
        "layers": [
            {
                "level": layer.level,
                "network": layer.network,
                "name": layer.name,
                "in_channels": layer.in_channels,
                "out_channels": layer.out_channels,
                "parameters": layer.parameters,
                "macs_per_pixel": layer.macs_per_pixel,
            }
            for layer in cost.layers
        ],
        "s_per_mp": figures.seconds_per_megapixel,
        "runs_s": list(figures.timing.runs_s),
        "timed_megapixels": figures.timed_megapixels,
        "identity_mse": _texted(figures.identity_error),
        "ssim": mean_ssim(report, side),
        "likeness": _likeness_to_json(mean_likeness(report, side, judge) for judge in range(len(report.judges))),
    }


def _ratios_to_json(found: Ratios) -> Json:
    return {
        "style_distance": [{"levels": _texted(each.levels), "overall": each.overall} for each in found.style_distance],
        "w2": [{"levels": _texted(each.levels), "overall": each.overall} for each in found.w2],
        "ssim": found.ssim,
        "parameters": found.parameters,
        "disk_bytes": found.disk_bytes,
        "speed_up": found.speed_up,
        "level_speed_ups": _texted(found.level_speed_ups),
        "layer_speed_ups": [
            {"level": level, "network": network, "name": name, "speed_up": speed_up}
            for (level, network, name), speed_up in found.layer_speed_ups.items()
        ],
        "measured_speed_up": found.measured_speed_up,
    }


def _likeness_to_json(likeness: Iterable[Likeness]) -> list[Json]:
    return [{"style_distance": _texted(each.style_distance), "w2": _texted(each.w2)} for each in likeness]


def _texted(levels: LevelFigures) -> dict[str, Json]:
    return {str(level): value for level, value in levels.items()}


def _by_level(levels: Mapping[int, float]) -> Json:
    return {str(level): _rounded(value) for level, value in levels.items()}


def _overall(labels: Iterable[str], found: Iterable[LevelRatios]) -> Json:
    return {label: _rounded(each.overall) for label, each in zip(labels, found, strict=True)}


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")
