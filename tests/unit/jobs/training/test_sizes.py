"""What is told beforehand is what runs make: every rule is held against the networks that compression builds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.bundles.loader import load_bundle
from studio.bundles.manifest import BundleFacts, Origin, read_manifest
from studio.bundles.pair import Bundle
from studio.bundles.size import bundle_size, size_of_pairs
from studio.bundles.writer import write_bundle
from studio.compression.distilling import objective_of
from studio.compression.pruning.level_groups import level_groups
from studio.compression.pruning.students import pairs_of, unpruned
from studio.compression.pruning.targets import chosen_targets
from studio.compression.students import students_of
from studio.errors import SpecError, StudioError
from studio.jobs.training.sizes import layer_names, macs_after, planned_pairs, size_after
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.pruning import Ratios
from studio.specs.training import DistillSpec, Trunk, Widths
from tests.tiny_bundles import tiny_weights, write_tiny_bundle
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
    emitted = {pair.level: pair for pair in planned_pairs(teacher.manifest, spec)}
    assert made.keys() == emitted.keys()
    for level, student in made.items():
        assert tuple(layer.out_channels for layer in student.encoder.layers) == emitted[level].encoder_widths
        assert tuple(layer.out_channels for layer in student.decoder.layers) == emitted[level].decoder_widths
    if trunk is Trunk.SHARED:
        assert len({pair.encoder_file for pair in emitted.values()}) == 1


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
    emitted = planned_pairs(teacher.manifest, spec)
    before = sum(sum(pair.encoder_widths) + sum(pair.decoder_widths) for pair in teacher.manifest.pairs)
    after = sum(sum(pair.encoder_widths) + sum(pair.decoder_widths) for pair in emitted)
    assert before - after == sum(targets.values())
    assert 0.3 < macs_after(teacher.manifest, spec) <= 0.5


def test_layers_are_named_as_ratios_want_them(tmp_path: Path, teacher: Bundle) -> None:
    names = layer_names(teacher.manifest, prune_spec(tmp_path))
    spec = replace(prune_spec(tmp_path), ratios=dict.fromkeys(names, 0.5))
    assert size_after(teacher.manifest, spec) == size_after(teacher.manifest, prune_spec(tmp_path))
    assert layer_names(teacher.manifest, distill_spec(tmp_path)) == ("3", "2", "1")


def test_a_whole_share_keeps_the_size(tmp_path: Path, teacher: Bundle) -> None:
    assert size_after(teacher.manifest, replace(distill_spec(tmp_path), widths=1.0)) == bundle_size(teacher.manifest)


def test_what_does_not_fit_is_refused(tmp_path: Path, teacher: Bundle) -> None:
    manifest = teacher.manifest
    for spec in (
        replace(distill_spec(tmp_path), levels=(5,)),
        DistillSpec(teacher=tmp_path / "tiny", contents=tmp_path, method=Method.ADAIN),  # its level 4 is not there
        replace(distill_spec(tmp_path), widths={3: 0.5}),
        replace(prune_spec(tmp_path), ratios={"conv9_9": 0.5}),
        replace(prune_spec(tmp_path), ratios=0.999),
        replace(prune_spec(tmp_path), ratios=None, speed_up=1e9),
    ):
        with pytest.raises(StudioError):
            size_after(manifest, spec)


RATIOS = (
    0.5,
    0.07,
    0.999,
    {"conv1_1": 0.5, "3.conv1_1": 0.25},  # two shares meet in level 3
    {"3.conv1_1": 0.25, "conv1_1": 0.5},
    {"conv1_1": 0.5, "encoder.conv1_1": 0.5},
    {"conv1_2": 0.5, "decoder.conv1_2": 0.25},
    {"conv1_1": 0.0},  # nothing goes
    {"conv9_9": 0.5},
    {"decoder.conv1_1": 0.5},  # paints RGB
)
AMOUNTS: list[tuple[Ratios | None, float | None]] = [(ratios, None) for ratios in RATIOS]
AMOUNTS += [(None, wanted) for wanted in (1.01, 1.3, 1.7, 2.0, 2.9, 4.0, 7.3, 1e9)]


@pytest.mark.parametrize("is_shared", [False, True])
@pytest.mark.parametrize(("ratios", "speed_up"), AMOUNTS)
def test_a_pruning_is_told_and_refused_as_the_run_does(
    tmp_path: Path, ratios: Ratios | None, speed_up: float | None, is_shared: bool
) -> None:
    write_bundle_of(tmp_path / "tiny", is_shared=is_shared)
    manifest = read_manifest(tmp_path / "tiny")
    spec = replace(prune_spec(tmp_path), ratios=ratios, speed_up=speed_up)
    network = pairs_of(unpruned(spec, None))
    try:
        targets: dict[str, int] | str = chosen_targets(spec, network, lambda: 0.0, Progress())
    except SpecError as error:
        targets = str(error)
    try:
        emitted = planned_pairs(manifest, spec)
    except SpecError as error:
        assert targets == str(error)
        return
    assert isinstance(targets, dict), "the run refuses what was told"
    before = {group.name: group.size for group in level_groups(network)}
    assert set(targets) == set(before)
    gone = size_of_pairs(manifest.pairs).parameters - size_of_pairs(emitted).parameters
    assert gone > 0
    for pair in emitted:
        for part, widths in (("encoder", pair.encoder_widths), ("decoder", pair.decoder_widths)):
            owner = 3 if part == "encoder" and is_shared else pair.level
            layers = getattr(network.get_submodule(str(pair.level)), part).layers
            left = [layer.out_channels - targets.get(f"{owner}.{part}.{layer.name}", 0) for layer in layers]
            assert list(widths) == left


def write_bundle_of(folder: Path, *, is_shared: bool) -> None:
    """Three levels, with an encoder each or all on one."""
    weights = tiny_weights(levels=(3, 2, 1))
    if is_shared:
        trunk = weights[0].encoder
        weights = [
            replace(each, encoder={key: trunk[key] for key in each.encoder}) if each.level < 3 else each
            for each in weights
        ]
    facts = BundleFacts(id=folder.name, title="Tiny", methods=(Method.WCT,), origin=Origin("random weights for tests"))
    write_bundle(folder, facts, weights)


@pytest.mark.parametrize(
    "change",
    [
        {"widths": (5, 3, 3, 4, 4)},  # more than there are
        {"widths": (2, 3)},  # too few
        {"widths": {3: 0.5}},
        {"levels": (2, 2)},
        {"levels": (5,)},
        {"method": Method.ADAIN},  # its level 4 is not there
        {"method": Method.ADAIN, "levels": (3, 2)},
        {"aim": Aim.PAINT, "levels": (2, 1), "painting": PaintingSettings(levels=(3,))},
    ],
)
def test_a_distillation_is_refused_as_the_run_does(tmp_path: Path, teacher: Bundle, change: dict[str, Any]) -> None:
    spec = replace(distill_spec(tmp_path), **change)
    with pytest.raises(SpecError) as by_run:
        objective_of(spec, None)
    with pytest.raises(SpecError) as emitted:
        planned_pairs(teacher.manifest, spec)
    assert str(emitted.value) == str(by_run.value)


def test_a_distillation_that_begins_with_a_bundle_keeps_its_widths(tmp_path: Path, teacher: Bundle) -> None:
    write_tiny_bundle(tmp_path / "small", levels=(2, 1), widths={1: 2, 2: 3, 3: 4, 4: 5, 5: 6})
    spec = replace(distill_spec(tmp_path), start=tmp_path / "small", widths=0.5)
    assert size_after(teacher.manifest, spec) == bundle_size(read_manifest(tmp_path / "small"))


def test_students_of_one_trunk_get_encoders_of_their_own(tmp_path: Path) -> None:
    write_bundle_of(tmp_path / "tiny", is_shared=True)
    manifest = read_manifest(tmp_path / "tiny")
    spec = replace(distill_spec(tmp_path), widths=1.0)
    separate = size_after(manifest, spec)
    assert separate.parameters > bundle_size(manifest).parameters
    assert size_after(manifest, replace(spec, trunk=Trunk.SHARED)) == bundle_size(manifest)


def test_levels_of_which_only_some_share_a_trunk_are_pruned_one_by_one(tmp_path: Path) -> None:
    weights = tiny_weights(levels=(3, 2, 1))
    shared = [weights[0], replace(weights[1], encoder={key: weights[0].encoder[key] for key in weights[1].encoder})]
    facts = BundleFacts(id="tiny", title="Tiny", methods=(Method.WCT,), origin=Origin("random weights for tests"))
    write_bundle(tmp_path / "tiny", facts, [*shared, weights[2]])
    manifest = read_manifest(tmp_path / "tiny")
    assert manifest.entry(3).encoder_file == manifest.entry(2).encoder_file != manifest.entry(1).encoder_file
    spec = replace(prune_spec(tmp_path), ratios={"2.conv1_1": 0.5})
    targets = chosen_targets(spec, pairs_of(unpruned(spec, None)), lambda: 0.0, Progress())
    assert {name for name, count in targets.items() if count} == {"2.encoder.conv1_1"}
    assert [pair.encoder_widths[0] for pair in planned_pairs(manifest, spec)] == [4, 2, 4]


def test_the_manifest_alone_is_enough(tmp_path: Path, teacher: Bundle) -> None:
    assert bundle_size(read_manifest(tmp_path / "tiny")) == bundle_size(teacher.manifest)
