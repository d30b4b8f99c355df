"""Figures of the planned size: parameters, disk, work and speed, now and after."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QCoreApplication

from studio.bundles.manifest import Manifest
from studio.bundles.size import BundleSize, bundle_size
from studio.errors import StudioError
from studio.jobs.training.sizes import layer_names, macs_after, size_after
from studio.ui.training.bundles.facts import count_text
from studio.ui.training.wizard.estimate import Estimate
from studio.ui.training.wizard.figures_table import FigureRow
from studio.ui.training.wizard.numbers import gmac_text, megabytes_text, seconds_per_megapixel_text
from studio.ui.training.wizard.plan import RunPlan

translate = QCoreApplication.translate  # lupdate finds texts by this name

_UNKNOWN = "–"


def planned_size(plan: RunPlan, teacher: Manifest) -> BundleSize | None:
    """What comes out of ``plan``; None where that is not known before the run, or the plan cannot run."""
    if plan.technique.prunes and plan.pruning.floor is not None:
        return None
    try:
        return size_after(teacher, plan.spec)
    except StudioError:
        return None


def share_keys(plan: RunPlan, teacher: Manifest) -> tuple[str, ...]:
    """What shares can be given for one by one: levels of a distillation, layers of a pruning run."""
    try:
        return layer_names(teacher, plan.spec)
    except StudioError:
        return ()


def figure_rows(plan: RunPlan, teacher: Manifest, estimate: Estimate) -> tuple[FigureRow, ...]:
    """Parameters, size, work and speed, now and after."""
    now, after = bundle_size(teacher), planned_size(plan, teacher)
    figures: tuple[tuple[str, Callable[[BundleSize], float], Callable[[float], str]], ...] = (
        (translate("TrainingWizard", "Parameters"), lambda size: size.parameters, count_text),
        (translate("TrainingWizard", "Size on disk"), lambda size: size.megabytes, megabytes_text),
        (translate("TrainingWizard", "Work"), lambda size: size.gmac_per_megapixel, gmac_text),
    )
    rows = [
        FigureRow(title, text(of(now)), text(of(after)) if after else _UNKNOWN, of(now), of(after) if after else None)
        for title, of, text in figures
    ]
    return (*rows, _speed_row(now, after, _seconds_after(plan, teacher, after, estimate)))


def _speed_row(now: BundleSize, after: BundleSize | None, seconds_after: float | None) -> FigureRow:
    title = translate("TrainingWizard", "Painting here")
    if seconds_after is None or after is None:
        return FigureRow(title, _UNKNOWN, _UNKNOWN)
    seconds_now = seconds_after * now.macs_per_pixel / after.macs_per_pixel
    now_text, after_text = ("≈ " + seconds_per_megapixel_text(seconds) for seconds in (seconds_now, seconds_after))
    return FigureRow(title, now_text, after_text, now=seconds_now, after=seconds_after)


def _seconds_after(plan: RunPlan, teacher: Manifest, after: BundleSize | None, estimate: Estimate) -> float | None:
    """Seconds a megapixel as measured, in proportion to the work where the size has changed since."""
    figures, measured_for = estimate.figures, estimate.measured_for
    if after is None or figures is None or measured_for is None:
        return None
    if _painted_by(measured_for) != _painted_by(plan):
        return None
    if plan.technique.prunes:  # a trial of pruning paints with what is there before
        return figures.seconds_per_megapixel * macs_after(teacher, plan.spec)
    then = planned_size(measured_for, teacher)
    return None if then is None else figures.seconds_per_megapixel * after.macs_per_pixel / then.macs_per_pixel


def _painted_by(plan: RunPlan) -> Hashable:
    spec = plan.distillation
    return (spec.teacher, spec.device, spec.threads, plan.technique.prunes)
