"""Why a page of the wizard cannot be left yet, in sentences that say what to do."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from studio.bundles.manifest import Manifest
from studio.errors import SpecError, StudioError
from studio.jobs.training.sizes import check_pruning_steps, size_after
from studio.specs.pruning import PruneSpec
from studio.specs.training_bounds import is_about_size, out_of_bounds
from studio.ui.training.wizard.bounds_texts import problem_text
from studio.ui.training.wizard.pages import Page, page_title
from studio.ui.training.wizard.picture_report import LEAST_PICTURES, PictureReport
from studio.ui.training.wizard.plan import LIVE_LEVEL, Goal, RunPlan
from studio.ui.translation import translated

translate = QCoreApplication.translate  # lupdate finds texts by this name


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the world the plan lives in: installed bundles by folder, and what the folders hold.

    A report is None where the folder was not looked into yet. New runs are made in ``runs_folder``.
    """

    bundles: Mapping[Path, Manifest] = field(default_factory=dict)
    contents: PictureReport | None = None
    styles: PictureReport | None = None
    runs_folder: Path | None = None

    def teacher(self, plan: RunPlan) -> Manifest | None:
        """The bundle that ``plan`` learns from, where it is installed."""
        return None if plan.teacher is None else self.bundles.get(plan.teacher)


def problems(plan: RunPlan, page: Page, facts: Facts) -> tuple[str, ...]:
    """The problems that keep ``page`` from being complete; the review collects those of all pages."""
    return every_problem(plan, facts)[page] if page is Page.REVIEW else _CHECKS[page](plan, facts)


def every_problem(plan: RunPlan, facts: Facts) -> dict[Page, tuple[str, ...]]:
    """The problems of every page."""
    found = {page: check(plan, facts) for page, check in _CHECKS.items()}
    collected = [f"{page_title(page)}: {problem}" for page in found for problem in found[page]]
    return found | {Page.REVIEW: tuple(collected)}


def _none(plan: RunPlan, facts: Facts) -> tuple[str, ...]:
    del plan, facts
    return ()


def _of_teacher(plan: RunPlan, facts: Facts) -> tuple[str, ...]:
    if plan.teacher is None:
        return (translate("TrainingWizard", "Pick a bundle to learn from, or import one."),)
    teacher = facts.teacher(plan)
    if teacher is None:
        text = translate("TrainingWizard", "The bundle in {folder} is not installed any more; pick another one.")
        return (text.format(folder=plan.teacher),)
    reason = why_no_teacher(plan, teacher)
    return (reason,) if reason else ()


def why_no_teacher(plan: RunPlan, teacher: Manifest) -> str:
    """Why ``plan`` cannot learn from ``teacher``; empty where it can."""
    without_decoder = [entry.level for entry in teacher.pairs if entry.decoder_file is None]
    if without_decoder and plan.goal is not Goal.LIVE:
        text = translate(
            "TrainingWizard",
            "“{title}” has no decoder at level {levels}. Import the decoders along with the encoders, or pick another.",
        )
        return text.format(title=teacher.title, levels=", ".join(map(str, without_decoder)))
    if plan.goal is Goal.LIVE and (LIVE_LEVEL not in teacher.levels or LIVE_LEVEL in without_decoder):
        text = translate(
            "TrainingWizard",
            "“{title}” has no pair at level {level}, of which a network for live preview is made. Pick another.",
        )
        return text.format(title=teacher.title, level=LIVE_LEVEL)
    if missing := [level for level in plan.distillation.levels or () if level not in teacher.levels]:
        text = translate("TrainingWizard", "“{title}” has no pair at level {levels}. Pick another.")
        return text.format(title=teacher.title, levels=", ".join(map(str, missing)))
    return ""


def _of_pictures(plan: RunPlan, facts: Facts) -> tuple[str, ...]:
    found = []
    if plan.contents is None:
        found.append(translate("TrainingWizard", "Choose a folder of photographs, or drop one here."))
    elif reason := _too_few(facts.contents):
        found.append(reason)
    if plan.distillation.styles is not None and (reason := _too_few(facts.styles)):
        found.append(reason)
    return tuple(found)


def _too_few(report: PictureReport | None) -> str:
    if report is None or report.is_enough:
        return ""
    name = report.folder.name or str(report.folder)
    if not report.total:
        text = translate("TrainingWizard", "“{name}” holds no picture. Only what lies directly in the folder counts.")
        return text.format(name=name)
    text = translate("TrainingWizard", "“{name}” needs at least {least} pictures that can be read; it has {good}.")
    return text.format(name=name, least=LEAST_PICTURES, good=report.good)


def _of_size(plan: RunPlan, facts: Facts) -> tuple[str, ...]:
    ratios = plan.pruning.ratios
    shares = ratios.values() if isinstance(ratios, Mapping) else (ratios,)
    if plan.technique.prunes and ratios is not None and not any(shares):
        return (translate("TrainingWizard", "Pruning that keeps every filter changes nothing; keep less."),)
    teacher = facts.teacher(plan)
    if teacher is None or why_no_teacher(plan, teacher) or _of_schedule(plan, facts):
        return ()  # other pages tell of that
    if beyond := _beyond(plan, is_of_size=True):
        return beyond
    try:
        size_after(teacher, plan.spec)
    except StudioError as error:
        return (translated(error),)
    return ()


def _of_schedule(plan: RunPlan, facts: Facts) -> tuple[str, ...]:
    try:
        spec = plan.spec
    except SpecError as error:  # values that contradict each other
        return (translated(error),)
    if beyond := _beyond(plan, is_of_size=False):
        return beyond
    teacher = facts.teacher(plan)
    if not isinstance(spec, PruneSpec) or teacher is None or why_no_teacher(plan, teacher):
        return ()
    with contextlib.suppress(StudioError):  # the page of the size tells of that
        size_after(teacher, spec)
        return _too_few_steps(teacher, spec)
    return ()


def _too_few_steps(teacher: Manifest, spec: PruneSpec) -> tuple[str, ...]:
    try:
        check_pruning_steps(teacher, spec)
    except StudioError as error:
        return (translated(error),)
    return ()


def _beyond(plan: RunPlan, *, is_of_size: bool) -> tuple[str, ...]:
    """Numbers out of bounds, those of the size page or all others; the plan makes sense otherwise."""
    found = out_of_bounds(plan.spec)
    return tuple(problem_text(each) for each in found if is_about_size(each.name) is is_of_size)


_CHECKS: Mapping[Page, Callable[[RunPlan, Facts], tuple[str, ...]]] = {
    Page.GOAL: _none,
    Page.TECHNIQUE: _none,
    Page.TEACHER: _of_teacher,
    Page.PICTURES: _of_pictures,
    Page.SIZE: _of_size,
    Page.SCHEDULE: _of_schedule,
}
assert set(_CHECKS) == set(Page) - {Page.REVIEW}, "every page is checked"
