"""The loop that trains any objective: steps, averaged weights, scores, samples, checkpoints, and an exact resume.

The trainer owns its objective, optimiser and averages. Batches depend on seed and step alone, so that a run resumed
from step n sees what it would have seen. Processes that train together (`processes`) divide the micro-batches of a
step and the held-out pictures, and agree on when to stop; the folder of all but the first writes nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from studio.codec import from_plain, to_plain
from studio.compression import processes
from studio.compression.objective import Batch, Objective
from studio.compression.optimizers import optimizer_of
from studio.compression.phase import Phase, whole_run
from studio.compression.plateau import Plateau, PlateauAction
from studio.compression.precision import computing_in
from studio.compression.preparation import Preparation, begin_part, report_piece
from studio.compression.run_folder import RunFolder
from studio.errors import Cancelled, JobError, StudioError
from studio.progress import Progress
from studio.specs.training import Schedule


class Batches(Protocol):
    """Where batches come from, each a function of its step."""

    def learned(self, step: int) -> Batch:
        """The batch to learn from at ``step``."""
        ...

    def held_out(self) -> Sequence[Batch]:
        """The batches that scores are taken on, always the same."""
        ...


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """How a run ended: the step reached, the best score, whether it is complete, what was passed over and why."""

    step: int
    best_score: float
    is_complete: bool
    skipped: tuple[str, ...] = ()


class Trainer:
    """A training run in progress, or one ``phase`` of it; by default the phase is the whole run.

    ``total_steps`` of the run and the phase fix the learning rates and must not change on resume.
    """

    def __init__(
        self,
        objective: Objective,
        batches: Batches,
        schedule: Schedule,
        *,
        total_steps: int,
        device: torch.device,
        phase: Phase | None = None,
    ) -> None:
        self._objective, self._batches, self._schedule = objective, batches, schedule
        self._total_steps, self._device = total_steps, device
        self._phase = phase or whole_run(total_steps, schedule.warm_up_steps)
        self._hooks = self._phase.hooks
        objective.module.to(device)
        processes.share_weights(objective.module)
        learning = {name: weight for name, weight in objective.module.named_parameters() if weight.requires_grad}
        self._parameters = list(learning.values())
        self._averages = [weight.detach().clone() for weight in self._parameters]
        by_share: dict[float, list[nn.Parameter]] = {}
        for name, weight in learning.items():
            by_share.setdefault(self._phase.share_of(name), []).append(weight)
        self._rate_shares = tuple(by_share)
        groups = [{"params": weights} for weights in by_share.values()]
        self._optimiser = optimizer_of(schedule, groups)
        if self._hooks:
            self._hooks.begin(self._optimiser)
        self.step = self._phase.first_step
        self.elapsed_s = 0.0
        self.best_score = math.inf
        self._scores_without_gain = 0
        self._plateau = self._phase.plateau

    def run(self, folder: RunFolder, progress: Progress) -> TrainingResult:
        """Train until the phase ends, patience runs out, or somebody asks to stop; the last state is always saved.

        Raises Cancelled after saving, when ``progress`` asks to stop, and SpaceError when a checkpoint cannot be
        written; the one before then stays.
        """
        started_s = time.monotonic() - self.elapsed_s
        progress.plan(float(self._total_steps))
        progress.skip(float(self.step))
        checkpoints = CheckpointSchedule(self._schedule, saved_s=self.elapsed_s)
        while not self._is_over and not processes.any_of(folder.is_asked_to_stop):
            values = self.train_step()
            self.elapsed_s = round(time.monotonic() - started_s, 2)
            is_last = self.step == self._phase.last_step
            if self.step % self._schedule.validate_every == 0 or is_last:
                values["score"] = self._validate(folder)
            if self.step % self._schedule.log_every == 0 or is_last or "score" in values:
                folder.append(self._record(values))
            is_settled = self._plateau is not None and "score" in values  # by weights of ``best``, which must not age
            if checkpoints.is_due(self.step, self.elapsed_s) or is_last or is_settled:
                folder.save("last", self.state())
            self._advance(folder, progress)
        folder.save("last", self.state())
        return TrainingResult(self.step, self.best_score, is_complete=self._is_over)

    def begin(self, folder: RunFolder, *, is_scored: bool, progress: Progress | None = None) -> None:
        """Before the first step: keep what the teacher paints and what the students do as they are, and save them.

        ``is_scored`` notes their score as well, to see what training changes; the best is one that was trained.
        """
        begin_part(progress, Preparation.SAMPLES, pieces=2)
        held_out = self._held_out()
        if processes.rank() == 0:
            folder.save_teacher_sample(sheet([self._objective.taught(held_out[0])]))
            self._save_sample(folder, held_out[0], self._objective.painted(held_out[0]))
        report_piece(progress, Preparation.SAMPLES)
        if is_scored:
            folder.append(self._record({"score": self._score(held_out)}))
        folder.save("last", self.state())

    def train_step(self) -> dict[str, float]:
        """One step; returns every term's value and the learning rate.

        Raises StudioError, the weights unchanged, when a loss or a gradient is not finite.
        """
        rate = self._schedule.learning_rate * self._phase.rate(self.step)
        if self._plateau:
            rate *= self._plateau.rate
        for group, share in zip(self._optimiser.param_groups, self._rate_shares, strict=True):
            group["lr"] = rate * share
        self._optimiser.zero_grad(set_to_none=True)
        if self._hooks:
            self._hooks.before_forward()
        micro_batches = self._batches.learned(self.step).micro_batches(self._schedule.accumulate)
        values = self._learn(processes.own_part(micro_batches))
        if not processes.average_gradients(self._parameters, is_sound=values is not None):
            raise self._not_finite("loss")
        assert values is not None, "sound"
        values = {"learning_rate": rate} | processes.mean_values(values)
        if not torch.isfinite(torch.nn.utils.clip_grad_norm_(self._parameters, self._schedule.clip_norm)):
            raise self._not_finite("gradient")
        if self._hooks:
            self._hooks.after_backward()
        self._optimiser.step()
        if self._hooks:
            self._hooks.after_step()
        self._average()
        self.step += 1
        return values

    def _learn(self, micro_batches: Sequence[Batch]) -> dict[str, float] | None:
        """Leave the mean gradients of ``micro_batches``; returns each term's mean, None where a loss is not finite."""
        values: dict[str, float] = {}
        share = 1 / len(micro_batches)
        for batch in micro_batches:
            parts = self._objective.parts(batch.to(self._device))
            while True:
                with computing_in(self._schedule.dtype, self._device):
                    terms = next(parts, None)
                if terms is None:
                    break
                loss = torch.stack([term.value * term.share for term in terms.values()]).sum()
                if not torch.isfinite(loss):
                    return None
                (loss * share).backward()  # type: ignore[no-untyped-call]  # torch's own stub
                for name, term in terms.items():
                    values[name] = values.get(name, 0.0) + float(term.value.detach()) * share
        return values

    def state(self) -> dict[str, Any]:
        """Everything a resumed run needs."""
        return {
            "step": self.step,
            "phase": self._phase.name,
            "elapsed_s": self.elapsed_s,
            "hooks": self._hooks.state_dict() if self._hooks else None,
            "module": self._objective.module.state_dict(),
            "averages": self._averages,
            "optimiser": self._optimiser.state_dict(),
            "best_score": self.best_score,
            "scores_without_gain": self._scores_without_gain,
            "plateau": to_plain(self._plateau),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from what `state` returned; raises JobError where that was the state of something else."""
        try:
            self._objective.module.load_state_dict(state["module"])
            for average, stored in zip(self._averages, state["averages"], strict=True):
                average.copy_(stored)
            self._optimiser.load_state_dict(state["optimiser"])
            if self._hooks:
                self._hooks.load_state_dict(state["hooks"])
            self.step, self.best_score = state["step"], state["best_score"]
            self._scores_without_gain = state["scores_without_gain"]
            if self._plateau:
                self._plateau = from_plain(Plateau, state["plateau"])
            self.elapsed_s = state["elapsed_s"]
        except (KeyError, ValueError, RuntimeError) as error:
            raise JobError(
                "the checkpoint does not fit this run, has its teacher changed? ({error})", error=error
            ) from error

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """Within this context the objective's weights are their moving averages."""
        own = [weight.detach().clone() for weight in self._parameters]
        self._assign(self._averages)
        try:
            yield
        finally:
            self._assign(own)

    @property
    def _is_over(self) -> bool:
        """Whether the phase has come to its end, or patience has run out."""
        if self.step >= self._phase.last_step:
            return True
        if self._plateau:
            return self._plateau.has_ended
        return 0 < self._schedule.patience <= self._scores_without_gain

    def _advance(self, folder: RunFolder, progress: Progress) -> None:
        """Report the step; where any process is asked to stop, save and raise in all of them."""
        reason: StudioError | None = None
        try:
            progress.advance(1.0, f"step {self.step} of {self._total_steps}")
        except StudioError as error:
            reason = error
        if processes.any_of(reason is not None):
            folder.save("last", self.state())
            raise reason or Cancelled("stopped on request")

    def _validate(self, folder: RunFolder) -> float:
        held_out = self._held_out()
        with self.averaged():
            score = self._score(held_out)
            painted = self._objective.painted(held_out[0]) if processes.rank() == 0 else None
            is_gain = score < self.best_score
            if is_gain:
                self.best_score, self._scores_without_gain = score, 0
                best = {"step": self.step, "phase": self._phase.name, "module": self._objective.module.state_dict()}
                folder.save("best", best)
            else:
                self._scores_without_gain += 1
        if painted is not None:
            self._save_sample(folder, held_out[0], painted)
        if self._plateau:
            self._plateau, action = self._plateau.scored(is_gain=is_gain)
            if action is PlateauAction.LOWER:
                self._return_to_best(folder)
        return score

    def _return_to_best(self, folder: RunFolder) -> None:
        """Go on from the best weights, averaged as they are, with an optimiser that has forgotten what came after."""
        best = folder.load("best")
        if best is None or best["phase"] != self._phase.name:
            raise JobError("{path} has lost its best weights; begin again", path=folder.path)
        self._objective.module.load_state_dict(best["module"])
        self._averages = [weight.detach().clone() for weight in self._parameters]
        self._optimiser.state.clear()

    def _score(self, held_out: Sequence[Batch]) -> float:
        """The mean over all batches, of which every process scores some."""
        own = range(processes.rank(), len(held_out), processes.count())
        scores = [self._objective.score(held_out[index]) if index in own else 0.0 for index in range(len(held_out))]
        return sum(processes.summed(scores)) / len(held_out)

    def _held_out(self) -> list[Batch]:
        return [batch.to(self._device) for batch in self._batches.held_out()]

    def _save_sample(self, folder: RunFolder, shown: Batch, painted: Tensor) -> None:
        folder.save_sample(self.step, sheet([shown.contents, shown.styles, painted]))

    def _record(self, values: dict[str, float]) -> dict[str, Any]:
        record: dict[str, Any] = {"step": self.step, "elapsed_s": self.elapsed_s}
        if self._phase.name:
            record["phase"] = self._phase.name
        noted = values | dict(self._hooks.figures() if self._hooks else {})
        return record | {name: float(f"{value:.6g}") for name, value in noted.items()}

    def _not_finite(self, what: str) -> StudioError:
        return StudioError(
            "the {what} is not finite at step {step}; begin again with a lower learning rate", what=what, step=self.step
        )

    @torch.no_grad()
    def _average(self) -> None:
        # Early averages forget the starting weights faster, else they would dominate short runs.
        taken = self.step - self._phase.first_step
        decay = min(self._schedule.ema_decay, (1 + taken) / (10 + taken))
        torch._foreach_lerp_(self._averages, [weight.detach() for weight in self._parameters], 1 - decay)

    @torch.no_grad()
    def _assign(self, values: Sequence[Tensor]) -> None:
        for weight, value in zip(self._parameters, values, strict=True):
            weight.copy_(value)


def sheet(rows: Sequence[Tensor]) -> Image.Image:
    """Batches (B, 3, H, W) of pictures as the rows of one."""
    lines = [np.concatenate(list(_as_pixels(row)), axis=1) for row in rows]
    return Image.fromarray(np.concatenate(lines, axis=0))


def _as_pixels(batch: Tensor) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return batch.detach().float().clamp(0, 1).mul(255).round().permute(0, 2, 3, 1).cpu().numpy().astype(np.uint8)


class CheckpointSchedule:
    """Begins with a checkpoint at ``saved_s`` seconds into the run."""

    def __init__(self, schedule: Schedule, *, saved_s: float) -> None:
        self._every_steps, self._every_s = schedule.checkpoint_every, schedule.checkpoint_every_s
        self._saved_s = saved_s

    def is_due(self, step: int, elapsed_s: float) -> bool:
        """Whether one is to be written after ``step``; if so, it counts as written."""
        is_due = step % self._every_steps == 0 or elapsed_s - self._saved_s >= self._every_s
        if is_due:
            self._saved_s = elapsed_s
        return is_due
