"""The evaluation of another program's paintings as one JSON object and as tables.

Fields: ``format``; ``size_px``; ``judges`` [{``bundle``, ``levels``}]; ``against``, the id of the reference or null;
``front`` (`front_to_json`, a point for each folder); ``ratios``, null without a reference, else by folder ``style`` and
``content_distance`` (for each judge), ``ssim`` and ``grain``, painting / reference; ``pairs`` [{``content``, ``style``,
``results`` by folder, ``reference`` or null}]; ``skipped`` [{``file``, ``reason``}]; ``split`` (``file``, ``role``) or
null.
"""

from __future__ import annotations

from typing import Any

from studio.codec import to_plain
from studio.compression.evaluation.figures import ResultFigures
from studio.compression.evaluation.means import grain_ratio, ratio
from studio.compression.evaluation.painted import PaintedReport
from studio.compression.evaluation.record import front_to_json
from studio.compression.evaluation.table import FRONT_LEGEND, GRAIN_LEGEND, Row, aligned, front_tables, grain_text

PAINTED_FORMAT = 1


def painted_to_json(report: PaintedReport) -> dict[str, Any]:
    """The report as plain values; see the module's text for the fields."""
    reference, points = report.front.reference, report.front.points
    entries = {
        "format": PAINTED_FORMAT,
        "size_px": report.size_px,
        "judges": report.judges,
        "against": report.against,
        "front": front_to_json(report.front),
        "ratios": reference and {point.name: _ratios(point.figures, reference) for point in points},
        "pairs": [
            {**to_plain(pair.pair), "results": pair.results, "reference": pair.reference} for pair in report.pairs
        ],
        "skipped": report.skipped,
        "split": report.split and {"file": report.split.file, "role": report.split.role},
    }
    plain: dict[str, Any] = to_plain(entries)
    return plain


def painted_to_text(report: PaintedReport) -> str:
    """All figures but those of single pairs, as tables with a legend."""
    parts = [f"{len(report.pairs)} pairs at {report.size_px} px, painted elsewhere"]
    parts += front_tables(report.front, report.judges, report.against)
    if report.front.reference is not None:
        parts.append(_ratio_table(report, report.front.reference))
    parts += [f"skipped {skipped.file}: {skipped.reason}" for skipped in report.skipped]
    return "\n\n".join((*parts, f"{GRAIN_LEGEND}\n{FRONT_LEGEND}"))


def _ratios(ours: ResultFigures, theirs: ResultFigures) -> dict[str, Any]:
    both = list(zip(ours.likeness, theirs.likeness, strict=True))
    return {
        "style": [ratio(one.style, other.style) for one, other in both],
        "content_distance": [ratio(one.content_distance, other.content_distance) for one, other in both],
        "ssim": ours.ssim / theirs.ssim,
        "grain": grain_ratio(ours.grain, theirs.grain),
    }


def _ratio_table(report: PaintedReport, reference: ResultFigures) -> str:
    heads = (f"{judge.bundle} style/content" for judge in report.judges)
    rows: list[Row] = [(f"ratio to {report.against}", *heads, "SSIM", "grain")]
    for point in report.front.points:
        seen = zip(point.figures.likeness, reference.likeness, strict=True)
        cells = (
            f"{ratio(one.style, other.style):.3f} / {ratio(one.content_distance, other.content_distance):.3f}"
            for one, other in seen
        )
        ssim = f"{point.figures.ssim / reference.ssim:.3f}"
        rows.append((point.name, *cells, ssim, grain_text(grain_ratio(point.figures.grain, reference.grain))))
    return aligned(rows)
