"""The students of a pruning run: copies of the pairs of a bundle, which are their teachers."""

from __future__ import annotations

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.bundles.pair import Pair
from studio.compression.distilling import objective_of
from studio.compression.objective import Batch, Objective
from studio.compression.pruning.level_groups import LevelsNetwork
from studio.compression.students import students_of
from studio.compression.width_plan import retraining_spec
from studio.progress import Progress
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec


def retraining_of(spec: PruneSpec) -> DistillSpec:
    """The distillation that retraining is: the bundle teaches itself.

    Raises BundleError for a bundle or a level that cannot paint.
    """
    return retraining_spec(spec, read_manifest(find_bundle(str(spec.bundle))))


def unpruned(spec: PruneSpec, calibration: Batch | None, progress: Progress | None = None) -> Objective:
    """Students equal to their teachers; without ``calibration`` the embeddings are arbitrary."""
    objective = objective_of(retraining_of(spec), calibration, progress)
    for weight in objective.module.parameters():
        weight.data = weight.data.clone()  # levels that share part of an encoder come as views of one file
    return objective


def network_of(objective: Objective) -> LevelsNetwork:
    """The students as they are pruned: each level's embedding loses what its encoder loses."""
    students = students_of(objective)
    pairs = [Pair(student.level, student.encoder, student.decoder) for student in students]
    return LevelsNetwork(pairs, [student.embedding.embedding for student in students])


def pairs_of(objective: Objective) -> LevelsNetwork:
    """The students as they are shipped, and counted."""
    return LevelsNetwork([Pair(each.level, each.encoder, each.decoder) for each in students_of(objective)])


def teachers_of(objective: Objective) -> LevelsNetwork:
    """The bundle's own pairs."""
    return LevelsNetwork([Pair(each.level, *each.teacher) for each in students_of(objective)])
