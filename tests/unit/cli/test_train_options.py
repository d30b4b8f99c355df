from argparse import ArgumentParser
from pathlib import Path

import pytest

from studio.cli.train_options import DEFAULTS, add_training, check_run_folder, with_training
from studio.errors import InputError, SpecError
from studio.specs.training import Schedule, TrainingOptimizer


def schedule(*said: str) -> Schedule:
    parser = ArgumentParser()
    add_training(parser)
    parser.set_defaults(styles=None)
    return with_training(DEFAULTS, parser.parse_args(said)).schedule


def test_what_is_not_said_is_the_schedules_own_default() -> None:
    assert schedule() == Schedule()


def test_what_is_said_counts() -> None:
    found = schedule("--learning-rate", "0.01", "--batch", "3", "--crop", "96", "--patience", "4")
    assert found == Schedule(learning_rate=0.01, batch=3, crop_px=96, patience=4)


def test_sgd_is_asked_for_with_a_momentum_of_its_own_or_without() -> None:
    assert schedule("--optimizer", "sgd") == Schedule(optimizer=TrainingOptimizer.SGD)
    found = schedule("--optimizer", "sgd", "--momentum", "0.5", "--learning-rate", "0.05")
    assert found == Schedule(optimizer=TrainingOptimizer.SGD, momentum=0.5, learning_rate=0.05)
    with pytest.raises(SpecError, match="momentum is of sgd"):
        schedule("--momentum", "0.5")


def test_a_value_out_of_range_is_refused() -> None:
    with pytest.raises(SpecError, match="crops"):
        schedule("--crop", "100")


def test_a_run_folder_that_cannot_be_made_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    check_run_folder(tmp_path / "new" / "run")
    for name, why in (("file", "is a file"), ("file/run", "is a file"), ("loop", "leads nowhere")):
        with pytest.raises(InputError, match=f"{name} cannot be made: .*{why}"):
            check_run_folder(tmp_path / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.access", lambda *_: False)
        with pytest.raises(InputError, match="cannot be written to"):
            check_run_folder(tmp_path / "run")
