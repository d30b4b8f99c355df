from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.bundles.manifest import BundleFacts, Manifest, Origin
from studio.bundles.writer import write_bundle
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export, resume
from studio.errors import BundleError, Cancelled, JobError
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec
from tests.tiny_bundles import tiny_weights, write_tiny_bundle
from tests.unit.compression.prunings import BRIEF, small_spec
from tests.unit.compression.runs import Finished, checkpoint, size_of, stopped_after

_ORIGIN = Origin("random weights for tests")


@pytest.fixture
def spec(teacher_folder: Path, pictures: Path) -> PruneSpec:
    return small_spec(teacher_folder, pictures)


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


def test_the_bundle_tells_how_it_came_about(spec: PruneSpec, finished: Finished, tmp_path: Path) -> None:
    folder = finished(spec).folder
    best = checkpoint(folder, "best")
    assert best["phase"] == "retraining"
    manifest = export(folder, tmp_path / "small", title="Small pairs")
    kernel = load_bundle(tmp_path / "small").pair(2).encoder.convolution("conv1_1").weight
    assert torch.equal(kernel, best["module"]["0.encoder.conv1_1.weight"])
    assert (manifest.title, manifest.teacher) == ("Small pairs", "teacher")
    assert "pruned with SPP" in manifest.origin.description
    record = json.loads((tmp_path / "small" / "bundle.json").read_text())["origin"]["made_by"]
    assert record["steps"] == best["step"] and record["spec"]["pruning_steps"] == 6
    assert str(tmp_path) not in json.dumps(record), "a bundle tells nothing of the machine that made it"


def test_a_run_stopped_while_pruning_cannot_be_exported_and_one_stopped_later_can(
    spec: PruneSpec, folder: RunFolder, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(5))
    with pytest.raises(JobError, match="no filter has been removed yet"):
        export(folder, tmp_path / "small", title="Small")
    folder.take_back_stop()
    with pytest.raises(Cancelled):
        resume(folder, stopped_after(7))
    assert checkpoint(folder)["phase"] == "retraining" and checkpoint(folder, "best")["step"] == 6, "the cut pairs"
    assert export(folder, tmp_path / "small", title="Small").origin.made_by["steps"] == 6
    with pytest.raises(BundleError, match="exists already"):
        export(folder, tmp_path / "small", title="Small")


def adain(place: Path) -> Manifest:
    return write_tiny_bundle(place, levels=(3,), methods=(Method.ADAIN,))


def with_one_trunk(place: Path) -> Manifest:
    """Two levels on the encoder of the deeper."""
    deep, shallow = tiny_weights(levels=(3, 2))
    trunk = {key: deep.encoder[key] for key in shallow.encoder}
    facts = BundleFacts(id=place.name, title="One trunk", methods=(Method.WCT,), origin=_ORIGIN)
    return write_bundle(place, facts, [deep, replace(shallow, encoder=trunk)])


def with_half_a_trunk(place: Path) -> Manifest:
    """Three levels of which two share an encoder."""
    deep, shallow, lone = tiny_weights(levels=(3, 2, 1))
    trunk = {key: deep.encoder[key] for key in shallow.encoder}
    facts = BundleFacts(id=place.name, title="Half a trunk", methods=(Method.WCT,), origin=_ORIGIN)
    return write_bundle(place, facts, [deep, replace(shallow, encoder=trunk), lone])


@pytest.mark.parametrize(
    ("write", "files"),
    [
        (adain, {"encoder3", "decoder3"}),
        (with_one_trunk, {"encoder3", "decoder3", "decoder2"}),
        (with_half_a_trunk, {"encoder3", "encoder2", "encoder1", "decoder3", "decoder2", "decoder1"}),
    ],
)
def test_bundles_of_every_kind_become_smaller_ones_of_that_kind(
    spec: PruneSpec, folder: RunFolder, tmp_path: Path, write: Callable[[Path], Manifest], files: set[str]
) -> None:
    source = write(tmp_path / "pairs")
    begin(replace(spec, bundle=tmp_path / "pairs", levels=None, schedule=BRIEF, pruning_steps=5), folder, Progress())
    manifest = export(folder, tmp_path / "small", title="Small")
    assert manifest.methods == source.methods and manifest.levels == source.levels
    assert {path.stem for path in (tmp_path / "small").glob("*.safetensors")} == files
    before, after = load_bundle(tmp_path / "pairs"), load_bundle(tmp_path / "small")
    for level in manifest.levels:
        assert size_of(after.pair(level).encoder) < size_of(before.pair(level).encoder)
        assert size_of(after.pair(level).decoder) < size_of(before.pair(level).decoder)
