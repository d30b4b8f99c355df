"""The report as rows of a table: what it was, what it is, and how the two compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from studio.ui.numbers import fixed_text, general_text
from studio.ui.training.bundles.facts import count_text
from studio.ui.training.bundles.report import Report

translate = QCoreApplication.translate  # lupdate finds texts by this name

_CLEARLY = 0.05  # a difference below this is no gain and no loss


class Verdict(Enum):
    """Whether the new bundle is better, worse, or the same for all that can be seen."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One figure of both bundles; ``change`` compares them in words."""

    caption: str
    before: str
    after: str
    change: str
    verdict: Verdict


def report_rows(report: Report) -> tuple[ReportRow, ...]:
    """Costs first, then quality and grain, then the style distance level by level."""
    before, after = report.before, report.after
    rows = [
        _less(translate("Report", "Parameters"), before.parameters, after.parameters, count_text),
        _less(translate("Report", "Size on disk"), before.disk_bytes, after.disk_bytes, _megabytes),
        _less(translate("Report", "Work"), before.macs_per_pixel, after.macs_per_pixel, _gmac),
        _faster(before.seconds_per_megapixel, after.seconds_per_megapixel),
        _more(translate("Report", "Likeness to the photo (SSIM)"), before.ssim, after.ssim),
        *_judged(report),
    ]
    for level in sorted(report.style_ratios, reverse=True):
        caption = translate("Report", "Style distance, level {level}").format(level=level)
        distances = (before.style_distance.get(level), after.style_distance.get(level))
        rows.append(_distance(caption, distances, report.style_ratios[level]))
    if len(report.style_ratios) > 1:
        rows.append(_distance(translate("Report", "Style distance, all levels"), (None, None), report.style_ratio))
    return tuple(rows)


def _judged(report: Report) -> list[ReportRow]:
    """What the last judge and the grain say: of all these less is better."""
    before, after = report.before, report.after
    figures = (
        (translate("Report", "Away from the style ({judge})"), before.style, after.style),
        (translate("Report", "Away from the photo ({judge})"), before.content_distance, after.content_distance),
        (translate("Report", "Weave, coarse"), before.axis_power[0], after.axis_power[0]),
        (translate("Report", "Weave, fine"), before.axis_power[1], after.axis_power[1]),
        (translate("Report", "Lattice"), before.lattice, after.lattice),
    )
    return [
        _distance(caption.format(judge=report.judge), (old, new), new / old if old else 1.0)
        for caption, old, new in figures
    ]


def _less(caption: str, before: float, after: float, text: Callable[[float], str]) -> ReportRow:
    gain = before / after if after else 1.0
    change = translate("Report", "{times} × less").format(times=fixed_text(gain, 2))
    if gain < 1:
        change = translate("Report", "{times} × more").format(times=fixed_text(1 / gain, 2))
    return ReportRow(caption, text(before), text(after), change, _verdict(gain))


def _faster(before: float, after: float) -> ReportRow:
    gain = before / after if after else 1.0
    change = translate("Report", "{times} × faster").format(times=fixed_text(gain, 2))
    if gain < 1:
        change = translate("Report", "{times} × slower").format(times=fixed_text(1 / gain, 2))
    caption = translate("Report", "Speed here")
    return ReportRow(caption, _speed(before), _speed(after), change, _verdict(gain))


def _more(caption: str, before: float, after: float) -> ReportRow:
    gain = after / before if before else 1.0
    return ReportRow(caption, fixed_text(before, 3), fixed_text(after, 3), f"{100 * (gain - 1):+.0f} %", _verdict(gain))


def _distance(caption: str, values: tuple[float | None, float | None], ratio: float) -> ReportRow:
    texts = ["" if value is None else _three_figures(value) for value in values]
    verdict = _verdict(1 / ratio if ratio else 1.0)
    return ReportRow(caption, texts[0], texts[1], f"× {fixed_text(ratio, 2)}", verdict)


def _verdict(gain: float) -> Verdict:
    if abs(gain - 1) < _CLEARLY:
        return Verdict.SAME
    return Verdict.BETTER if gain > 1 else Verdict.WORSE


def _three_figures(value: float) -> str:
    """At least three, and no power of ten."""
    return general_text(value, 3) if value < 1000 else f"{value:.0f}"


def _megabytes(count: float) -> str:
    return f"{fixed_text(count / 1e6, 2)} MB"


def _gmac(macs_per_pixel: float) -> str:
    return f"{fixed_text(macs_per_pixel / 1e3, 1)} GMAC/MP"


def _speed(seconds: float) -> str:
    return f"{fixed_text(seconds, 2)} s/MP"
