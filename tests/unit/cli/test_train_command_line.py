"""Every command is parsed by the program's own parser and compared with the spec that it was made of."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import pytest

from studio.cli import train, train_prune
from studio.cli.train_command_line import command_line
from studio.specs.criterion_settings import CriterionSettings, Ranking, Refit, Shape
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings, PaintingShares
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import (
    Collaboration,
    DistillationRecipe,
    DistillSpec,
    LossShares,
    Schedule,
    TrainingOptimizer,
    Trunk,
)

PLAIN = DistillSpec(teacher=Path("/a/compact"), contents=Path("/my photos"), schedule=Schedule().resolved(40))
SGD = replace(
    Schedule(learning_rate=0.1 + 0.2, optimizer=TrainingOptimizer.SGD, momentum=0.85), batch=8, accumulate=4
).resolved(70)
PAINTING = PaintingSettings(shares=PaintingShares(content=1 / 3), strengths=(0.5, 0.9), detail_from=2, levels=(4, 1))
TO_PAINT = replace(PLAIN, aim=Aim.PAINT, schedule=Schedule.of(Aim.PAINT).resolved(9))
PAPER = DistillationRecipe.PAPER
AS_PUBLISHED = replace(
    PLAIN,
    recipe=PAPER,
    shares=LossShares.of(Method.WCT, PAPER),
    schedule=Schedule.of(Aim.IMITATE, PAPER),
).with_steps(40)
DISTILLATIONS = (
    PLAIN,
    replace(PLAIN, widths={5: 0.6, 4: 0.85}, width_multiple=16, levels=(5, 4), seed=7, threads=2, device="cpu"),
    replace(PLAIN, widths=(12, 24, 48), trunk=Trunk.SHARED, collaboration=Collaboration.DECODER, schedule=SGD),
    replace(
        PLAIN, aim=Aim.PAINT, painting=PAINTING, start=Path("/a/swift"), schedule=Schedule.of(Aim.PAINT).resolved(9)
    ),
)
PRUNINGS = (
    PruneSpec(bundle=Path("/a/b"), contents=Path("/c"), ratios=0.3).resolved(steps=40),
    PruneSpec(bundle=Path("/a/b"), contents=Path("/c"), ratios={"conv1_1": 0.5, "5.encoder.conv2_1": 0.1}).resolved(
        steps=40
    ),
    PruneSpec(
        bundle=Path("/a/b"),
        contents=Path("/c"),
        styles=Path("/s"),
        speed_up=2.5,
        by_sensitivity=True,
        criterion=PruningCriterion.SPP,
        pruning_steps=11,
        spared=("5.decoder.conv2_1", "conv1_1"),
        settings=CriterionSettings(amplitude=0.02, interval=3, turn=0.4, shape=Shape.LINEAR),
        pruning_rate=5e-4,
        ranking=Ranking.L1_ACTIVATION,
        refit=Refit.NEVER,
    ).resolved(steps=40),
)


def parsed(command: str) -> DistillSpec | PruneSpec:
    program, group, verb, *argv = shlex.split(command)
    assert (program, group) == ("gigastyle", "train")
    parser = ArgumentParser()
    if verb == "prune":
        train_prune.add_prune(parser)
        return train_prune.prune_spec_from(parser.parse_args(argv))
    train.add_distill(parser)
    return train.spec_from(parser.parse_args(argv))


@pytest.mark.parametrize("spec", DISTILLATIONS)
def test_a_distillation_is_asked_for_by_its_command(spec: DistillSpec) -> None:
    command = command_line(replace(spec, title="Named"), "again", with_folders=True)
    assert command is not None
    asked = parsed(command)
    assert isinstance(asked, DistillSpec) and asked.with_steps(asked.schedule.steps) == spec


@pytest.mark.parametrize("spec", PRUNINGS)
def test_a_pruning_is_asked_for_by_its_command(spec: PruneSpec) -> None:
    command = command_line(replace(spec, targets={"conv1_1": 3}), "again", with_folders=True)
    assert command is not None
    asked = parsed(command)
    assert isinstance(asked, PruneSpec) and asked.resolved(steps=asked.schedule.steps) == spec


def test_the_command_says_no_more_than_it_has_to_and_no_place_unless_asked() -> None:
    expected = "gigastyle train distill --out again --teacher compact --contents 'my photos' --steps 40"
    assert command_line(PLAIN, "again") == expected


@pytest.mark.parametrize(
    "spec",
    [
        replace(PLAIN, held_out=0.2),
        replace(PLAIN, schedule=replace(PLAIN.schedule, ema_decay=0.5)),
        replace(PLAIN, shares=LossShares(smoothness=0.9)),
        replace(PRUNINGS[0], then=PLAIN),
    ],
)
def test_what_no_options_say_has_no_command(spec: DistillSpec | PruneSpec) -> None:
    assert command_line(spec, "again") is None
