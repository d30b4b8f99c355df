"""An evaluation of paintings by optimisation as tables for people, and as plain values."""

from __future__ import annotations

from typing import Any

from studio.codec import to_plain
from studio.compression.evaluation.columns import Row, aligned
from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.optimized import OptimizedReport
from studio.compression.evaluation.table import GRAIN_LEGEND, form_text, grain_text
from studio.specs.optimize import OptimizeSettings

OPTIMIZED_FORMAT = 1

_LEGEND = """\
style / content relative W2 of result and style, 1 - cosine of the features of result and content; means over pairs
wins            pairs on which style is lower at equal or smaller content, by each judge
s/picture       median seconds by the clock; CPU s: of all cores; memory: most on top of what was resident"""


def optimized_to_text(report: OptimizedReport) -> str:
    """The means of every variant, and the wins of the optimised ones."""
    parts = [_header(report), _variant_table(report), _wins_table(report)]
    parts += [f"skipped {skipped.file}: {skipped.reason}" for skipped in report.skipped]
    return "\n\n".join((*parts, f"{_LEGEND}\n{GRAIN_LEGEND}"))


def optimized_to_json(report: OptimizedReport) -> dict[str, Any]:
    """All figures as plain values.

    ``format``; ``size_px``; ``threads``; ``judges`` [{``bundle``, ``levels``}]; ``settings`` of the optimisation and
    the ``form`` that it started from; ``optimized``, ``loss_networks`` and ``references`` as in `OptimizedReport`;
    ``variants`` by name: ``ssim``, ``likeness`` for each judge in order, ``grain`` (means over the pairs), ``cost``
    (``elapsed_s``, ``cpu_s``, medians; ``peak_bytes``, the highest, or null); ``wins`` by optimised variant, then by
    reference: pairs for each judge; ``pairs`` [{``content``, ``style``, ``results`` by variant: ``figures`` and
    ``cost`` of this pair}]; ``skipped`` [{``file``, ``reason``}]; ``split`` (``file``, ``role``) or null.
    """
    variants = (*report.references, *report.optimized)
    entries = {
        "format": OPTIMIZED_FORMAT,
        "size_px": report.size_px,
        "threads": report.threads,
        "judges": report.judges,
        "settings": report.settings,
        "form": report.form,
        "optimized": report.optimized,
        "loss_networks": report.loss_networks,
        "references": report.references,
        "variants": {name: {**to_plain(report.mean(name)), "cost": report.cost(name)} for name in variants},
        "wins": {
            name: {
                reference: [report.wins(name, reference, judge) for judge in range(len(report.judges))]
                for reference in report.references
            }
            for name in report.optimized
        },
        "pairs": report.pairs,
        "skipped": report.skipped,
        "split": report.split and {"file": report.split.file, "role": report.split.role},
    }
    plain: dict[str, Any] = to_plain(entries)
    return plain


def settings_text(settings: OptimizeSettings) -> str:
    """Those that a person compares: ``adam, 100 iterations, w2, content weight 0.02``."""
    told = [
        settings.optimizer.value,
        f"{settings.iterations} iterations",
        settings.style_loss.value,
        f"content weight {settings.content_weight:g}",
    ]
    if settings.smoothness:
        told.append(f"smoothness {settings.smoothness:g}")
    return ", ".join(told)


def _header(report: OptimizedReport) -> str:
    threads = "1 thread" if report.threads == 1 else f"{report.threads} threads"
    chosen = "drawn" if report.split is None else f"those of {report.split.file} for the role {report.split.role}"
    return (
        f"by optimisation ({settings_text(report.settings)}), from {report.settings.start.value}"
        f"{form_text(report.form)}\n{len(report.pairs)} pairs at {report.size_px} px, {chosen}, {threads}"
    )


def _variant_table(report: OptimizedReport) -> str:
    judges = (f"{judge.bundle} style / content" for judge in report.judges)
    rows: list[Row] = [("", *judges, "SSIM", "grain", "s/picture", "CPU s", "memory")]
    for name in (*report.references, *report.optimized):
        mean, cost = report.mean(name), report.cost(name)
        seen = (f"{each.style:.3f} / {each.content_distance:.3f}" for each in mean.likeness)
        memory = "-" if cost.peak_bytes is None else f"{cost.peak_bytes / 1e6:.0f} MB"
        grain: Grain = mean.grain
        seconds = (f"{cost.elapsed_s:.2f}", f"{cost.cpu_s:.2f}")
        rows.append((name, *seen, f"{mean.ssim:.3f}", grain_text(grain), *seconds, memory))
    return aligned(rows)


def _wins_table(report: OptimizedReport) -> str:
    rows: list[Row] = [("wins", *(judge.label for judge in report.judges))]
    for name, losses_of in zip(report.optimized, report.loss_networks, strict=True):
        for reference in report.references:
            cells = []
            for number, judge in enumerate(report.judges):
                won = f"{report.wins(name, reference, number)} of {len(report.pairs)}"
                cells.append(f"{won}, took part" if judge.bundle == losses_of else won)
            rows.append((f"{name} over {reference}", *cells))
    return aligned(rows)
