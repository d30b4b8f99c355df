"""What every page of the wizard is: it shows a plan and says what the person changes about it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.specs.training import DistillSpec
from studio.ui.theme import metrics
from studio.ui.training.wizard.plan import RunPlan
from studio.ui.training.wizard.problems import Facts


class PlanPage(QWidget):
    """Emits `changed` with the whole plan as it is to be from now on, and shows nothing of it before it is told to."""

    changed = Signal(object)  # RunPlan

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan, self.facts = RunPlan(), Facts()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, metrics.GAP_PX, metrics.GAP_PX)
        self.column.setSpacing(metrics.GAP_PX)
        self.setMaximumWidth(2 * metrics.DIALOG_WIDTH_PX)  # longer lines are hard to read

    def minimumSizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Texts that wrap ask for the height of their narrowest form; what scrolls needs none at least."""
        return QSize(super().minimumSizeHint().width(), 0)

    def show_plan(self, plan: RunPlan, facts: Facts) -> None:
        """Show ``plan`` and ``facts`` without emitting `changed`."""
        self.plan, self.facts = plan, facts
        self.refresh()

    def refresh(self) -> None:
        """Bring every widget in line with `plan` and `facts`; told whenever one of them changed."""
        raise NotImplementedError

    def first_control(self) -> QWidget:
        """Where the keyboard begins."""
        raise NotImplementedError

    def entered(self) -> None:
        """The page has come to the front."""
        self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def change_spec(self, spec: DistillSpec) -> None:
        """Emit the plan with ``spec`` for what techniques have in common."""
        self.change(replace(self.plan, distillation=spec))

    def change(self, plan: RunPlan) -> None:
        """Emit another plan."""
        if plan != self.plan:
            self.changed.emit(plan)
