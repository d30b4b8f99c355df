"""What is told beforehand is what runs make: every rule is held against the networks that compression builds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.loader import load_bundle
from studio.bundles.manifest import read_manifest
from studio.bundles.pair import Bundle
from studio.compression.distilling import objective_of
from studio.compression.prune_lesson import pairs_of, unpruned
from studio.compression.prune_targets import chosen_targets
from studio.compression.runs import students_of
from studio.errors import SpecError
from studio.jobs.training.sizes import layer_names, macs_after, planned_pairs, size_after, size_now
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.pruning import Ratios
from studio.specs.training import DistillSpec, Trunk, Widths
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.jobs.training.requests import distill_spec, prune_spec


@pytest.fixture
def teacher(tmp_path: Path) -> Bundle:
    write_tiny_bundle(tmp_path / "tiny", levels=(1, 2, 3))
    return load_bundle(tmp_path / "tiny")


@pytest.mark.parametrize("trunk", list(Trunk))
@pytest.mark.parametrize("widths", [0.5, 0.34, {3: 0.5, 2: 0.75, 1: 1.0}, (2, 3, 3, 4, 4)])
def test_a_distillation_makes_what_was_told(tmp_path: Path, teacher: Bundle, widths: Widths, trunk: Trunk) -> None:
    spec = replace(distill_spec(tmp_path), widths=widths, trunk=trunk)
    made = {student.level: student for student in students_of(objective_of(spec, None))}
    told = {pair.level: pair for pair in planned_pairs(teacher.manifest, spec)}
    assert made.keys() == told.keys()
    for level, student in made.items():
        assert tuple(layer.out_channels for layer in student.encoder.layers) == told[level].encoder_widths
        assert tuple(layer.out_channels for layer in student.decoder.layers) == told[level].decoder_widths
    if trunk is Trunk.SHARED:
        assert len({pair.encoder_file for pair in told.values()}) == 1


@pytest.mark.parametrize("ratios", [0.5, {"conv1_1": 0.5}, {"3.encoder.conv2_1": 0.4, "decoder.conv1_2": 0.3}])
def test_a_pruning_removes_what_was_told(tmp_path: Path, teacher: Bundle, ratios: Ratios) -> None:
    spec = replace(prune_spec(tmp_path), ratios=ratios)
    network = pairs_of(unpruned(spec, None))
    targets = chosen_targets(spec, network, lambda: 0.0, Progress())
    for pair in planned_pairs(teacher.manifest, spec):
        for part, widths in (("encoder", pair.encoder_widths), ("decoder", pair.decoder_widths)):
            layers = getattr(teacher.pair(pair.level), part).layers
            gone = [targets.get(f"{pair.level}.{part}.{layer.name}", 0) for layer in layers]
            assert widths == tuple(layer.out_channels - each for layer, each in zip(layers, gone, strict=True))


def test_a_speed_up_is_reached_with_the_shares_that_the_run_finds(tmp_path: Path, teacher: Bundle) -> None:
    spec = replace(prune_spec(tmp_path), ratios=None, speed_up=2.0)
    targets = chosen_targets(spec, pairs_of(unpruned(spec, None)), lambda: 0.0, Progress())
    told = planned_pairs(teacher.manifest, spec)
    before = sum(sum(pair.encoder_widths) + sum(pair.decoder_widths) for pair in teacher.manifest.pairs)
    after = sum(sum(pair.encoder_widths) + sum(pair.decoder_widths) for pair in told)
    assert before - after == sum(targets.values())
    assert 0.3 < macs_after(teacher.manifest, spec) <= 0.5


def test_layers_are_named_as_ratios_want_them(tmp_path: Path, teacher: Bundle) -> None:
    names = layer_names(teacher.manifest, prune_spec(tmp_path))
    spec = replace(prune_spec(tmp_path), ratios=dict.fromkeys(names, 0.5))
    assert size_after(teacher.manifest, spec) == size_after(teacher.manifest, prune_spec(tmp_path))
    assert layer_names(teacher.manifest, distill_spec(tmp_path)) == ("3", "2", "1")


def test_a_whole_share_keeps_the_size(tmp_path: Path, teacher: Bundle) -> None:
    assert size_after(teacher.manifest, replace(distill_spec(tmp_path), widths=1.0)) == size_now(teacher.manifest)


def test_what_does_not_fit_is_refused(tmp_path: Path, teacher: Bundle) -> None:
    manifest = teacher.manifest
    for spec in (
        replace(distill_spec(tmp_path), levels=(5,)),
        DistillSpec(tmp_path / "tiny", tmp_path, method=Method.ADAIN),  # its level 4 is not there
        replace(distill_spec(tmp_path), widths={3: 0.5}),
        replace(prune_spec(tmp_path), ratios={"conv9_9": 0.5}),
        replace(prune_spec(tmp_path), ratios=0.999),
        replace(prune_spec(tmp_path), ratios=None, speed_up=1e9),
    ):
        with pytest.raises(SpecError):
            size_after(manifest, spec)


def test_the_manifest_alone_is_enough(tmp_path: Path, teacher: Bundle) -> None:
    assert size_now(read_manifest(tmp_path / "tiny")) == size_now(teacher.manifest)
