"""Shares of single levels or layers as rows: what is shown, and the plan that a changed row makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from studio.compression.layer_names import is_short_for
from studio.specs.training_bounds import KEEP
from studio.ui.training.wizard.plan import RunPlan, gone, with_keep

translate = QCoreApplication.translate  # lupdate finds texts by this name

SMALLEST_KEEP = KEEP.low


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One level or layer: its ``key`` in the spec, how it reads, the share that stays, and what a scan found.

    ``losses`` are (share that was left out, loss): 0 is the smallest loss of all rows, 1 the largest.
    """

    key: str
    title: str
    keep: float
    losses: tuple[tuple[float, float], ...] = ()


def chosen_shares(plan: RunPlan) -> Mapping[str, float]:
    """The share that stays of each level or layer, where they are chosen one by one; empty otherwise."""
    widths, ratios = plan.distillation.widths, plan.pruning.ratios
    if plan.technique.prunes:
        return {layer: gone(ratio) for layer, ratio in ratios.items()} if isinstance(ratios, Mapping) else {}
    return {str(level): keep for level, keep in widths.items()} if isinstance(widths, Mapping) else {}


def share_rows(plan: RunPlan, keys: Sequence[str], losses: Mapping[str, Mapping[float, float]]) -> tuple[ShareRow, ...]:
    """A row for each of ``keys``: levels of a distillation, layers of a pruning run."""
    chosen = chosen_shares(plan)
    every = [loss for found in losses.values() for loss in found.values()] or [0.0]
    lowest, highest = min(every), max(every)
    return tuple(
        ShareRow(
            key, _title(plan, key), _chosen_for(key, chosen, plan.keep), _relative(losses.get(key, {}), lowest, highest)
        )
        for key in keys
    )


def with_share(plan: RunPlan, keys: Sequence[str], key: str, keep: float) -> RunPlan:
    """``plan`` with ``keep`` for one of ``keys`` and what was for the others."""
    return with_shares(plan, {row.key: row.keep for row in share_rows(plan, keys, {})} | {key: keep})


def with_shares(plan: RunPlan, shares: Mapping[str, float]) -> RunPlan:
    """``plan`` with ``shares``, which name every level or layer there is."""
    if plan.technique.prunes:
        ratios = {layer: gone(share) for layer, share in shares.items()}
        return replace(plan, pruning=replace(with_keep(plan, plan.keep).pruning, ratios=ratios))
    widths = {int(level): share for level, share in shares.items()}
    return replace(plan, distillation=replace(plan.distillation, widths=widths))


def sparing(rows: Sequence[ShareRow], keep: float) -> dict[str, float]:
    """Shares around ``keep`` on average: rows whose loss rises most keep most. Rows without a scan keep ``keep``."""
    worst = {row.key: max((loss for _, loss in row.losses), default=None) for row in rows}
    known = [loss for loss in worst.values() if loss is not None]
    if not known:
        return {row.key: keep for row in rows}
    mean = sum(known) / len(known)
    spread = max((abs(loss - mean) for loss in known), default=0.0) or 1.0
    room = min(1.0 - keep, keep - SMALLEST_KEEP)
    return {
        key: round(keep if loss is None else keep + room * (loss - mean) / spread, 2) for key, loss in worst.items()
    }


def _chosen_for(key: str, chosen: Mapping[str, float], otherwise: float) -> float:
    """The share of ``key`` or of a short form of it; where shares are chosen one by one, the rest stays whole."""
    if key in chosen:
        return chosen[key]
    short = next((keep for name, keep in chosen.items() if is_short_for(name, key)), None)
    if short is not None:
        return short
    return 1.0 if chosen else otherwise


def _title(plan: RunPlan, key: str) -> str:
    if plan.technique.prunes:
        level, *rest = key.split(".")
        text = translate("TrainingWizard", "Level {level}").format(level=level)
        return " · ".join((text, *rest)) if rest else key
    titles = {
        "5": translate("TrainingWizard", "Level 5: large shapes"),
        "4": translate("TrainingWizard", "Level 4: shapes"),
        "3": translate("TrainingWizard", "Level 3: patterns"),
        "2": translate("TrainingWizard", "Level 2: fine texture"),
        "1": translate("TrainingWizard", "Level 1: colour"),
    }
    return titles.get(key, key)


def _relative(losses: Mapping[float, float], lowest: float, highest: float) -> tuple[tuple[float, float], ...]:
    span = highest - lowest
    return tuple(
        (share, (loss - lowest) / span if span > 0 else 0.0) for share, loss in sorted(losses.items()) if share
    )
