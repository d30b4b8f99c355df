from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from studio.compression.objective import Batch, Term, Terms
from studio.compression.phase import Phase, whole_run
from studio.compression.run_folder import RunFolder
from studio.compression.trainer import Trainer, sheet
from studio.errors import Cancelled, JobError, SpaceError, StudioError
from studio.progress import Cancellation, Progress
from studio.replacing import neighbour
from tests.unit.compression.colour_maps import SCHEDULE, ColourMap, Crops, assert_same, checkpoint, run_of, trainer_of


def stop(folder: RunFolder) -> None:
    """Ask the run to stop, as another process does."""
    (folder.path / "STOP").touch()


@pytest.mark.parametrize("stop_after", [1, 5, 8, 11])
def test_a_run_gone_on_with_is_bit_for_bit_the_run_left_alone(tmp_path: Path, stop_after: int) -> None:
    whole, folder = run_of(tmp_path / "whole"), run_of(tmp_path / "run")
    result = trainer_of().run(whole, Progress())
    stop_at(folder, stop_after)
    resumed = trainer_of()
    resumed.restore(checkpoint(folder))
    assert resumed.step == stop_after
    assert resumed.run(folder, Progress()) == result
    assert result.is_complete and result.step == 12
    for name in ("last", "best"):
        assert_same(checkpoint(folder, name), checkpoint(whole, name))
    assert_same(folder.log(), whole.log())
    assert [record["step"] for record in folder.log()] == [2, 3, 4, 6, 8, 9, 10, 12]


def stop_at(folder: RunFolder, step: int) -> None:
    cancellation = Cancellation()
    trainer = trainer_of()

    def on_report(_: object) -> None:
        if trainer.step == step:
            cancellation.request()

    with pytest.raises(Cancelled):
        trainer.run(folder, Progress(on_report=on_report, cancellation=cancellation))


def test_a_cancelled_run_saves_what_it_has(tmp_path: Path) -> None:
    folder = run_of(tmp_path)
    stop_at(folder, 7)
    assert checkpoint(folder)["step"] == 7


def test_a_stop_file_ends_the_run_and_without_it_the_run_goes_on(tmp_path: Path) -> None:
    folder = run_of(tmp_path)
    trainer = trainer_of()
    result = trainer.run(
        folder, Progress(on_report=lambda _: (folder.path / "STOP").touch() if trainer.step == 5 else None)
    )
    assert result.step == 5 and not result.is_complete and checkpoint(folder)["step"] == 5
    folder.take_back_stop()
    assert trainer.run(folder, Progress()).is_complete


def test_a_wish_to_stop_after_the_last_step_changes_nothing(tmp_path: Path) -> None:
    folder, trainer = run_of(tmp_path), trainer_of()
    result = trainer.run(
        folder, Progress(on_report=lambda _: (folder.path / "STOP").touch() if trainer.step == 12 else None)
    )
    assert result.is_complete


def test_learning_makes_the_loss_smaller(tmp_path: Path) -> None:
    folder = run_of(tmp_path)
    result = trainer_of(schedule=replace(SCHEDULE, steps=60)).run(folder, Progress())
    log = folder.log()
    assert log[-1]["pixel"] < 0.8 * log[0]["pixel"] and result.best_score < 0.8 * log[1]["score"]
    assert log[-1]["elapsed_s"] >= log[0]["elapsed_s"] >= 0


def test_seconds_go_on_where_the_checkpoint_left_them(tmp_path: Path) -> None:
    folder, trainer = run_of(tmp_path), trainer_of()
    trainer.restore(trainer_of().state() | {"elapsed_s": 1000.0})
    trainer.run(folder, Progress())
    assert 1000 <= folder.log()[0]["elapsed_s"] <= checkpoint(folder)["elapsed_s"] < 1060


def test_patience_ends_a_run_and_the_best_is_kept(tmp_path: Path) -> None:
    schedule = replace(SCHEDULE, steps=30, patience=2)
    folder, scores = run_of(tmp_path), [3.0, 1.0, 2.0, 1.5, 0.1]
    trainer = trainer_of(ColourMap(scores), schedule=schedule)
    result = trainer.run(folder, Progress())
    assert result.step == 12 and result.best_score == 1.0 and result.is_complete
    assert [record["score"] for record in folder.log() if "score" in record] == scores[:4]
    best = checkpoint(folder, "best")
    assert best["step"] == 6
    twin = ColourMap()
    other = trainer_of(twin, schedule=schedule)
    for _ in range(6):
        other.train_step()
    with other.averaged():
        assert_same(best["module"], twin.module.state_dict())
    again = trainer_of(ColourMap([0.1]), schedule=schedule)
    again.restore(checkpoint(folder))
    assert again.run(folder, Progress()).step == 12, "patience is remembered"


def test_averages_are_moving_means_and_leave_the_weights_alone() -> None:
    objective = ColourMap()
    trainer = trainer_of(objective, schedule=replace(SCHEDULE, ema_decay=0.25))
    weight = objective.module.get_parameter("0.weight")
    mean = weight.detach().double().clone()
    for step in range(4):
        trainer.train_step()
        decay = min(0.25, (1 + step) / (10 + step))
        mean = decay * mean + (1 - decay) * weight.detach().double()
    before = weight.detach().clone()
    with trainer.averaged():
        torch.testing.assert_close(weight.detach().double(), mean, rtol=1e-5, atol=1e-6)
        assert not torch.equal(weight, before)
    assert torch.equal(weight, before)
    with pytest.raises(KeyError), trainer.averaged():
        raise KeyError
    assert torch.equal(weight, before)


def test_a_loss_that_is_not_a_number_ends_the_run_and_the_checkpoint_stays(tmp_path: Path) -> None:
    folder = run_of(tmp_path)
    with pytest.raises(StudioError, match="loss is not finite at step 5"):
        trainer_of(crops=Crops(broken_step=5)).run(folder, Progress())
    state = checkpoint(folder)
    assert state["step"] == 4
    assert all(bool(torch.isfinite(weight).all()) for weight in state["module"].values())


class Cliff(ColourMap):
    """A finite loss whose gradient is not: the root at nought."""

    def parts(self, batch: Batch) -> Iterator[Terms]:
        yield {"root": Term((self.painted(batch).mean() * 0).sqrt(), 1.0)}


def test_a_gradient_that_is_not_a_number_never_reaches_the_weights() -> None:
    objective = Cliff()
    before = {key: weight.clone() for key, weight in objective.module.state_dict().items()}
    with pytest.raises(StudioError, match="gradient is not finite"):
        trainer_of(objective).train_step()
    assert_same(objective.module.state_dict(), before)


def test_parameters_learn_at_their_share_of_the_rate() -> None:
    schedule = replace(SCHEDULE, warm_up_steps=0)
    phase = whole_run(schedule.steps, 0, lambda name: 0.1 if name.startswith("0.") else 1.0)
    objective = ColourMap()
    before = {name: weight.detach().clone() for name, weight in objective.module.named_parameters()}
    trainer = Trainer(objective, Crops(), schedule, total_steps=12, device=torch.device("cpu"), phase=phase)
    trainer.train_step()
    for name, weight in objective.module.named_parameters():  # Adam's first step is the rate itself
        wanted = 1e-3 if name.startswith("0.") else 1e-2
        assert float((weight.detach() - before[name]).abs().max()) == pytest.approx(wanted, rel=1e-3)
    again = Trainer(ColourMap(), Crops(), schedule, total_steps=12, device=torch.device("cpu"), phase=phase)
    again.restore(trainer.state())
    assert again.train_step() == trainer.train_step()


def test_gradients_are_clipped() -> None:
    norms = []
    for clip_norm in (5.0, 1e-3):
        objective = ColourMap()
        trainer_of(objective, schedule=replace(SCHEDULE, clip_norm=clip_norm)).train_step()
        grads = [weight.grad for weight in objective.module.parameters() if weight.grad is not None]
        norms.append(float(torch.linalg.vector_norm(torch.cat([grad.flatten() for grad in grads]))))
    assert norms[0] > 1e-2 and norms[1] == pytest.approx(1e-3, rel=1e-2)


def test_a_checkpoint_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    folder, trainer = run_of(tmp_path), trainer_of()

    def block(_: object) -> None:
        if trainer.step == 5:
            neighbour(tmp_path / "last.pt", ".part").mkdir()

    with pytest.raises(SpaceError, match="the one before is kept"):
        trainer.run(folder, Progress(on_report=block))
    assert checkpoint(folder)["step"] == 4


def test_the_checkpoint_of_something_else_is_refused() -> None:
    state = trainer_of().state()
    other = state | {"module": {"0.weight": torch.zeros(1)}}
    for strange in (other, state | {"averages": []}, {"step": 3}):
        with pytest.raises(JobError, match="does not fit"):
            trainer_of().restore(strange)


def test_samples_show_contents_styles_and_what_is_painted(tmp_path: Path) -> None:
    folder, objective = run_of(tmp_path), ColourMap()
    trainer_of(objective).run(folder, Progress())
    assert sorted(path.name for path in (tmp_path / "samples").iterdir()) == [
        f"step-{step:06d}.png" for step in (3, 6, 9, 12)
    ]
    with Image.open(tmp_path / "samples" / "step-000012.png") as sample:
        pixels = np.asarray(sample)
    assert pixels.shape == (48, 32, 3)
    held_out = Crops().held_out()[0]
    wanted = (held_out.styles[1].permute(1, 2, 0) * 255).round().byte().numpy()
    np.testing.assert_array_equal(pixels[16:32, 16:], wanted)


def test_a_sheet_clamps_what_lies_outside() -> None:
    rows = torch.stack((torch.full((3, 2, 2), -1.0), torch.full((3, 2, 2), 7.0)))
    assert np.asarray(sheet([rows]))[0, :, 0].tolist() == [0, 0, 255, 255]


class Doubling:
    """Notes when it is called, and doubles a bias after each step."""

    def __init__(self, objective: ColourMap) -> None:
        self._bias = objective.module.get_parameter("0.bias")
        self.calls: list[str] = []
        self.rate_seen = 0.0
        self.steps = 0

    def begin(self, optimizer: torch.optim.Optimizer) -> None:
        self._optimizer = optimizer

    def before_forward(self) -> None:
        assert self._bias.grad is None
        self.calls.append("before")

    def after_backward(self) -> None:
        assert self._bias.grad is not None
        assert float(self._bias.grad.abs().max()) <= SCHEDULE.clip_norm, "clipped by then"
        self._bias.grad.mul_(1e6)
        self.calls.append("backward")

    @torch.no_grad()
    def after_step(self) -> None:
        assert self._bias.grad is not None and float(self._bias.grad.abs().max()) > SCHEDULE.clip_norm, (
            "not clipped again"
        )
        self.rate_seen = self._optimizer.param_groups[0]["lr"]
        self._bias.mul_(2)
        self.calls.append("step")
        self.steps += 1

    def figures(self) -> dict[str, float]:
        return {"doubled": self.steps}

    def state_dict(self) -> dict[str, Any]:
        return {"steps": self.steps}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        self.steps = state["steps"]


def middle(hooks: Doubling | None = None) -> Phase:
    return Phase(4, 9, lambda step: step / 10, "middle", hooks)


def phase_trainer(objective: ColourMap, hooks: Doubling | None = None) -> Trainer:
    device = torch.device("cpu")
    return Trainer(objective, Crops(), SCHEDULE, total_steps=12, device=device, phase=middle(hooks))


def test_hooks_are_called_around_each_step_and_the_averages_see_what_they_did() -> None:
    objective = ColourMap()
    hooks = Doubling(objective)
    trainer = phase_trainer(objective, hooks)
    trainer.train_step()
    assert hooks.calls == ["before", "backward", "step"]
    assert hooks.rate_seen == pytest.approx(SCHEDULE.learning_rate * 0.4)
    before, after = ColourMap().module.get_parameter("0.bias"), objective.module.get_parameter("0.bias")
    with trainer.averaged():
        torch.testing.assert_close(after, before.lerp(2 * undoubled(), 0.9))


def undoubled() -> Tensor:
    """What the optimiser alone would have come to, by doing the step again without the doubling."""
    again = ColourMap()
    twin = Doubling(again)
    twin.after_step = lambda: None  # type: ignore[method-assign]  # the point of it
    phase_trainer(again, twin).train_step()
    return again.module.get_parameter("0.bias").detach()


def test_a_phase_has_its_own_steps_and_its_name_is_everywhere(tmp_path: Path) -> None:
    folder, objective = run_of(tmp_path), ColourMap()
    trainer = phase_trainer(objective, Doubling(objective))
    result = trainer.run(folder, Progress())
    assert result.step == 9 and result.is_complete
    assert [(record["step"], record["phase"], record["doubled"]) for record in folder.log()] == [
        (6, "middle", 2),
        (8, "middle", 4),
        (9, "middle", 5),
    ]
    assert checkpoint(folder)["phase"] == checkpoint(folder, "best")["phase"] == "middle"


def test_hooks_go_on_where_the_checkpoint_left_them(tmp_path: Path) -> None:
    folder, objective = run_of(tmp_path), ColourMap()
    phase_trainer(objective, Doubling(objective)).run(folder, Progress())
    fresh = ColourMap()
    hooks = Doubling(fresh)
    phase_trainer(fresh, hooks).restore(checkpoint(folder))
    assert hooks.steps == 5
    with pytest.raises(JobError, match="does not fit"):
        phase_trainer(fresh, hooks).restore({**checkpoint(folder), "hooks": {}})


def test_a_run_of_one_phase_says_nothing_of_phases(tmp_path: Path) -> None:
    folder = run_of(tmp_path)
    trainer_of().run(folder, Progress())
    assert all("phase" not in record for record in folder.log())


def test_the_beginning_is_kept_beside_what_the_teacher_paints(tmp_path: Path) -> None:
    folder, trainer = run_of(tmp_path), trainer_of(ColourMap([2.5]))
    trainer.begin(folder, is_scored=True)
    assert folder.log() == [{"step": 0, "elapsed_s": 0.0, "score": 2.5}]
    assert folder.load("best") is None and trainer.best_score == math.inf, "nothing has been trained yet"
    assert checkpoint(folder)["step"] == 0
    held_out = Crops().held_out()[0]
    with Image.open(tmp_path / "samples" / "teacher.png") as taught:
        np.testing.assert_array_equal(np.asarray(taught), np.asarray(sheet([held_out.styles])))
    with Image.open(tmp_path / "samples" / "step-000000.png") as sample:
        rows = [held_out.contents, held_out.styles, ColourMap().painted(held_out)]
        np.testing.assert_array_equal(np.asarray(sample), np.asarray(sheet(rows)))


def test_a_beginning_without_a_score_is_only_shown(tmp_path: Path) -> None:
    folder, trainer = run_of(tmp_path), trainer_of()
    trainer.begin(folder, is_scored=False)
    assert folder.log() == [] and folder.load("best") is None and checkpoint(folder)["step"] == 0
    assert {path.name for path in (tmp_path / "samples").iterdir()} == {"teacher.png", "step-000000.png"}


def test_a_beginning_changes_nothing_in_the_run(tmp_path: Path) -> None:
    begun, plain = run_of(tmp_path / "begun"), run_of(tmp_path / "plain")
    trainer = trainer_of()
    trainer.begin(begun, is_scored=False)
    assert trainer.run(begun, Progress()) == trainer_of().run(plain, Progress())
    assert_same(checkpoint(begun), checkpoint(plain))
    resumed = trainer_of()
    resumed.restore(checkpoint(begun) | {"step": 12})
    assert resumed.step == 12


def test_slow_steps_are_saved_by_the_clock(tmp_path: Path) -> None:
    folder = run_of(tmp_path)
    schedule = replace(SCHEDULE, checkpoint_every=1000, checkpoint_every_s=1e-9)
    with pytest.raises(StudioError, match="loss is not finite at step 5"):
        trainer_of(crops=Crops(broken_step=5), schedule=schedule).run(folder, Progress())
    assert 1 <= checkpoint(folder)["step"] <= 5
