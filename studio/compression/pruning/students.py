"""The students of a pruning run: copies of a bundle's pairs, their teachers; how they fire, how they are refitted."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.bundles.pair import Pair
from studio.compression.cutting import pair_activations
from studio.compression.distilling import objective_of
from studio.compression.objective import Batch, Objective
from studio.compression.pruning.level_groups import LevelsNetwork
from studio.compression.pruning.native_surgery import KeptIndices
from studio.compression.pruning.ranking import ActivationRanking, FilterRanking, NormRanking
from studio.compression.refitting import teacher_outputs
from studio.compression.students import students_of
from studio.compression.width_plan import retraining_spec
from studio.networks.chain import ConvolutionChain
from studio.progress import Progress
from studio.specs.criterion_settings import Ranking
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec


def retraining_of(spec: PruneSpec) -> DistillSpec:
    """The distillation that retraining is: the bundle teaches itself.

    Raises BundleError for a bundle or a level that cannot paint.
    """
    return retraining_spec(spec, read_manifest(find_bundle(str(spec.bundle))))


def unpruned(spec: PruneSpec, calibration: Batch | None, progress: Progress | None = None) -> Objective:
    """Students equal to their teachers; without ``calibration`` the embeddings are arbitrary."""
    return objective_of(retraining_of(spec), calibration, progress)


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


_RANKED_PICTURES = 16  # contents, and as many styles: enough for a mean over all their positions


def activations_of(objective: Objective, calibration: Batch, method: Method) -> dict[str, Tensor]:
    """Name of a layer as in `LevelsNetwork` → (filters,) mean activation of the students' as they are now.

    Measured as a cut is: on photographs, styles and what each level paints of them. RGB's layer is among them.
    """
    pictures = Batch(calibration.contents[:_RANKED_PICTURES], calibration.styles[:_RANKED_PICTURES])
    pairs = [Pair(each.level, each.encoder, each.decoder) for each in students_of(objective)]
    found: dict[str, Tensor] = {}
    for pair, outputs in zip(pairs, teacher_outputs(pairs, pictures, method), strict=True):
        for part, seen in zip(("encoder", "decoder"), pair_activations(outputs), strict=True):
            found |= {f"{pair.level}.{part}.{name}": mean for name, mean in seen.items()}
    return found


def ranking_of(spec: PruneSpec, objective: Objective, calibration: Batch, *, interval: int) -> FilterRanking:
    """What ``spec`` ranks the filters of ``objective`` by, activations measured every ``interval`` steps."""
    if spec.ranking is Ranking.L1:
        return NormRanking()
    assert spec.ranking is Ranking.L1_ACTIVATION, spec.ranking
    method = retraining_of(spec).method
    return ActivationRanking(lambda: activations_of(objective, calibration, method), interval=interval)


def refit_pruned(objective: Objective, kept: KeptIndices, calibration: Batch, method: Method) -> None:
    """Fit every student, just cut to ``kept`` (names as in `LevelsNetwork`), to its teacher, in place.

    An encoder that several levels share is fitted once, for the deepest of them.
    """
    students = students_of(objective)
    teachers = [Pair(student.level, *student.teacher) for student in students]
    fitted: set[nn.Module] = set()
    for student, outputs in zip(students, teacher_outputs(teachers, calibration, method), strict=True):
        if student.encoder.convolution("conv1_1") not in fitted:
            outputs.fit_encoder(student.encoder, _kept(kept, f"{student.level}.encoder", outputs.teacher.encoder))
            fitted.update(student.encoder.children())
        student.fit_embedding(outputs.calibration)
        decoder_kept = _kept(kept, f"{student.level}.decoder", outputs.teacher.decoder)
        outputs.fit_decoder(student.decoder, decoder_kept, encoder=student.encoder)


def _kept(kept: KeptIndices, network: str, teacher: ConvolutionChain) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    for layer in teacher.layers:
        each = kept.get(f"{network}.{layer.name}")
        outputs = each.outputs if each else None
        found[layer.name] = torch.tensor(outputs if outputs is not None else range(layer.out_channels))
    return found
