"""Times the parts of a training run: some steps, a score, a sheet of samples, a checkpoint and a painting.

The clock is read once the device is done with what came before.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import torch

from studio.compression import processes
from studio.compression.objective import Objective
from studio.compression.preparation import Preparation, begin_part, report_piece
from studio.compression.published_objective import learning_parts
from studio.compression.run_folder import RunFolder
from studio.compression.students import on_device, students_of
from studio.compression.trainer import Batches, Trainer
from studio.engine.device import seconds_now
from studio.progress import Progress
from studio.specs.pruning import TrainingSpec
from studio.specs.training import Schedule

TIMED_STEPS = 20
_PROBE_STEPS = 5
_LONGEST_S = 20.0  # of all steps; slow ones need not be measured as often as fast ones
_PAINTED_PX = 512


class RunTimer:
    """Times parts of a run, in seconds. Its steps change the weights of ``objective``, which must be on ``device``."""

    def __init__(self, objective: Objective, batches: Batches, schedule: Schedule, device: torch.device) -> None:
        steps = TIMED_STEPS + 1
        self.device = device
        self._objective, self._batches = objective, batches
        self._trainer = Trainer(objective, batches, replace(schedule, steps=steps), total_steps=steps, device=device)

    def step_s(self, most_steps: int, progress: Progress) -> float:
        """One of ``most_steps``, fewer where they are slow; the first is not counted, it sets up kernels."""
        begin_part(progress, Preparation.TIMING, pieces=most_steps)
        self._trainer.train_step()
        first_s = seconds_now(self.device)
        longest_s = _LONGEST_S * most_steps / TIMED_STEPS
        steps = 0
        while steps < most_steps and not processes.any_of(seconds_now(self.device) - first_s >= longest_s):
            self._trainer.train_step()
            steps += 1
            report_piece(progress, Preparation.TIMING)
        return (seconds_now(self.device) - first_s) / steps

    def score_s(self) -> float:
        """One held-out batch."""
        held_out = self._batches.held_out()[0].to(self.device)
        started_s = seconds_now(self.device)
        self._objective.score(held_out)
        return seconds_now(self.device) - started_s

    def sample_s(self) -> float:
        """One sheet of samples."""
        held_out = self._batches.held_out()[0].to(self.device)
        started_s = seconds_now(self.device)
        self._objective.painted(held_out)
        return seconds_now(self.device) - started_s

    def checkpoint_s(self) -> float:
        """One checkpoint written, here where temporary files lie."""
        with tempfile.TemporaryDirectory() as place:
            started_s = seconds_now(self.device)
            RunFolder(Path(place)).save("last", self._trainer.state())
            return seconds_now(self.device) - started_s

    def painting_s(self) -> float:
        """The students' encoders and decoders on one picture, per megapixel; a render has little else to do."""
        students = students_of(self._objective)
        picture = torch.rand(1, 3, _PAINTED_PX, _PAINTED_PX, device=self.device)
        picture = picture.contiguous(memory_format=torch.channels_last)
        turns = 1 if self.device.type == "cpu" else 2  # on others the first sets up kernels
        with torch.inference_mode():
            for _ in range(turns):
                started_s = seconds_now(self.device)
                for student in students:
                    student.decoder(student.encoder(picture))
            return (seconds_now(self.device) - started_s) / (_PAINTED_PX**2 / 1e6)


def affordable_steps(objective: Objective, batches: Batches, spec: TrainingSpec, progress: Progress) -> int:
    """How many steps of ``spec`` fit into its minutes at the pace of a few, which change ``objective``."""
    device = on_device(objective, spec.device)
    timers = (RunTimer(part, batches, spec.schedule, device) for part in learning_parts(objective))
    step_s = fmean(timer.step_s(_PROBE_STEPS, progress) for timer in timers)
    return max(1, round(spec.schedule.minutes * 60 / step_s))
