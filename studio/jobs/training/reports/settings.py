"""The settings of a run as a flat table of names and values, and which of them are not what they are by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from studio.codec import to_plain
from studio.jobs.training.stages import FIRST_STAGE, SPEC_NAME, read_request
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.spec_file import read_spec
from studio.specs.training import DistillSpec, LossShares, Schedule

Settings = dict[str, Any]

_ALWAYS_CHOSEN = ("teacher", "bundle", "contents", "styles", "start", "ratios", "speed_up", "schedule.steps")
_NAMELESS = ("title", "kind")
_UNSAID = "–"


def settled_spec(run: Path) -> TrainingSpec:
    """What ``run`` does, with whatever its stages have settled so far; errors as `read_request`."""
    request = read_request(run)
    if isinstance(request, PruneSpec) and request.then is not None:
        first, then = _settled(run / FIRST_STAGE), _settled(run)
        return replace(
            first if isinstance(first, PruneSpec) else request,
            then=then if isinstance(then, DistillSpec) else request.then,
            title=request.title,
        )
    return replace(_settled(run) or request, title=request.title)


def settings_of(spec: TrainingSpec, *, with_folders: bool = False) -> Settings:
    """Every setting by its name in ``spec.json``, parts of parts with a dot (``schedule.steps``), as JSON knows it.

    Of files and folders the last name alone stands there, unless ``with_folders``.
    """
    return _flat(spec, with_folders=with_folders)


def changed_names(spec: TrainingSpec) -> tuple[str, ...]:
    """Names of `settings_of` whose values had to be given or are no defaults, in their order."""
    values = settings_of(spec, with_folders=True)
    defaults = [settings_of(each, with_folders=True) for each in _defaults(spec)]
    chosen = [name for name in values if name.removeprefix("then.") in _ALWAYS_CHOSEN and values[name]]
    changed = {name for name, value in values.items() if all(each.get(name) != value for each in defaults)}
    return tuple(name for name in values if name in chosen or name in changed - _settled_by_run(spec))


def value_text(value: object) -> str:
    """A value of `settings_of` in a cell of a table."""
    if value is None:
        return _UNSAID
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={value_text(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(value_text(each) for each in value)
    return str(value)


def _settled_by_run(spec: TrainingSpec) -> set[str]:
    """Names of what a run decides where nothing is said: how its steps are divided, which filters go."""
    steps = spec.schedule.steps
    if isinstance(spec, PruneSpec):
        then = set() if spec.then is None else {f"then.{name}" for name in _settled_by_run(spec.then)}
        divided = replace(spec, pruning_steps=None).resolved(steps=steps).pruning_steps
        return {"targets"} | then | ({"pruning_steps"} if spec.pruning_steps == divided else set())
    divided = replace(spec, encoder_steps=None).with_steps(steps).encoder_steps if steps else None
    return {"encoder_steps"} if spec.encoder_steps == divided else set()


def _settled(stage: Path) -> TrainingSpec | None:
    place = stage / SPEC_NAME
    return read_spec(place) if place.is_file() else None


def _flat(part: Any, *, with_folders: bool) -> Settings:
    flat: Settings = {}
    for entry in fields(part):
        value = getattr(part, entry.name)
        if entry.name in _NAMELESS:
            continue
        if is_dataclass(value):
            flat |= {f"{entry.name}.{name}": each for name, each in _flat(value, with_folders=with_folders).items()}
        elif isinstance(value, Path) and not with_folders:
            flat[entry.name] = value.name
        else:
            flat[entry.name] = to_plain(value)
    return flat


def _defaults(spec: TrainingSpec) -> tuple[TrainingSpec, ...]:
    """The same with everything else as it is where nothing is said: as asked for, and as a run settles it."""
    if isinstance(spec, DistillSpec):
        return _distillations(spec)
    thens = (None,) if spec.then is None else _distillations(spec.then)
    return tuple(
        PruneSpec(
            bundle=spec.bundle,
            contents=spec.contents,
            ratios=spec.ratios,
            speed_up=spec.speed_up,
            schedule=schedule,
            then=then,
        )
        for schedule in _schedules(Schedule(), spec.schedule.steps)
        for then in thens
    )


def _distillations(spec: DistillSpec) -> tuple[DistillSpec, ...]:
    shares = LossShares.of(spec.method, spec.recipe)
    return tuple(
        DistillSpec(teacher=spec.teacher, contents=spec.contents, shares=shares, schedule=schedule)
        for schedule in _schedules(Schedule.of(spec.aim, spec.recipe), spec.schedule.steps)
    )


def _schedules(schedule: Schedule, steps: int) -> tuple[Schedule, ...]:
    return (schedule, schedule.resolved(steps)) if steps else (schedule,)
