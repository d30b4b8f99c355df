import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.codec import from_plain, to_plain
from studio.errors import RecordError, SpecError
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.training import (
    Collaboration,
    DistillationRecipe,
    DistillSpec,
    LossShares,
    Schedule,
    TrainingOptimizer,
    Trunk,
)

PLAIN = DistillSpec(teacher=Path("teacher"), contents=Path("photos"))
FULL = DistillSpec(
    teacher=Path("teacher"),
    contents=Path("photos"),
    styles=Path("paintings"),
    method=Method.ADAIN,
    levels=(4,),
    widths=(8, 8, 16, 16, 32),
    trunk=Trunk.SHARED,
    collaboration=Collaboration.EMBEDDING,
    shares=LossShares(style=3.0),
    schedule=Schedule(steps=7, crop_px=96, patience=2),
    held_out=0.1,
    seed=5,
    threads=2,
    device="cpu",
)


SHARED_OUT = replace(PLAIN, widths={5: 0.6, 4: 0.85})
PAINTING = replace(PLAIN, aim=Aim.PAINT, painting=PaintingSettings(levels=(4,)), schedule=Schedule.of(Aim.PAINT))


PAPER = DistillationRecipe.PAPER
PUBLISHED = replace(
    PLAIN,
    recipe=PAPER,
    encoder_steps=300,
    shares=LossShares.of(Method.WCT, PAPER),
    schedule=Schedule.of(Aim.IMITATE, PAPER),
)


@pytest.mark.parametrize("spec", [PLAIN, FULL, SHARED_OUT, PAINTING, PUBLISHED])
def test_a_spec_survives_its_file(spec: DistillSpec) -> None:
    assert from_plain(DistillSpec, json.loads(json.dumps(to_plain(spec)))) == spec


def test_settling_the_steps_changes_nothing_else() -> None:
    assert FULL.with_steps(9) == replace(FULL, schedule=FULL.schedule.resolved(9))


def test_a_record_from_before_there_were_aims_is_read() -> None:
    plain = to_plain(PLAIN)
    del plain["aim"], plain["painting"], plain["recipe"], plain["encoder_steps"], plain["schedule"]["resize_px"]
    assert from_plain(DistillSpec, plain) == PLAIN


@pytest.mark.parametrize(("steps", "asked", "encoder_steps"), [(9, None, 4), (9, 6, 6), (9, 300, 8), (1, None, 1)])
def test_the_published_recipe_settles_which_steps_are_the_encoders(
    steps: int, asked: int | None, encoder_steps: int
) -> None:
    settled = replace(PUBLISHED, encoder_steps=asked).with_steps(steps)
    assert (settled.encoder_steps, settled.schedule.steps) == (encoder_steps, max(2, steps))


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"method": Method.ADAIN}, "for wct"),
        ({"aim": Aim.PAINT}, "imitates"),
        ({"trunk": Trunk.SHARED}, "an encoder of its own"),
        ({"encoder_steps": 0}, "at least 1 step, not 0"),
        ({"schedule": Schedule(steps=300)}, "300 steps leave none for the decoders"),
        ({"schedule": Schedule(steps=1), "encoder_steps": None}, "leave none for the decoders"),
        ({"recipe": DistillationRecipe.STUDIO}, "only by the published recipe"),
    ],
)
def test_what_the_published_recipe_cannot_do_is_refused(values: dict[str, Any], reason: str) -> None:
    with pytest.raises(SpecError, match=reason):
        replace(PUBLISHED, **values)


def test_crops_do_not_exceed_the_pictures_they_are_taken_from() -> None:
    assert Schedule(resize_px=300, crop_px=256).resize_px == 300
    with pytest.raises(SpecError, match="pictures of 200 px are too small for crops of 256 px"):
        Schedule(resize_px=200, crop_px=256)


def test_a_schedule_takes_the_pace_of_its_aim_and_keeps_its_length() -> None:
    mine = Schedule(steps=7, batch=3, patience=2)
    painting = mine.suited_to(Aim.PAINT)
    assert (painting.crop_px, painting.learning_rate) == (224, 2e-4) == (Schedule.of(Aim.PAINT).crop_px, 2e-4)
    assert (painting.steps, painting.batch, painting.patience) == (7, 3, 2)
    assert painting.suited_to(Aim.IMITATE) == mine and Schedule.of(Aim.IMITATE) == Schedule()


def test_levels_of_one_trunk_learn_together() -> None:
    with pytest.raises(SpecError, match="together"):
        replace(PAINTING, trunk=Trunk.SHARED)
    assert replace(PAINTING, trunk=Trunk.SHARED, painting=PaintingSettings()).aim is Aim.PAINT


@pytest.mark.parametrize(
    "damage",
    [
        {"method": "magic"},
        {"schedule": {"stepps": 3}},
        {"widths": None},
        {"unheard_of": 1},
        {"shares": {"style": -1.0}},
        {"schedule": None},
        {"aim": "please"},
        {"painting": {"shares": 1}},
        {"painting": None},
    ],
)
def test_a_damaged_record_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises((RecordError, SpecError)):
        from_plain(DistillSpec, to_plain(PLAIN) | damage)
    with pytest.raises(RecordError, match="damaged"):
        from_plain(DistillSpec, {})


@pytest.mark.parametrize(
    "values",
    [
        {"widths": 0.0},
        {"widths": 1.5},
        {"widths": {5: 0.5, 4: 0.0}},
        {"widths": ()},
        {"widths": (4, 0, 4)},
        {"width_multiple": 0},
        {"method": Method.OT},
        {"held_out": 0.0},
        {"held_out": 0.5},
        {"seed": -1},
        {"threads": -1},
    ],
)
def test_a_request_out_of_range_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(SpecError):
        replace(PLAIN, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"steps": -1},
        {"minutes": 0.0},
        {"minutes": math.inf},
        {"batch": 0},
        {"learning_rate": 0.0},
        {"learning_rate": math.nan},
        {"clip_norm": 0.0},
        {"crop_px": 100},
        {"crop_px": 48},
        {"ema_decay": 1.0},
        {"momentum": 1.0},
        {"momentum": -0.1},
        {"validate_every": 0},
        {"log_every": 0},
        {"checkpoint_every": 0},
        {"patience": -1},
    ],
)
def test_a_schedule_out_of_range_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(SpecError):
        Schedule(**values)


def test_a_negative_share_names_its_loss() -> None:
    with pytest.raises(SpecError, match="perceptual"):
        LossShares(perceptual=-0.1)


@pytest.mark.parametrize(
    ("steps", "warm_up", "score", "checkpoint", "log"),
    [(1, 0, 1, 1, 1), (9, 0, 3, 3, 1), (40, 4, 10, 10, 2), (100, 10, 25, 25, 5), (900, 90, 200, 50, 10)],
)
def test_the_rhythm_of_a_short_run_is_in_proportion(
    steps: int, warm_up: int, score: int, checkpoint: int, log: int
) -> None:
    resolved = Schedule().resolved(steps)
    rhythm = (resolved.warm_up_steps, resolved.validate_every, resolved.checkpoint_every, resolved.log_every)
    assert resolved.steps == steps and rhythm == (warm_up, score, checkpoint, log)
    assert resolved.resolved(steps) == resolved


def test_a_long_run_keeps_its_rhythm() -> None:
    assert Schedule().resolved(100_000) == Schedule(steps=100_000)


def test_a_run_recorded_before_there_were_checkpoints_by_time_can_be_read() -> None:
    plain = to_plain(FULL)
    del plain["schedule"]["checkpoint_every_s"]
    assert from_plain(DistillSpec, plain) == FULL


def test_a_run_recorded_before_there_was_a_choice_of_optimiser_learned_with_adam() -> None:
    plain = to_plain(FULL)
    del plain["schedule"]["optimizer"], plain["schedule"]["momentum"]
    read = from_plain(DistillSpec, plain)
    assert read == FULL and read.schedule.optimizer is TrainingOptimizer.ADAM
    assert read.schedule.gradient_momentum == 0


def test_sgd_has_the_momentum_that_is_asked_for() -> None:
    assert Schedule(optimizer=TrainingOptimizer.SGD, momentum=0.7).gradient_momentum == 0.7
