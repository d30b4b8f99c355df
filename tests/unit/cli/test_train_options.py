from argparse import ArgumentParser

import pytest

from studio.cli.train_options import add_training, schedule_from
from studio.errors import SpecError
from studio.specs.training import Schedule


def schedule(*said: str) -> Schedule:
    parser = ArgumentParser()
    add_training(parser)
    parser.set_defaults(steps=0, minutes=Schedule().minutes)
    return schedule_from(parser.parse_args(said))


def test_what_is_not_said_is_the_schedules_own_default() -> None:
    assert schedule() == Schedule()


def test_what_is_said_counts() -> None:
    found = schedule("--learning-rate", "0.01", "--batch", "3", "--crop", "96", "--patience", "4")
    assert found == Schedule(learning_rate=0.01, batch=3, crop_px=96, patience=4)


def test_a_value_out_of_range_is_refused() -> None:
    with pytest.raises(SpecError, match="crops"):
        schedule("--crop", "100")
