"""What a page tells, and showing it again as the wizard does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studio.ui.training.wizard.plan import RunPlan, Technique
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.problems import Facts


def planned(plan: RunPlan | None = None, **values: Any) -> RunPlan:
    """``plan``, or an empty one, with other ``values`` for what techniques have in common."""
    plan = plan or RunPlan()
    return replace(plan, distillation=replace(plan.distillation, **values))


def pruned(plan: RunPlan | None = None, **values: Any) -> RunPlan:
    """``plan``, or an empty one, that prunes with ``values``."""
    plan = plan or RunPlan()
    return replace(plan, technique=Technique.PRUNE, pruning=replace(plan.pruning, **values))


class Holder:
    """Holds the plan of one page, as the wizard does for all."""

    def __init__(self, page: PlanPage, plan: RunPlan, facts: Facts | None = None) -> None:
        self.page, self.plan, self.facts = page, plan, facts or Facts()
        self.changes = 0
        page.changed.connect(self._take)
        page.show_plan(plan, self.facts)

    def show(self, facts: Facts) -> None:
        """Show other facts."""
        self.facts = facts
        self.page.show_plan(self.plan, facts)

    def _take(self, plan: RunPlan) -> None:
        self.plan = plan
        self.changes += 1
        self.page.show_plan(plan, self.facts)
