from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.bundles.manifest import BundleFacts, Origin
from studio.bundles.writer import write_bundle
from studio.compression.adain_objective import AdainObjective
from studio.compression.cascade import CascadeObjective
from studio.compression.distilling import PictureBatches
from studio.compression.pruning.students import network_of, pairs_of, retraining_of, teachers_of, unpruned
from studio.compression.students import students_of
from studio.errors import BundleError
from studio.specs.method import Method
from studio.specs.training import Trunk
from tests.tiny_bundles import tiny_weights, write_tiny_bundle
from tests.unit.compression.objectives import batch
from tests.unit.compression.prunings import small_spec, write_shared_bundle


def test_students_begin_equal_to_their_teachers_and_apart_from_them(teacher_folder: Path, pictures: Path) -> None:
    spec = small_spec(teacher_folder, pictures, levels=None)
    objective = unpruned(spec, PictureBatches(retraining_of(spec)).calibration())
    assert isinstance(objective, CascadeObjective)
    held_out = batch()
    pairs, teachers = pairs_of(objective), teachers_of(objective)
    assert pairs.levels == teachers.levels == network_of(objective).levels == (3, 2, 1)
    assert torch.equal(pairs(held_out.contents), teachers(held_out.contents))
    for student in students_of(objective):
        with torch.no_grad():
            features = student.encoder(held_out.contents)
            assert float(student.embedding(features, features)) < 1e-2, "the embedding has nothing to bridge"
    for weight in objective.module.parameters():
        weight.data.zero_()
    assert float(teachers(held_out.contents).abs().max()) > 0


def test_an_adain_bundle_is_taught_as_one(tmp_path: Path, pictures: Path) -> None:
    write_tiny_bundle(tmp_path / "pairs", levels=(3,), methods=(Method.ADAIN,))
    spec = small_spec(tmp_path / "pairs", pictures, levels=None)
    assert retraining_of(spec).method is Method.ADAIN and retraining_of(spec).levels == (3,)
    assert isinstance(unpruned(spec, None), AdainObjective)


def test_levels_on_one_encoder_stay_on_it(tmp_path: Path, pictures: Path) -> None:
    write_shared_bundle(tmp_path / "pairs")
    spec = small_spec(tmp_path / "pairs", pictures, levels=(3, 2))
    assert retraining_of(spec).trunk is Trunk.SHARED
    assert retraining_of(replace(spec, levels=None)).trunk is Trunk.SEPARATE
    assert retraining_of(replace(spec, levels=(2,))).trunk is Trunk.SEPARATE
    apart = unpruned(replace(spec, levels=None), None)
    apart.module.get_parameter("0.encoder.conv1_1.weight").data.zero_()
    assert bool(apart.module.get_parameter("1.encoder.conv1_1.weight").any()), "two levels, two sets of weights"
    tied = unpruned(spec, None)
    assert tied.module.get_parameter("0.encoder.conv1_1.weight") is tied.module.get_parameter(
        "1.encoder.conv1_1.weight"
    )


def test_a_bundle_that_cannot_paint_cannot_be_pruned(tmp_path: Path, pictures: Path) -> None:
    (teacher,) = tiny_weights(levels=(2,))
    facts = BundleFacts(id="pairs", title="Pairs", methods=(), origin=Origin("random"))
    write_bundle(tmp_path / "pairs", facts, [replace(teacher, decoder=None)])
    assert not load_bundle(tmp_path / "pairs").pairs
    with pytest.raises(BundleError, match="no decoders"):
        retraining_of(small_spec(tmp_path / "pairs", pictures, levels=None))
