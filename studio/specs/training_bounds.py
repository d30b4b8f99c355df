"""What each number of a training run may be: the one table behind forms, options and requests.

The specs themselves refuse only what means nothing, so that the record of any run can be read again; what begins now is
held to these bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields

from studio.errors import Message, SpecError, lines
from studio.specs.pruning import PruneSpec, PruningCriterion, TrainingSpec
from studio.specs.ratio_search import Floor, RatioSteps
from studio.specs.training import DistillSpec, Schedule, TrainingOptimizer


@dataclass(frozen=True, slots=True)
class Bounds:
    """Both ends may be reached."""

    low: float
    high: float
    is_whole: bool = False

    def holds(self, value: float) -> bool:
        """Whether ``value`` is a number within; one that is not finite never is."""
        return self.low <= value <= self.high and (not self.is_whole or value == round(value))


@dataclass(frozen=True, slots=True)
class OutOfBounds:
    """The number ``name`` is ``value``, which its ``bounds`` do not hold."""

    name: str
    value: float
    bounds: Bounds

    @property
    def text(self) -> Message:
        """One clause that says what is allowed."""
        name, bounds = self.name.replace("_", " "), self.bounds
        low, high, value = map(_shortest, (bounds.low, bounds.high, self.value))
        if bounds.is_whole:
            code = Message("{name}: a whole number from {low:,} to {high:,}, not {value:,}")
        else:
            code = Message("{name}: from {low:,} to {high:,}, not {value:,}")
        return Message(code, name=name, low=low, high=high, value=value)


RATE = Bounds(1e-7, 1e-2)
SGD_RATE = Bounds(1e-7, 1.0)  # its steps are as long as the gradients, which are short near the goal
KEEP = Bounds(0.05, 1.0)  # the share of filters that stays
SPEED_UP = Bounds(1.1, 100.0)
BATCH_PX = Bounds(64**2, 2**24, is_whole=True)  # all crops of a batch together
STEP_PX = Bounds(64**2, 2**27, is_whole=True)  # all crops of a step, which wait in memory
_COUNT = Bounds(1, 1_000_000, is_whole=True)
_SHARE = Bounds(0.0, 1000.0)

SCHEDULE: Mapping[str, Bounds] = {
    "steps": Bounds(0, 10_000_000, is_whole=True),
    "minutes": Bounds(0.1, 20_160.0),  # two weeks
    "learning_rate": RATE,
    "warm_up_steps": Bounds(0, 1_000_000, is_whole=True),
    "batch": Bounds(1, 256, is_whole=True),
    "crop_px": Bounds(64, 1024, is_whole=True),
    "resize_px": Bounds(0, 4096, is_whole=True),
    "validate_every": _COUNT,
    "patience": Bounds(0, 1000, is_whole=True),
    "clip_norm": Bounds(1e-6, 1e6),
    "ema_decay": Bounds(0.0, 0.99999),
    "log_every": _COUNT,
    "checkpoint_every": _COUNT,
    "checkpoint_every_s": Bounds(1.0, 3600.0),
    "momentum": Bounds(0.0, 0.999),
    "accumulate": Bounds(1, 1024, is_whole=True),
}
_CHOICES = {"optimizer", "dtype"}
assert set(SCHEDULE) == {entry.name for entry in fields(Schedule)} - _CHOICES, "numbers of a schedule have bounds"

FLOOR_SSIM = Bounds(0.01, 0.999)
SEARCH: Mapping[str, Bounds] = {
    "first": Bounds(0.01, 0.95),
    "gain": Bounds(0.01, 1000.0),
    "least": Bounds(0.001, 0.5),  # ratios have four digits
    "most": Bounds(0.001, 0.95),
    "largest": Bounds(0.01, 0.95),
    "tolerance": Bounds(0.001, 0.5),
    "stages": Bounds(1, 100, is_whole=True),
}
assert set(SEARCH) == {entry.name for entry in fields(RatioSteps)}, "every number of a search has its bounds"

RUN: Mapping[str, Bounds] = {
    "held_out": Bounds(0.001, 0.499),
    "seed": Bounds(0, 2**63 - 1, is_whole=True),
    "threads": Bounds(0, 1024, is_whole=True),
    "width_multiple": Bounds(1, 512, is_whole=True),
}

CRITERION: Mapping[str, Bounds] = {
    "amplitude": Bounds(1e-9, 1e9),
    "threshold": Bounds(1e-9, 1e9),
    "interval": _COUNT,
    "kappa": Bounds(0.1, 100.0),
    "turn": Bounds(0.01, 0.99),
}
_PROBABILITY = Bounds(1e-9, 1.0)


def criterion_bounds(criterion: PruningCriterion) -> Mapping[str, Bounds]:
    """What the constants of ``criterion`` may be; SPP's amplitude is one of a probability."""
    return {**CRITERION, "amplitude": _PROBABILITY} if criterion is PruningCriterion.SPP else CRITERION


def rate_bounds(schedule: Schedule) -> Bounds:
    """What the learning rate of ``schedule`` may be, by its optimiser."""
    return SGD_RATE if schedule.optimizer is TrainingOptimizer.SGD else SCHEDULE["learning_rate"]


def out_of_bounds(spec: TrainingSpec) -> tuple[OutOfBounds, ...]:
    """Every number of ``spec`` that is beyond its bounds, in the order of the table."""
    found = (OutOfBounds(*entry) for entry in _numbers(spec) if not entry[2].holds(entry[1]))
    return tuple(dict.fromkeys(found))  # both stages of a run have many numbers alike


def is_about_size(name: str) -> bool:
    """Whether the number ``name`` tells how much stays, and not how it is learned."""
    return name.startswith(("ratio", "share of", "width", "floor", "search")) or name == "speed_up"


def check_bounds(spec: TrainingSpec) -> None:
    """Raise SpecError, which names what is allowed, where a number is out of bounds."""
    if found := out_of_bounds(spec):
        raise SpecError(lines(each.text for each in found))


def _numbers(spec: TrainingSpec) -> Iterator[tuple[str, float, Bounds]]:
    schedule = spec.schedule
    for name, bounds in SCHEDULE.items():
        yield name, getattr(schedule, name), rate_bounds(schedule) if name == "learning_rate" else bounds
    if SCHEDULE["batch"].holds(schedule.batch) and SCHEDULE["crop_px"].holds(schedule.crop_px):
        yield "batch_pixels", schedule.batch * schedule.crop_px**2, BATCH_PX
        if schedule.accumulate > 1:
            yield "step_pixels", schedule.crops_per_step * schedule.crop_px**2, STEP_PX
    for name, bounds in RUN.items():
        if hasattr(spec, name):
            yield name, getattr(spec, name), bounds
    for name, share in asdict(spec.shares).items():
        yield f"{name}_share", share, _SHARE
    yield from _of_pruning(spec) if isinstance(spec, PruneSpec) else _of_distillation(spec)


def _of_pruning(spec: PruneSpec) -> Iterator[tuple[str, float, Bounds]]:
    gone = Bounds(0.0, round(1.0 - KEEP.low, 12))
    ratios = spec.ratios if isinstance(spec.ratios, Mapping) else {"every layer": spec.ratios}
    for layer, ratio in ratios.items():
        if ratio is not None:
            yield f"ratio of {layer}", ratio, gone
    if spec.speed_up is not None:
        yield "speed_up", spec.speed_up, SPEED_UP
    for ratio in spec.ratio_stages or ():
        yield "ratio of every layer", ratio, gone
    if spec.floor is not None:
        yield from _of_search(spec.floor, spec.search)
    if spec.pruning_steps is not None:
        yield "pruning_steps", spec.pruning_steps, SCHEDULE["steps"]
    for name in ("pruning_rate", "retraining_rate"):
        if (rate := getattr(spec, name)) is not None:
            yield name, rate, rate_bounds(spec.schedule)
    for name, bounds in criterion_bounds(spec.criterion).items():
        if (value := getattr(spec.settings, name)) is not None:
            yield name, value, bounds
    if spec.then is not None:
        yield from _numbers(spec.then)


def _of_search(floor: Floor, steps: RatioSteps) -> Iterator[tuple[str, float, Bounds]]:
    if floor.ssim is not None:
        yield "floor_similarity", floor.ssim, FLOOR_SSIM
    if floor.score is not None:
        yield "floor_score", floor.score, Bounds(1e-6, 1e6)
    for name, bounds in SEARCH.items():
        yield f"search_{name}", getattr(steps, name), bounds


def _of_distillation(spec: DistillSpec) -> Iterator[tuple[str, float, Bounds]]:
    widths = spec.widths
    if isinstance(widths, tuple):
        for width in widths:
            yield "width", width, Bounds(1, 4096, is_whole=True)
    elif isinstance(widths, Mapping):
        for level, share in widths.items():
            yield f"share of level {level}", share, KEEP
    else:
        yield "share of filters", widths, KEEP
    if spec.encoder_steps is not None:
        yield "encoder_steps", spec.encoder_steps, SCHEDULE["steps"]
    yield "encoder_rate", spec.painting.encoder_rate, Bounds(0.0, RATE.high)
    for name, share in asdict(spec.painting.shares).items():
        yield f"{name}_share", share, _SHARE


def _shortest(value: float) -> float:
    return int(value) if isinstance(value, float) and value.is_integer() else value
