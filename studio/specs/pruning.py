"""The request to prune a bundle: which filters go, by what criterion, and how the rest learns to do without them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Literal

from studio.errors import SpecError
from studio.specs.criterion_settings import CriterionSettings, Ranking, Refit
from studio.specs.ratio_search import Floor, RatioSteps
from studio.specs.training import DistillSpec, RunSpec, Schedule

PRUNING_RATE = 5e-4  # pairs pruned at the 2e-5 that retrains refitted ones do not learn to do without filters

Ratios = float | Mapping[str, float]  # one share for every layer, or layer name → share; shares in 0..1


class PruningCriterion(StrEnum):
    """How filters are chosen: by norm at once, by norm little by little, by growing decay, by growing probability."""

    L1 = "l1"
    GRADUAL_L1 = "gradual-l1"
    INCREG = "increg"
    SPP = "spp"


class Retraining(StrEnum):
    """The course of the learning rate once the filters are gone: half a cosine, or lower wherever scores stagnate."""

    COSINE = "cosine"
    PLATEAU = "plateau"


_PLATEAU_SCORES = 20  # or more, in a retraining that decides by them
_SETTINGS_OF = {
    PruningCriterion.L1: frozenset[str](),
    PruningCriterion.GRADUAL_L1: frozenset[str](),
    PruningCriterion.INCREG: frozenset({"amplitude", "threshold", "kappa", "turn", "shape"}),
    PruningCriterion.SPP: frozenset({"amplitude", "interval", "turn", "shape"}),
}
assert set(_SETTINGS_OF) == set(PruningCriterion)


def settings_of(criterion: PruningCriterion) -> frozenset[str]:
    """Names of the `CriterionSettings` that ``criterion`` has."""
    return _SETTINGS_OF[criterion]


@dataclass(frozen=True, slots=True, kw_only=True)
class PruneSpec(RunSpec):
    """A pruning run on the pairs of ``bundle``, which stay as they are and teach.

    How much goes is said by ``ratios``, or by the theoretical ``speed_up`` wished for: the same share of every layer,
    or with ``by_sensitivity`` less of the layers that suffer more. Of the steps the first ``pruning_steps`` prune and
    the others retrain (None: half of them; none prune with l1, which removes at once). ``targets``, filters that go
    for each group, are settled when the run begins. Layers that ``spared`` names, in full or in short, keep all their
    filters. ``pruning_rate`` and ``retraining_rate`` are the learning rates of the two phases (None: that of the
    schedule); without a ``retraining_rate`` pairs of which no refit was kept go on at the rate that they were pruned
    at. With a ``retraining`` by plateau the schedule's patience (0: 2) is the number of scores without gain after which
    the rate falls. ``then`` is a distillation that goes on with the pruned bundle.

    A run in stages prunes and retrains several times, each stage beginning with the best weights of the one before and
    as long as the schedule says: to ``ratio_stages`` one after the other, or with a ``floor`` to ratios that follow
    from the scores, by the steps of ``search``. Such a stage has a ``start``, the bundle that it begins with; its
    ratio counts the filters of ``bundle``.
    """

    bundle: Path
    criterion: PruningCriterion = PruningCriterion.INCREG
    ratios: Ratios | None = None
    speed_up: float | None = None
    by_sensitivity: bool = False
    pruning_steps: int | None = None
    targets: Mapping[str, int] | None = None
    spared: tuple[str, ...] = ()
    ranking: Ranking = Ranking.L1_ACTIVATION
    settings: CriterionSettings = field(default_factory=CriterionSettings)
    refit: Refit = Refit.IF_BETTER
    pruning_rate: float | None = PRUNING_RATE
    retraining_rate: float | None = None
    then: DistillSpec | None = None
    retraining: Retraining = Retraining.COSINE
    ratio_stages: tuple[float, ...] | None = None
    floor: Floor | None = None
    search: RatioSteps = field(default_factory=RatioSteps)
    start: Path | None = None
    kind: Literal["prune"] = "prune"

    def __post_init__(self) -> None:
        RunSpec.__post_init__(self)
        self._check_amount()
        self._check_criterion()
        if self.pruning_steps is not None:
            is_at_once = self.criterion is PruningCriterion.L1
            if is_at_once != (self.pruning_steps == 0) or self.pruning_steps < 0:
                raise SpecError("l1 removes at once and has no pruning steps; every other criterion needs at least 1")
            if self.schedule.steps and self.pruning_steps > self.schedule.steps:
                raise SpecError(
                    "of {steps} steps {pruning_steps} cannot be for pruning; give more",
                    steps=self.schedule.steps,
                    pruning_steps=self.pruning_steps,
                )

    @property
    def is_staged(self) -> bool:
        """Whether it prunes and retrains several times."""
        return self.floor is not None or self.ratio_stages is not None

    @property
    def most_stages(self) -> int:
        """How often it prunes and retrains, at most."""
        if self.floor is not None:
            return self.search.stages
        return len(self.ratio_stages) if self.ratio_stages is not None else 1

    def stage(self, ratio: float) -> PruneSpec:
        """One stage alone, to ``ratio``."""
        return replace(self, ratios=ratio, floor=None, ratio_stages=None, then=None)

    @property
    def first_stage(self) -> PruneSpec:
        """What is pruned first: the first stage alone, or all where there are no stages."""
        if self.ratio_stages is not None:
            return self.stage(self.ratio_stages[0])
        return self if self.floor is None else self.stage(self.search.first)

    def resolved(self, *, steps: int) -> PruneSpec:
        """The same with ``steps`` in all, and their division, decided."""
        pruning_steps = self.pruning_steps
        if pruning_steps is None:
            pruning_steps = 0 if self.criterion is PruningCriterion.L1 else max(1, steps // 2)
        schedule = self.schedule.resolved(steps)
        if self.retraining is Retraining.PLATEAU:
            often = max(1, (steps - pruning_steps) // _PLATEAU_SCORES)
            schedule = replace(schedule, validate_every=min(schedule.validate_every, often))
        return replace(self, schedule=schedule, pruning_steps=pruning_steps)

    def with_criterion(self, criterion: PruningCriterion) -> PruneSpec:
        """The same by another criterion: steps and constants follow anew, the increments keep their course."""
        course = CriterionSettings(turn=self.settings.turn, shape=self.settings.shape)
        settings = course if "shape" in _SETTINGS_OF[criterion] else CriterionSettings()
        return replace(self, criterion=criterion, pruning_steps=None, settings=settings)

    @property
    def pruning_schedule(self) -> Schedule:
        """The schedule at the learning rate of the pruning phase."""
        return self._at(self.pruning_rate)

    def retraining_schedule(self, *, is_refitted: bool) -> Schedule:
        """The schedule at the learning rate of the retraining phase, of pairs some of which were refitted or none."""
        if self.retraining_rate is None and not is_refitted:
            return self.pruning_schedule
        return self._at(self.retraining_rate)

    def as_distillation(self) -> DistillSpec:
        """A distillation of the same pairs on the same pictures and machine, as long and as fast."""
        return DistillSpec(
            teacher=self.bundle,
            contents=self.contents,
            styles=self.styles,
            levels=self.levels,
            schedule=self.schedule,
            held_out=self.held_out,
            seed=self.seed,
            threads=self.threads,
            device=self.device,
        )

    def learning_as(self, spec: DistillSpec) -> PruneSpec:
        """The same pruning of the teacher of ``spec``, on its pictures and machine, as long and as fast."""
        return replace(
            self,
            bundle=spec.teacher,
            contents=spec.contents,
            styles=spec.styles,
            levels=spec.levels,
            schedule=spec.schedule,
            held_out=spec.held_out,
            seed=spec.seed,
            threads=spec.threads,
            device=spec.device,
        )

    def _at(self, rate: float | None) -> Schedule:
        return self.schedule if rate is None else replace(self.schedule, learning_rate=rate)

    def _check_criterion(self) -> None:
        for name in self.settings.chosen:
            if name not in _SETTINGS_OF[self.criterion]:
                raise SpecError("{criterion} has no {name}", criterion=self.criterion.value, name=name)
        for rate in (self.pruning_rate, self.retraining_rate):
            if rate is not None and not 0 < rate < math.inf:
                raise SpecError("learning rates must be above 0, not {rate}", rate=rate)
        if "" in self.spared or len(set(self.spared)) < len(self.spared):
            raise SpecError("spared layers are named once each, such as conv1_1 or 5.decoder.conv2_1")

    def _check_amount(self) -> None:
        said = (self.ratios, self.speed_up, self.ratio_stages, self.floor)
        if sum(each is not None for each in said) != 1:
            raise SpecError("say how much to prune by one of four: a ratio, a speed-up, ratios of stages, a floor")
        if self.ratio_stages is not None:
            _check_stages(self.ratio_stages)
        if self.by_sensitivity and self.speed_up is None:
            raise SpecError("a scan of the layers' sensitivity needs a speed-up to come to; name one, such as 2")
        if self.speed_up is not None and not self.speed_up > 1:
            raise SpecError("a speed-up is above 1, not {speed_up}", speed_up=self.speed_up)
        shares = self.ratios.values() if isinstance(self.ratios, Mapping) else (self.ratios or 0.0,)
        for share in shares:
            if not 0 <= share < 1:
                raise SpecError(_beyond(share))


def _check_stages(ratios: tuple[float, ...]) -> None:
    if not ratios or not all(0 < ratio < 1 for ratio in ratios) or list(ratios) != sorted(set(ratios)):
        raise SpecError("the ratios of stages lie above 0 and below 1, and each is larger than the one before")


TrainingSpec = DistillSpec | PruneSpec


def parse_ratios(text: str) -> Ratios:
    """``0.5`` or ``conv3_1=0.6,conv3_2=0.5``; SpecError where it is neither, or a share is not in [0, 1)."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 and "=" not in parts[0]:
        return _share(parts[0], text)
    ratios: dict[str, float] = {}
    for part in parts:
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not name or not equals:
            raise SpecError(
                "'{part}' in '{text}' is no ratio; write LAYER=SHARE, for example conv3_1=0.6", part=part, text=text
            )
        if name in ratios:
            raise SpecError("'{text}' names {name} twice", text=text, name=name)
        ratios[name] = _share(value, text)
    return ratios


def parse_layers(text: str) -> tuple[str, ...]:
    """``conv1_1,5.decoder.conv2_1`` as names; none of an empty text."""
    return tuple(part.strip() for part in text.split(",")) if text.strip() else ()


def _share(value: str, text: str) -> float:
    try:
        share = float(value)
    except ValueError:
        raise SpecError(
            "'{value}' in '{text}' is no number; a ratio is a share such as 0.5", value=value, text=text
        ) from None
    if not 0 <= share < 1:
        raise SpecError(_beyond(value))
    return share


def _beyond(value: object) -> str:
    return f"a ratio is at least 0 and below 1, not {value}: a layer keeps at least one filter"
