"""What a probe measured, what it was measured for, and what that says about the run that is planned now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from studio.compression.run_timings import RunTimings
from studio.errors import SpecError
from studio.jobs.training.preparing import Preparing
from studio.jobs.training.probe import training_seconds
from studio.ui.training.preparation_texts import preparing_text
from studio.ui.training.wizard.numbers import duration_text
from studio.ui.training.wizard.plan import RunPlan, Technique, complete_spec

translate = QCoreApplication.translate  # lupdate finds texts by this name


@dataclass(frozen=True, slots=True)
class Estimate:
    """``figures`` were measured for ``measured_for``; ``failure`` says why there are none.

    ``preparing`` is what a running trial works on, once it has told.
    """

    figures: RunTimings | None = None
    measured_for: RunPlan | None = None
    is_running: bool = False
    failure: str = ""
    preparing: Preparing | None = None

    def is_for(self, plan: RunPlan) -> bool:
        """Whether the figures hold for ``plan``: lengths and titles do not matter, all else does."""
        return self.measured_for is not None and _measurable(plan) == _measurable(self.measured_for)

    def training_s(self, plan: RunPlan) -> float | None:
        """Seconds that ``plan`` will take; None where nothing was measured."""
        if self.figures is None:
            return None
        return _stages(plan) * training_seconds(self.figures, plan.distillation.schedule)


def can_measure(plan: RunPlan) -> bool:
    """Whether there is enough in ``plan`` to try a few steps of it."""
    try:
        complete_spec(plan, title="probe")
    except SpecError:
        return False
    return True


def estimate_text(plan: RunPlan, estimate: Estimate) -> str:
    """One sentence on how long training takes here."""
    if estimate.is_running and estimate.preparing is not None:
        text = translate("TrainingWizard", "Trying how long training takes here: {what}")
        return text.format(what=preparing_text(estimate.preparing))
    if estimate.is_running:
        return translate("TrainingWizard", "Trying a few steps to see how long training takes here …")
    if estimate.failure:
        return translate("TrainingWizard", "The trial failed: {reason}").format(reason=estimate.failure)
    seconds = estimate.training_s(plan)
    if seconds is None:
        return translate("TrainingWizard", "How long training takes here is not measured yet.")
    text = translate("TrainingWizard", "Training takes about {time} on this machine.")
    if plan.technique.prunes and plan.pruning.floor is not None:
        text = translate("TrainingWizard", "Training takes {time} on this machine at most: the search may end sooner.")
    if not estimate.is_for(plan):
        text = translate("TrainingWizard", "Training takes about {time}, going by a trial with other settings.")
    return text.format(time=duration_text(seconds))


def _stages(plan: RunPlan) -> int:
    """How often the schedule is gone through, at most."""
    pruned = plan.pruning.most_stages if plan.technique.prunes else 1
    return pruned + (plan.technique is Technique.PRUNE_THEN_DISTIL)


def _measurable(plan: RunPlan) -> RunPlan:
    made = plan.distillation
    schedule = replace(made.schedule, steps=0, minutes=1.0, patience=0)
    return replace(plan, distillation=replace(made, schedule=schedule, title=""), goal=RunPlan().goal)
