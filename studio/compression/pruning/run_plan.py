"""What a pruning run does, settled before its first step: for a dry run, and kept in the run's folder. Torch-free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.bundles.size import BundleSize, size_of_pairs
from studio.codec import to_plain
from studio.compression.pruning.plan import AnySchedule, SlowestLayer, schedule_for, slowest_layer
from studio.compression.pruning.schedule import GradualSchedule, SppSchedule
from studio.compression.width_plan import PairShapes, entry_of, filter_counts, pruned_shapes
from studio.specs.criterion_settings import Refit, Shape
from studio.specs.pruning import PruneSpec


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group of coupled filters, of which ``goes`` are removed."""

    name: str
    filters: int
    goes: int


@dataclass(frozen=True, slots=True)
class RunPlan:
    """The settled ``spec``, its groups, sizes and schedule; ``left_out`` says why a group (name) keeps its filters."""

    spec: PruneSpec
    groups: tuple[PlannedGroup, ...]
    left_out: Mapping[str, str]
    before: BundleSize
    after: BundleSize
    schedule: AnySchedule | None
    slowest: SlowestLayer

    @classmethod
    def of(cls, spec: PruneSpec, pairs: PairShapes, left_out: Mapping[str, str]) -> RunPlan:
        """The plan of a ``spec`` whose steps and targets are settled; SpecError as `schedule_for`."""
        assert spec.targets is not None and spec.pruning_steps is not None
        targets = spec.targets
        slowest = slowest_layer(spec, targets)
        return cls(
            spec=spec,
            groups=tuple(PlannedGroup(each.name, each.size, targets[each.name]) for each in filter_counts(pairs)),
            left_out=left_out,
            before=size_of_pairs([entry_of(pair) for pair in pairs]),
            after=size_of_pairs([entry_of(pair) for pair in pruned_shapes(pairs, targets)]),
            schedule=schedule_for(spec, spec.pruning_steps, slowest.to_go),
            slowest=slowest,
        )

    @property
    def pruning_steps(self) -> int:
        """How many steps prune."""
        return self.spec.pruning_steps or 0

    @property
    def is_long_enough(self) -> bool:
        """Whether the criterion gets the steps that its slowest layer needs."""
        return self.pruning_steps >= self.slowest.steps_needed

    def fields(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "criterion": self.spec.criterion.value,
            "ranking": self.spec.ranking.value,
            "refit": self.spec.refit.value,
            "groups": to_plain(self.groups),
            "left_out": dict(self.left_out),
            "before": to_plain(self.before),
            "after": to_plain(self.after),
            "theoretical_speed_up": self.before.macs_per_pixel / self.after.macs_per_pixel,
            "steps": self.spec.schedule.steps,
            "pruning_steps": self.pruning_steps,
            "pruning_steps_needed": self.slowest.steps_needed,
            "slowest": to_plain(self.slowest),
            "schedule": self._schedule_fields(),
            "learning_rates": {
                "pruning": self.spec.pruning_schedule.learning_rate,
                "retraining": self._retraining_rate(is_refitted=True),
                "retraining_without_refit": self._retraining_rate(is_refitted=False),
            },
        }

    def text(self) -> str:
        """For a person: the groups, the sizes, the schedule and the steps."""
        width = max(5, *(len(group.name) for group in self.groups))
        lines = [f"{'layer':<{width}}  {'filters':>7}  {'go':>5}  {'stay':>5}"]
        lines += [
            f"{group.name:<{width}}  {group.filters:>7}  {group.goes:>5}  {group.filters - group.goes:>5}"
            for group in self.groups
        ]
        lines += [f"left out: {name}: {reason}" for name, reason in self.left_out.items()]
        return "\n".join([*lines, "", *self._sizes(), "", *self._course()]) + "\n"

    def _sizes(self) -> list[str]:
        before, after = self.before, self.after
        rows = (
            ("parameters", before.parameters, after.parameters),
            ("MAC per pixel", before.macs_per_pixel, after.macs_per_pixel),
        )
        lines = [f"{'':<14}{'before':>14}{'after':>14}{'times less':>12}"]
        return lines + [f"{name:<14}{old:>14,.0f}{new:>14,.0f}{old / new:>12.2f}" for name, old, new in rows]

    def _course(self) -> list[str]:
        spec, slowest = self.spec, self.slowest
        constants = ", ".join(
            f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}"
            for name, value in self._schedule_fields().items()
        )
        lines = [
            f"criterion: {spec.criterion.value}" + (f", {constants}" if constants else ""),
            f"filters are ranked by {spec.ranking.value}, the refit is kept: {spec.refit.value}",
            f"learning rate: pruning {spec.pruning_schedule.learning_rate:g}, retraining {self._retraining_text()}, "
            f"{spec.schedule.optimizer.value}",
            f"steps: {spec.schedule.steps:,}, of which {self.pruning_steps:,} prune",
        ]
        if self.schedule is not None:
            lines.append(
                f"the slowest layer, {slowest.name}, loses {slowest.to_go} filters and needs "
                f"{slowest.steps_needed:,} pruning steps or more" + ("" if self.is_long_enough else ": give more")
            )
        return lines

    def _retraining_text(self) -> str:
        refitted, plain = self._retraining_rate(is_refitted=True), self._retraining_rate(is_refitted=False)
        if self.spec.refit is Refit.IF_BETTER and refitted != plain:
            return f"{refitted:g} (without a refit {plain:g})"
        return f"{plain if self.spec.refit is Refit.NEVER else refitted:g}"

    def _retraining_rate(self, *, is_refitted: bool) -> float:
        return self.spec.retraining_schedule(is_refitted=is_refitted).learning_rate

    def _schedule_fields(self) -> dict[str, Any]:
        """Names as in `CriterionSettings`."""
        schedule = self.schedule
        if schedule is None:
            return {}
        if isinstance(schedule, GradualSchedule):
            return {"interval": schedule.interval}
        found: dict[str, Any] = {"amplitude": schedule.amplitude}
        if isinstance(schedule, SppSchedule):
            found["interval"] = schedule.interval
        else:
            rate, momentum = self.spec.pruning_schedule.learning_rate, self.spec.schedule.gradient_momentum
            found["threshold"] = schedule.threshold
            found["kappa"] = rate * schedule.threshold**2 / (2 * (1 - momentum) * schedule.amplitude)
        found["shape"] = schedule.shape.value
        return found | ({"turn": schedule.turn} if schedule.shape is Shape.EXPONENTIAL else {})
