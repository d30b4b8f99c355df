"""An evaluation as one JSON object, and the few figures of it that a bundle's manifest keeps.

Fields: ``format``; ``size_px``, ``seed``, ``threads``; ``judges`` [{``bundle``, ``levels``}]; ``bundles`` by side
(``bundle``, and ``against`` where there is one) with ``id``, ``method``, ``levels``, ``form`` (``strength``,
``detail``, ``level_strength``, ``level_detail``), ``parameters``, ``disk_bytes``, ``macs_per_pixel``,
``level_macs_per_pixel``, ``layers`` [{``level``, ``network``, ``name``, ``in_channels``, ``out_channels``,
``parameters``, ``macs_per_pixel``}], ``s_per_mp`` (the median of ``runs_s`` at ``timed_megapixels``), ``identity_mse``
by level, ``ssim`` (mean), ``likeness``, for each judge in order ``style_distance`` and ``w2`` by level (geometric means
over the pairs), ``relative_w2`` by level, ``style`` (its mean over the levels) and ``content_distance`` (arithmetic
means), ``grain`` (``axis_power`` [coarse, fine], ``lattice``; geometric means) and ``level_grain``, that of each level
painting alone, ``layer_latency`` [{``level``, ``network``, ``name``, ``s_per_mp``, ``share``}] or null; ``ratios``,
null without ``against``: bundle / against for ``style_distance``, ``w2`` and ``relative_w2`` (for each judge ``levels``
and ``overall``), ``content_distance`` (for each judge), ``ssim``, ``grain`` and ``level_grain``, against / bundle for
``parameters``, ``disk_bytes``, ``speed_up``, ``level_speed_ups``, ``layer_speed_ups`` [{``level``, ``network``,
``name``, ``speed_up``}] (theoretical, of multiply-accumulates) and ``measured_speed_up``; ``pairs`` [{``content``,
``style``, ``results`` by side: ``ssim``, ``likeness``, ``grain`` and ``level_grain`` as above, for this pair}];
``skipped`` [{``file``, ``reason``}]; ``front`` (`front_to_json`) and ``split`` (``file``, ``role``) or null; ``peers``,
figures from elsewhere: `Peer` with ``same_settings``, whether they were measured as this run is. Levels are texts, "5"
to "1".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from studio.codec import to_plain
from studio.compression.evaluation.figures import EvaluationReport, Front, JudgeFacts, ResultFigures
from studio.compression.evaluation.means import (
    LevelRatios,
    grain_ratio,
    mean_level_grain,
    ratio,
    ratios,
    side_mean,
)
from studio.compression.evaluation.painted import PaintedReport
from studio.compression.evaluation.peers import read_peers
from studio.compression.evaluation.request import ComparisonSide

EVALUATION_FORMAT = 1


def report_to_json(report: EvaluationReport) -> dict[str, Any]:
    """The report as plain values; see the module's text for the fields."""
    entries = {
        "format": EVALUATION_FORMAT,
        "size_px": report.size_px,
        "seed": report.seed,
        "threads": report.threads,
        "judges": report.judges,
        "bundles": {side: _bundle_entries(report, side) for side in report.bundles},
        "front": report.front and front_to_json(report.front),
        "split": report.split and {"file": report.split.file, "role": report.split.role},
        "ratios": ratios(report),
        "pairs": [
            {
                "content": pair.content,
                "style": pair.style,
                "results": {
                    side: {**to_plain(result), "level_grain": pair.level_grain[side]}
                    for side, result in pair.results.items()
                },
            }
            for pair in report.pairs
        ],
        "skipped": report.skipped,
        "peers": [{**to_plain(peer), "same_settings": peer.is_measured_as(report)} for peer in read_peers()],
    }
    plain: dict[str, Any] = to_plain(entries)
    return plain


def quality_figures(report: EvaluationReport) -> dict[str, Any]:
    """What the manifest of the evaluated bundle keeps under ``quality``: rounded, and small enough to read.

    ``size_px`` and ``pairs`` say how it was measured, ``ssim``, ``identity_mse`` and, by judge, ``style_distance``,
    ``style`` and ``content_distance`` what came of it; beside another bundle also ``against`` (its id), ``ssim_ratio``,
    ``axis_power_ratio`` (coarse, fine), ``lattice_ratio`` and, by judge, ``style_distance_ratio``, ``w2_ratio``,
    ``style_ratio`` and ``content_distance_ratio``; ``style_at`` by judge where a front was measured beside another
    bundle, and the ``role`` of pairs named in a file.
    """
    ours, labels = report.bundles[ComparisonSide.BUNDLE], [judge.label for judge in report.judges]
    mean = side_mean(report.pairs, ComparisonSide.BUNDLE)
    seen = mean.likeness
    figures: dict[str, Any] = {
        "size_px": report.size_px,
        "pairs": len(report.pairs),
        "ssim": rounded(mean.ssim),
        "identity_mse": _by_level(ours.identity_error),
        "style_distance": {label: _by_level(each.style_distance) for label, each in zip(labels, seen, strict=True)},
        "style": {label: rounded(each.style) for label, each in zip(labels, seen, strict=True)},
        "content_distance": {label: rounded(each.content_distance) for label, each in zip(labels, seen, strict=True)},
    }
    found = ratios(report)
    if found is not None:
        figures |= {
            "against": report.bundles[ComparisonSide.AGAINST].id,
            "ssim_ratio": rounded(found.ssim),
            "style_distance_ratio": _overall(labels, found.style_distance),
            "w2_ratio": _overall(labels, found.w2),
            "style_ratio": _overall(labels, found.relative_w2),
            "content_distance_ratio": dict(zip(labels, map(rounded, found.content_distance), strict=True)),
            "axis_power_ratio": list(map(rounded, found.grain.axis_power)),
            "lattice_ratio": rounded(found.grain.lattice),
        }
    if report.front is not None:
        figures["style_at"] = style_at_figures(report.front, report.judges)
    if report.split is not None:
        figures["role"] = report.split.role.value
    return figures


def _bundle_entries(report: EvaluationReport, side: ComparisonSide) -> dict[str, Any]:
    figures = report.bundles[side]
    return {
        "id": figures.id,
        "method": figures.method,
        "levels": figures.levels,
        "form": figures.form,
        **to_plain(figures.cost),
        "macs_per_pixel": figures.cost.macs_per_pixel,
        "level_macs_per_pixel": figures.cost.level_macs_per_pixel,
        "s_per_mp": figures.seconds_per_megapixel,
        "runs_s": figures.timing.runs_s,
        "timed_megapixels": figures.timed_megapixels,
        "identity_mse": figures.identity_error,
        **to_plain(side_mean(report.pairs, side)),
        "level_grain": mean_level_grain(report, side),
        "layer_latency": figures.layer_latencies,
    }


def _by_level(levels: Mapping[int, float]) -> dict[str, float]:
    return {str(level): rounded(value) for level, value in levels.items()}


def _overall(labels: Iterable[str], found: Iterable[LevelRatios]) -> dict[str, float]:
    return {label: rounded(each.overall) for label, each in zip(labels, found, strict=True)}


def front_to_json(front: Front) -> dict[str, Any]:
    """The front as plain values.

    ``points`` [{``name``, ``form`` (null where a folder was measured), ``ssim``, ``likeness`` for each judge in order,
    ``grain``}], means over the pairs; ``reference``, the same figures of the plain form at full strength, or null;
    ``style_at``, for each judge [{``times``, ``content_distance``, ``style``}]: the style distance where the content
    distance is that many times the reference's, null where the points do not reach; null without a reference.
    """
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


PAINTED_FORMAT = 1


def painted_to_json(report: PaintedReport) -> dict[str, Any]:
    """The evaluation of another program's paintings as plain values.

    ``format``; ``size_px``; ``judges`` [{``bundle``, ``levels``}]; ``against``, the id of the reference or null;
    ``front`` (`front_to_json`, a point for each folder); ``ratios``, null without a reference, else by folder ``style``
    and ``content_distance`` (for each judge), ``ssim`` and ``grain``, painting / reference; ``pairs`` [{``content``,
    ``style``, ``results`` by folder, ``reference`` or null}]; ``skipped`` [{``file``, ``reason``}]; ``split``
    (``file``, ``role``) or null.
    """
    reference, points = report.front.reference, report.front.points
    entries = {
        "format": PAINTED_FORMAT,
        "size_px": report.size_px,
        "judges": report.judges,
        "against": report.against,
        "front": front_to_json(report.front),
        "ratios": reference and {point.name: _painting_ratios(point.figures, reference) for point in points},
        "pairs": [
            {**to_plain(pair.pair), "results": pair.results, "reference": pair.reference} for pair in report.pairs
        ],
        "skipped": report.skipped,
        "split": report.split and {"file": report.split.file, "role": report.split.role},
    }
    plain: dict[str, Any] = to_plain(entries)
    return plain


def _painting_ratios(ours: ResultFigures, theirs: ResultFigures) -> dict[str, Any]:
    both = list(zip(ours.likeness, theirs.likeness, strict=True))
    return {
        "style": [ratio(one.style, other.style) for one, other in both],
        "content_distance": [ratio(one.content_distance, other.content_distance) for one, other in both],
        "ssim": ours.ssim / theirs.ssim,
        "grain": grain_ratio(ours.grain, theirs.grain),
    }
