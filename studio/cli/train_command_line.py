"""The command that asks for a training run, found for its spec: the fewest options that come to the same.

An option that is not listed here is never said: a spec that needs it has no command then, which is no fault.
"""

from __future__ import annotations

import shlex
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from studio.cli import train, train_prune
from studio.errors import StudioError
from studio.specs.criterion_settings import CriterionSettings
from studio.specs.loss_terms import shares_of
from studio.specs.painting import PaintingSettings
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.training import DistillSpec, RunSpec, TrainingOptimizer

Options = list[tuple[str, str | Path]]

_FOLDERS = ("--teacher", "--bundle", "--contents", "--styles", "--start")


def command_line(spec: TrainingSpec, out: str, *, with_folders: bool = False) -> str | None:
    """``gigastyle train distill`` or ``prune`` with what settles to ``spec``; None where no options say it.

    Of folders the last name alone stands there, unless ``with_folders``; ``out`` is the run folder to make.
    """
    if isinstance(spec, PruneSpec) and spec.then is not None:
        return None
    options = [each for each in (_pruning if isinstance(spec, PruneSpec) else _distillation)(spec) if each[1] != ""]
    if not _is_asked_by(options, spec):
        return None
    for option in [each for each in options if each[0] != "--steps"]:  # the spec may have them of a probe
        fewer = [each for each in options if each != option]
        if _is_asked_by(fewer, spec):
            options = fewer
    verb = "prune" if isinstance(spec, PruneSpec) else "distill"
    words = ["gigastyle", "train", verb, "--out", out]
    for name, value in options:
        is_named = name in _FOLDERS and not with_folders
        words += [name, Path(value).name if is_named else str(value)] if value is not _FLAG else [name]
    return shlex.join(words)


_FLAG = "\0"  # stands for an option without a value


class _Parser(ArgumentParser):
    """Raises instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        raise StudioError(message)


def _is_asked_by(options: Options, spec: TrainingSpec) -> bool:
    argv = ["--out", "run"]
    for name, value in options:
        argv += [name] if value is _FLAG else [f"{name}={value}"]
    parser = _Parser(add_help=False)
    try:
        if isinstance(spec, PruneSpec):
            train_prune.add_prune(parser)
            asked = train_prune.prune_spec_from(parser.parse_args(argv))
            return asked.resolved(steps=spec.schedule.steps) == replace(spec, title="", targets=None)
        train.add_distill(parser)
        return train.spec_from(parser.parse_args(argv)).with_steps(spec.schedule.steps) == replace(spec, title="")
    except StudioError:
        return False


def _distillation(spec: TrainingSpec) -> Options:
    assert isinstance(spec, DistillSpec)
    return [
        ("--teacher", spec.teacher),
        *_pictures(spec),
        ("--start", spec.start or ""),
        ("--method", spec.method.value),
        ("--levels", _listed(spec.levels)),
        ("--widths", _widths(spec.widths)),
        ("--multiple", str(spec.width_multiple)),
        ("--trunk", spec.trunk.value),
        ("--collaboration", spec.collaboration.value),
        ("--aim", spec.aim.value),
        ("--recipe", spec.recipe.value),
        ("--encoder-steps", _said(spec.encoder_steps)),
        *_painting(spec.painting),
        *_training(spec),
    ]


def _pruning(spec: TrainingSpec) -> Options:
    assert isinstance(spec, PruneSpec)
    return [
        ("--bundle", spec.bundle),
        *_pictures(spec),
        ("--criterion", spec.criterion.value),
        ("--ratio", "" if spec.ratios is None else _shares(spec.ratios)),
        ("--speed-up", _said(spec.speed_up)),
        ("--sensitivity", _FLAG if spec.by_sensitivity else ""),
        ("--levels", _listed(spec.levels)),
        ("--pruning-steps", _said(spec.pruning_steps)),
        ("--spare", ",".join(spec.spared)),
        ("--pruning-rate", _said(spec.pruning_rate)),
        ("--retraining-rate", _said(spec.retraining_rate)),
        ("--ranking", spec.ranking.value),
        ("--refit", spec.refit.value),
        *_constants(spec.settings),
        *_training(spec),
    ]


def _constants(settings: CriterionSettings) -> Options:
    return [
        ("--amplitude", _said(settings.amplitude)),
        ("--threshold", _said(settings.threshold)),
        ("--kappa", _said(settings.kappa)),
        ("--interval", _said(settings.interval)),
        ("--turn", repr(settings.turn)),
        ("--shape", settings.shape.value),
    ]


def _pictures(spec: RunSpec) -> Options:
    return [("--contents", spec.contents), ("--styles", spec.styles or "")]


def _training(spec: RunSpec) -> Options:
    schedule = spec.schedule
    return [
        ("--steps", str(schedule.steps)),
        ("--minutes", repr(schedule.minutes)),
        ("--learning-rate", repr(schedule.learning_rate)),
        ("--optimizer", schedule.optimizer.value),
        ("--momentum", repr(schedule.momentum) if schedule.optimizer is TrainingOptimizer.SGD else ""),
        ("--batch", str(schedule.batch)),
        ("--accumulate", str(schedule.accumulate)),
        ("--crop", str(schedule.crop_px)),
        ("--resize", str(schedule.resize_px)),
        ("--patience", str(schedule.patience)),
        ("--seed", str(spec.seed)),
        ("--threads", str(spec.threads)),
        ("--device", spec.device),
        ("--dtype", schedule.dtype),
        *(("--share", f"{name}={share!r}") for name, share in shares_of(spec).items()),
    ]


def _painting(settings: PaintingSettings) -> Options:
    return [
        ("--strengths", _listed(settings.strengths)),
        ("--details", _listed(settings.details)),
        ("--full-strength", repr(settings.at_full_strength)),
        ("--no-detail", repr(settings.without_detail)),
        ("--skip-level-5", repr(settings.without_level_5)),
        ("--enlarge", repr(settings.enlarged)),
        ("--detail-from", str(settings.detail_from)),
        ("--encoder-rate", repr(settings.encoder_rate)),
        ("--learn", _listed(settings.levels)),
    ]


def _said(value: float | None) -> str:
    return "" if value is None else repr(value)


def _listed(values: Sequence[float] | None) -> str:
    return "" if values is None else ",".join(str(value) for value in values)


def _shares(shares: float | Mapping[str, Any]) -> str:
    if isinstance(shares, Mapping):
        return ",".join(f"{name}={share!r}" for name, share in shares.items())
    return repr(shares)


def _widths(widths: float | Sequence[int] | Mapping[int, float]) -> str:
    if isinstance(widths, Mapping):
        return ",".join(f"{level}={share!r}" for level, share in widths.items())
    return repr(widths) if isinstance(widths, float | int) else _listed(widths)
