"""A distillation in two phases: encoders learn, and then, with these frozen, decoders.

Each phase has an optimiser and scores of its own. The second begins with the encoders that scored best in the first.
Its first checkpoint is written before its first step, so that a run killed anywhere finds the scores of its own phase.
"""

from __future__ import annotations

import torch

from studio.compression.layer_names import Part
from studio.compression.phase import Phase, warmed_up
from studio.compression.published_objective import PARTS, PublishedObjective
from studio.compression.run_folder import Record, RunFolder
from studio.compression.trainer import Batches, Trainer, TrainingResult
from studio.errors import JobError
from studio.progress import Progress
from studio.specs.training import WARM_UP_SHARE, DistillSpec

ENCODERS, DECODERS = "encoders", "decoders"  # phases, as logs and checkpoints carry them
_PHASES: dict[Part, str] = {"encoder": ENCODERS, "decoder": DECODERS}


def phase_of(spec: DistillSpec, part: Part) -> Phase:
    """The steps in which ``part`` learns, at a constant rate but for the warm-up, which is in proportion to them."""
    assert spec.encoder_steps is not None, "a run settles it as it begins"
    first, last = (0, spec.encoder_steps) if part == "encoder" else (spec.encoder_steps, spec.schedule.steps)
    warm_up = min(spec.schedule.warm_up_steps, (last - first) // WARM_UP_SHARE)
    return Phase(first, last, lambda step: warmed_up(step - first, warm_up), _PHASES[part])


class TwoPhases:
    """Trains ``objective`` on ``batches``, the encoders first; whatever it learns now, it goes on where it was."""

    def __init__(
        self, spec: DistillSpec, objective: PublishedObjective, batches: Batches, device: torch.device
    ) -> None:
        self._spec, self._objective, self._batches, self._device = spec, objective, batches, device

    def run(self, folder: RunFolder, progress: Progress, state: Record | None) -> TrainingResult:
        """All steps that are left after ``state``, None for a run that begins; raises what `Trainer.run` raises."""
        elapsed_s = 0.0
        if state is None or state["phase"] == ENCODERS:
            trainer = self._trainer("encoder")
            if state:
                trainer.restore(state)
            else:
                trainer.begin(folder, is_scored=True, progress=progress)
            result = trainer.run(folder, progress)
            if not result.is_complete:
                return result
            elapsed_s = trainer.elapsed_s
            self._take_best(folder)
            state = None
        trainer = self._trainer("decoder")
        if state:
            trainer.restore(state)
        else:
            trainer.elapsed_s = elapsed_s
            folder.save("last", trainer.state())
        return trainer.run(folder, progress)

    def _trainer(self, part: Part) -> Trainer:
        self._objective.learn(part)
        total, phase = self._spec.schedule.steps, phase_of(self._spec, part)
        return Trainer(
            self._objective, self._batches, self._spec.schedule, total_steps=total, device=self._device, phase=phase
        )

    def _take_best(self, folder: RunFolder) -> None:
        best = folder.load("best")
        if best is not None and best["phase"] == ENCODERS:
            self._objective.module.load_state_dict(best["module"])


def learned_state(folder: RunFolder) -> Record:
    """The checkpoint to export: the best of the decoders' phase, or its last; JobError before that has begun."""
    states = (folder.load("best"), folder.load("last"))
    state = next((each for each in states if each and each.get("phase") == DECODERS), None)
    if state is None:
        raise JobError("no decoder has learned yet in {path}; go on with the run first", path=folder.path)
    return state


assert set(_PHASES) == set(PARTS)
