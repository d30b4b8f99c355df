from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.bundles.manifest import read_manifest
from studio.compression.probing import scan
from studio.jobs.training.sizes import layer_names
from studio.progress import Progress
from studio.specs.method import Method
from tests.unit.jobs.training.requests import distill_spec, make_material, prune_spec


def test_a_pruning_is_scanned_by_layer_and_a_distillation_by_level(tmp_path: Path) -> None:
    make_material(tmp_path, levels=(2, 1))
    layers = dict(scan(prune_spec(tmp_path), Progress()))
    assert list(layers)[:2] == ["2.encoder.conv1_1", "2.encoder.conv1_2"] and "1.encoder.conv1_1" in layers
    levels = dict(scan(distill_spec(tmp_path), Progress()))
    assert list(levels) == ["2", "1"]
    for losses in (*layers.values(), *levels.values()):
        shares = [share for share, _ in losses]
        assert shares[0] == 0 and shares == sorted(shares) and len(shares) > 1
        assert losses[-1][1] != losses[0][1], "filters left out are missed"
    assert len({losses[0][1] for losses in layers.values()}) == 1, "the network is whole between two layers"


def test_scans_name_what_shares_are_given_by(tmp_path: Path) -> None:
    make_material(tmp_path, levels=(2, 1))
    manifest = read_manifest(tmp_path / "tiny")
    live = replace(distill_spec(tmp_path), method=Method.ADAIN, levels=(2,))
    for spec in (prune_spec(tmp_path), replace(distill_spec(tmp_path), levels=(1,)), live):
        assert tuple(name for name, _ in scan(spec, Progress())) == layer_names(manifest, spec)
