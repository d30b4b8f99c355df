"""What pairs are worth on held-out pictures: their score, and how similar they paint to the unpruned ones."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from torch import Tensor

from studio.compression.distilling import PictureBatches
from studio.compression.evaluation.panel import content_similarity
from studio.compression.objective import Batch, Objective
from studio.compression.pruning.stage_record import StageScores
from studio.compression.pruning.students import retraining_of, unpruned
from studio.compression.pruning.surgery import repeat_removal
from studio.compression.run_folder import RunFolder
from studio.compression.students import on_device
from studio.engine.device import use_mode
from studio.errors import JobError
from studio.specs.pruning import PruneSpec


def base_scores(spec: PruneSpec) -> StageScores:
    """Of the bundle of ``spec`` itself; raises what loading it and its pictures raises."""
    return _scored(spec, unpruned(spec, None))


def stage_scores(spec: PruneSpec, folder: RunFolder) -> StageScores:
    """Of the best weights of the complete pruning run of ``spec`` in ``folder``."""
    best = folder.load("best") or folder.load("last")
    if best is None:
        raise JobError("the run in {path} has no checkpoint yet", path=folder.path)
    objective = unpruned(spec, None)
    repeat_removal(objective, folder)
    objective.module.load_state_dict(best["module"])
    return _scored(spec, objective)


def _scored(spec: PruneSpec, objective: Objective) -> StageScores:
    device = on_device(objective, spec.device)
    use_mode("exact", device)
    held_out = [batch.to(device) for batch in PictureBatches(retraining_of(spec)).held_out()]
    score = statistics.fmean(objective.score(batch) for batch in held_out)
    return StageScores(_finite(score), _finite(similarity(objective, held_out)))


def similarity(objective: Objective, batches: Sequence[Batch]) -> float:
    """Mean SSIM, at most 1, of what students paint of ``batches`` to what their teachers paint of the same."""
    found: list[float] = []
    for batch in batches:
        pictures = zip(_pixels(objective.painted(batch)), _pixels(objective.taught(batch)), strict=True)
        found += [content_similarity(painted, taught) for painted, taught in pictures]
    return statistics.fmean(found)


def _pixels(rows: Tensor) -> list[npt.NDArray[np.uint8]]:
    """Pictures (B, 3, H, W) as (h, w, 3) arrays; what is no number is black."""
    pixels = rows.detach().float().nan_to_num().clamp(0, 1).mul(255).round().permute(0, 2, 3, 1).cpu().numpy()
    return list(pixels.astype(np.uint8))


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
