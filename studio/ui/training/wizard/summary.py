"""A plan in words, line by line, and a title for a run that was given none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.bundles.manifest import Manifest
from studio.bundles.size import BundleSize, bundle_size
from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.training import DistillationRecipe
from studio.ui.numbers import general_text, whole_text
from studio.ui.training.bundles.facts import count_text
from studio.ui.training.wizard.amounts import floor_text
from studio.ui.training.wizard.estimate import Estimate, estimate_text
from studio.ui.training.wizard.explanations import criterion_title, recipe_explanation, technique_explanation
from studio.ui.training.wizard.numbers import gmac_text, megabytes_text
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.plan import Goal, RunPlan, Technique
from studio.ui.training.wizard.problems import Facts
from studio.ui.training.wizard.shares import chosen_shares
from studio.ui.training.wizard.size_figures import planned_size
from studio.ui.training.wizard.training_lines import training_lines

translate = QCoreApplication.translate  # lupdate finds texts by this name


def suggested_title(plan: RunPlan, facts: Facts) -> str:
    """``Compact, 75 %, distilled``."""
    teacher = facts.teacher(plan)
    name = teacher.title if teacher else plan.teacher.name if plan.teacher else ""
    made = (
        criterion_title(plan.pruning.criterion) if plan.technique.prunes else translate("TrainingWizard", "distilled")
    )
    return ", ".join(part for part in (name, _size_text(plan), made) if part)


def summary_lines(plan: RunPlan, facts: Facts, estimate: Estimate) -> Sequence[tuple[str, str]]:
    """What will run, as (what, how)."""
    teacher = facts.teacher(plan)
    is_painting = plan.technique is Technique.DISTIL and plan.distillation.aim is Aim.PAINT
    title = technique_explanation(plan.technique).title
    method = translate("TrainingWizard", "Learning to paint") if is_painting else title
    if plan.distillation.recipe is DistillationRecipe.PAPER:
        method += f" ({recipe_explanation(plan.distillation.recipe).title})"
    if plan.technique.prunes:
        method += f" ({criterion_title(plan.pruning.criterion)})"
    lines = [
        (translate("TrainingWizard", "Makes"), _goal_text(plan)),
        (translate("TrainingWizard", "By"), method),
        (translate("TrainingWizard", "Teacher"), f"{teacher.title} ({plan.teacher})" if teacher else "–"),
        (translate("TrainingWizard", "Photographs"), _pictures_text(facts.contents)),
    ]
    if plan.distillation.styles is not None:
        lines.append((translate("TrainingWizard", "Styles"), _pictures_text(facts.styles)))
    lines.append((translate("TrainingWizard", "Stays"), _size_line(plan, teacher)))
    lines += training_lines(plan)
    lines.append((translate("TrainingWizard", "Time"), estimate_text(plan, estimate)))
    if facts.runs_folder is not None:
        goes = translate("TrainingWizard", "a new folder in {folder}").format(folder=facts.runs_folder)
        lines.append((translate("TrainingWizard", "Goes to"), goes))
    return lines


def _size_line(plan: RunPlan, teacher: Manifest | None) -> str:
    """What stays, in figures now and after."""
    after = planned_size(plan, teacher) if teacher else None
    if teacher is None or after is None:
        return _size_text(plan)
    pairs = zip(_figures(bundle_size(teacher)), _figures(after), strict=True)
    return " · ".join((_size_text(plan), *(f"{before} → {left}" for before, left in pairs)))


def _figures(size: BundleSize) -> tuple[str, ...]:
    parameters = translate("TrainingWizard", "{count} parameters").format(count=count_text(size.parameters))
    return parameters, megabytes_text(size.megabytes), gmac_text(size.gmac_per_megapixel)


def _goal_text(plan: RunPlan) -> str:
    texts = {
        Goal.SMALLER: translate("TrainingWizard", "A smaller bundle"),
        Goal.FASTER: translate("TrainingWizard", "A faster bundle"),
        Goal.LIVE: translate("TrainingWizard", "One pair for live preview"),
        Goal.OWN_PICTURES: translate("TrainingWizard", "A bundle for your own pictures"),
    }
    assert set(texts) == set(Goal), "every goal has a text"
    method = "AdaIN" if plan.distillation.method is Method.ADAIN else "WCT"
    levels = plan.distillation.levels
    if levels is None:
        return f"{texts[plan.goal]} ({method})"
    named = translate("TrainingWizard", "level {levels}").format(levels=", ".join(map(str, levels)))
    return f"{texts[plan.goal]} ({method}, {named})"


def _size_text(plan: RunPlan) -> str:
    if plan.technique.prunes and plan.pruning.speed_up is not None:
        return translate("TrainingWizard", "{factor}× faster").format(factor=general_text(plan.pruning.speed_up))
    if plan.technique.prunes and (searched := floor_text(plan.pruning)):
        return searched
    if shares := chosen_shares(plan).values():
        return f"{round(100 * min(shares))}–{round(100 * max(shares))} %"
    if isinstance(plan.distillation.widths, tuple) and not plan.technique.prunes:
        return translate("TrainingWizard", "widths by hand")
    return f"{round(100 * plan.keep)} %"


def _pictures_text(report: PictureReport | None) -> str:
    if report is None:
        return "–"
    count = report.good if report.is_complete else report.total
    return translate("TrainingWizard", "{count} in {folder}").format(count=whole_text(count), folder=report.folder)
