"""Two processes learn what one learns from both their batches, agree on everything, and miss each other."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.cli.train import add_distill, spec_from
from studio.compression import processes
from studio.compression.distilling import PictureBatches, objective_of
from studio.compression.objective import Objective
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, resume
from studio.errors import SpecError
from studio.progress import Progress
from studio.specs.training import DistillSpec
from tests.limits import small_calibration
from tests.unit.compression.colour_maps import checkpoint, run_of, trainer_of
from tests.unit.compression.two_processes import ACCUMULATED, Ended, run_two


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("two")


@pytest.fixture(scope="module")
def arguments(place: Path, teacher_folder: Path, pictures: Path) -> list[str]:
    return [
        *("--teacher", str(teacher_folder), "--contents", str(pictures), "--out", str(place / "run")),
        *("--aim", "paint", "--levels", "2", "--widths", "0.75", "--batch", "1", "--crop", "64", "--steps", "3"),
        *("--optimizer", "sgd", "--learning-rate", "0.01", "--threads", "1", "--device", "cpu", "--enlarge", "0.5"),
    ]


@pytest.fixture(scope="module")
def ended(place: Path, arguments: list[str]) -> Ended:
    return run_two(place, ["train", "distill", *arguments])


def spec_of(arguments: list[str]) -> DistillSpec:
    parser = ArgumentParser()
    add_distill(parser)
    return spec_from(parser.parse_args(arguments))


def test_two_processes_learn_what_one_learns_from_a_batch_twice_as_large(
    ended: Ended, place: Path, arguments: list[str], tmp_path: Path
) -> None:
    """Every term of this objective is a mean over pictures."""
    spec, folder = spec_of(arguments), RunFolder(tmp_path / "one")
    begin(replace(spec, schedule=replace(spec.schedule, batch=2)), folder, Progress())
    both = RunFolder(place / "run")
    assert "finished at step 3" in ended.printed[0] and ended.printed[1].count("finished") == 0
    assert ended.met[0]["code"] == 0
    with small_calibration():
        start = flat(objective_of(spec, PictureBatches(folder.read_spec()).calibration()))
    one, two = (
        torch.cat([value.flatten() for value in checkpoint(each)["module"].values()]) for each in (folder, both)
    )
    moved = (one - start).norm()
    # gradients differ by some 1e-6 of their size: sums of up to 2 · 64² · 9 · C products in another order
    assert moved > 1e-4 and (one - two).norm() < 1e-4 * moved
    scores = [[line["score"] for line in each.log() if "score" in line] for each in (folder, both)]
    assert scores[0] == pytest.approx(scores[1], rel=3e-5), "with the six digits of the log"
    assert sorted(path.name for path in (place / "run").iterdir()) == sorted(
        path.name for path in folder.path.iterdir()
    )


def flat(objective: Objective) -> torch.Tensor:
    return torch.cat([value.detach().flatten() for value in objective.module.state_dict().values()])


def test_a_run_of_two_goes_on_alone_and_records_what_a_step_learns_from(ended: Ended, place: Path) -> None:
    assert ended.codes[0] == 0
    folder = RunFolder(place / "run")
    spec = folder.read_spec()
    assert (spec.schedule.batch, spec.schedule.accumulate) == (1, 2)
    longer = replace(spec, schedule=replace(spec.schedule, steps=4))
    folder.write_spec(longer)
    assert resume(folder, Progress()).step == 4


def test_both_have_the_same_weights_and_scores_and_one_process_the_same_from_two_micro_batches(
    ended: Ended, tmp_path: Path
) -> None:
    first, second = ended.met
    assert first["agreed"] == second["agreed"] == {"rank": 0} and first["sums"] == second["sums"] == [2.0, 1.0]
    assert first["weights"] == second["weights"] and first["best"] == second["best"] and first["run"] == 12
    trainer = trainer_of(schedule=ACCUMULATED)
    trainer.run(run_of(tmp_path), Progress())
    for value, found in zip(trainer.state()["module"].values(), first["weights"], strict=True):
        # Adam divides by the gradient's size: where that is nothing but rounding a step is of the rate's size
        torch.testing.assert_close(value.flatten(), torch.tensor(found), rtol=1e-3, atol=1e-4)


def test_a_loss_that_is_not_a_number_in_one_process_ends_both(ended: Ended, place: Path) -> None:
    for met in ended.met:
        assert "the loss is not finite at step 2" in met["broken"] and met["broken at"] == 2
    assert not (place / "broken" / "last.pt").exists(), "none was due yet"


def test_a_request_to_stop_that_one_process_gets_ends_both_after_the_same_step(ended: Ended, place: Path) -> None:
    assert [met["stopped at"] for met in ended.met] == [3, 3] and all(met["stopped"] for met in ended.met)
    assert checkpoint(RunFolder(place / "stopped"))["step"] == 3


def test_the_end_of_one_process_is_told_by_the_other_and_the_last_checkpoint_stays(ended: Ended, place: Path) -> None:
    assert ended.codes == (0, -9)
    assert "another process of this run has ended" in ended.met[0]["killed"]
    assert checkpoint(RunFolder(place / "killed"))["step"] == 4


def test_alone_everything_is_what_it_was() -> None:
    assert processes.rank() == 0 and processes.count() == 1
    assert processes.own_part([1, 2, 3]) == [1, 2, 3] and processes.summed([1.5]) == [1.5]
    assert processes.any_of(is_so=True) and not processes.any_of(is_so=False)
    assert processes.from_first({"a": 1}) == {"a": 1}


def test_micro_batches_that_cannot_be_shared_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "count", lambda: 2)
    with pytest.raises(SpecError, match="3 micro-batches of a step cannot be shared by 2 processes"):
        processes.own_part([1, 2, 3])
