"""The loop that trains any objective: steps, averaged weights, scores, samples, checkpoints, and an exact resume.

Nothing here is global: the trainer owns its objective, optimiser and averages. Batches depend on seed and step alone,
so that a run resumed from step n sees what it would have seen. Gradients meet in one place, `_reduce_gradients`, where
processes started by ``torchrun`` take their mean.
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
from torch import Tensor, distributed

from studio.compression.objective import Batch, Objective
from studio.compression.run_folder import RunFolder
from studio.errors import JobError, StudioError
from studio.progress import Progress
from studio.specs.training import Schedule

_LOWEST_RATE = 0.02  # of the full learning rate, at the end of the cosine


class Batches(Protocol):
    """Where batches come from, each a function of its step."""

    def learned(self, step: int) -> Batch:
        """The batch to learn from at ``step``."""
        ...

    def held_out(self) -> Sequence[Batch]:
        """The batches that scores are taken on, always the same."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: the step reached, the best score, whether it is complete rather than stopped, bad pictures."""

    step: int
    best_score: float
    is_complete: bool
    skipped: tuple[str, ...] = ()


class Trainer:
    """A training run in motion. ``total_steps`` fixes the learning-rate schedule and must not change on resume."""

    def __init__(
        self, objective: Objective, batches: Batches, schedule: Schedule, *, total_steps: int, device: torch.device
    ) -> None:
        self._objective, self._batches, self._schedule = objective, batches, schedule
        self._total_steps, self._device = total_steps, device
        objective.module.to(device)
        self._parameters = [weight for weight in objective.module.parameters() if weight.requires_grad]
        self._averages = [weight.detach().clone() for weight in self._parameters]
        self._optimiser = torch.optim.Adam(self._parameters, lr=schedule.learning_rate)
        self.step = 0
        self.elapsed_s = 0.0
        self.best_score = math.inf
        self._scores_without_gain = 0

    def run(self, folder: RunFolder, progress: Progress) -> Outcome:
        """Train until the schedule ends, patience runs out, or somebody asks to stop; the last state is always saved.

        Raises Cancelled after saving, when ``progress`` asks to stop, and SpaceError when a checkpoint cannot be
        written; the one before then stays.
        """
        started_s = time.monotonic() - self.elapsed_s
        progress.plan(float(self._total_steps))
        progress.skip(float(self.step))
        while self.step < self._total_steps and not folder.is_asked_to_stop and not self._is_out_of_patience:
            values = self.train_step()
            self.elapsed_s = round(time.monotonic() - started_s, 2)
            is_last = self.step == self._total_steps
            if self.step % self._schedule.validate_every == 0 or is_last:
                values["score"] = self._validate(folder)
            if self.step % self._schedule.log_every == 0 or is_last or "score" in values:
                record: dict[str, Any] = {"step": self.step, "elapsed_s": self.elapsed_s}
                folder.append(record | {name: float(f"{value:.6g}") for name, value in values.items()})
            if self.step % self._schedule.checkpoint_every == 0 or is_last:
                folder.save("last", self.state())
            try:
                progress.advance(1.0, f"step {self.step} of {self._total_steps}")
            except StudioError:
                folder.save("last", self.state())
                raise
        folder.save("last", self.state())
        is_complete = self.step == self._total_steps or self._is_out_of_patience
        return Outcome(self.step, self.best_score, is_complete)

    def train_step(self) -> dict[str, float]:
        """One step; returns every term's value and the learning rate.

        Raises StudioError, the weights unchanged, when a loss or a gradient is not finite.
        """
        rate = self._schedule.learning_rate * rate_at(self.step, self._total_steps, self._schedule.warm_up_steps)
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        self._optimiser.zero_grad(set_to_none=True)
        values = {"learning_rate": rate}
        parts = self._objective.parts(self._batches.learned(self.step).to(self._device))
        while True:
            with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=self._device.type == "cuda"):
                terms = next(parts, None)
            if terms is None:
                break
            loss = torch.stack([term.value * term.share for term in terms.values()]).sum()
            if not torch.isfinite(loss):
                raise self._not_finite("loss")
            loss.backward()  # type: ignore[no-untyped-call]  # torch's own stub
            values.update({name: float(term.value.detach()) for name, term in terms.items()})
        self._reduce_gradients()
        if not torch.isfinite(torch.nn.utils.clip_grad_norm_(self._parameters, self._schedule.clip_norm)):
            raise self._not_finite("gradient")
        self._optimiser.step()
        self._average()
        self.step += 1
        return values

    def state(self) -> dict[str, Any]:
        """Everything a resumed run needs."""
        return {
            "step": self.step,
            "elapsed_s": self.elapsed_s,
            "module": self._objective.module.state_dict(),
            "averages": self._averages,
            "optimiser": self._optimiser.state_dict(),
            "best_score": self.best_score,
            "scores_without_gain": self._scores_without_gain,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from what `state` returned; raises JobError where that was the state of something else."""
        try:
            self._objective.module.load_state_dict(state["module"])
            for average, stored in zip(self._averages, state["averages"], strict=True):
                average.copy_(stored)
            self._optimiser.load_state_dict(state["optimiser"])
            self.step, self.best_score = state["step"], state["best_score"]
            self._scores_without_gain = state["scores_without_gain"]
            self.elapsed_s = state["elapsed_s"]
        except (KeyError, ValueError, RuntimeError) as error:
            raise JobError(f"the checkpoint does not fit this run, has its teacher changed? ({error})") from error

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
    def _is_out_of_patience(self) -> bool:
        return 0 < self._schedule.patience <= self._scores_without_gain

    def _validate(self, folder: RunFolder) -> float:
        held_out = [batch.to(self._device) for batch in self._batches.held_out()]
        with self.averaged():
            score = sum(self._objective.score(batch) for batch in held_out) / len(held_out)
            painted = self._objective.painted(held_out[0])
            if score < self.best_score:
                self.best_score, self._scores_without_gain = score, 0
                folder.save("best", {"step": self.step, "module": self._objective.module.state_dict()})
            else:
                self._scores_without_gain += 1
        folder.save_sample(self.step, sheet([held_out[0].contents, held_out[0].styles, painted]))
        return score

    def _not_finite(self, what: str) -> StudioError:
        return StudioError(f"the {what} is not finite at step {self.step}; begin again with a lower learning rate")

    @torch.no_grad()
    def _average(self) -> None:
        # Early averages forget the starting weights faster, else they would dominate short runs.
        decay = min(self._schedule.ema_decay, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(self._averages, [weight.detach() for weight in self._parameters], 1 - decay)

    @torch.no_grad()
    def _assign(self, values: Sequence[Tensor]) -> None:
        for weight, value in zip(self._parameters, values, strict=True):
            weight.copy_(value)

    def _reduce_gradients(self) -> None:
        if not (distributed.is_available() and distributed.is_initialized()):
            return
        for weight in self._parameters:
            if weight.grad is not None:
                distributed.all_reduce(weight.grad)
                weight.grad /= distributed.get_world_size()


def rate_at(step: int, total_steps: int, warm_up_steps: int) -> float:
    """Share of the full learning rate: linear warm-up, then half a cosine down to 2 %.

    A cut decoder that starts at the full rate ends up painting one colour.
    """
    warm_up = min(1.0, (step + 1) / max(1, warm_up_steps))
    cosine = 0.5 * (1 + math.cos(math.pi * min(1.0, step / total_steps)))
    return warm_up * (_LOWEST_RATE + (1 - _LOWEST_RATE) * cosine)


def sheet(rows: Sequence[Tensor]) -> Image.Image:
    """Batches (B, 3, H, W) of pictures as the rows of one."""
    lines = [np.concatenate(list(_as_pixels(row)), axis=1) for row in rows]
    return Image.fromarray(np.concatenate(lines, axis=0))


def _as_pixels(batch: Tensor) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return batch.detach().float().clamp(0, 1).mul(255).round().permute(0, 2, 3, 1).cpu().numpy().astype(np.uint8)
