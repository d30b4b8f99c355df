from pathlib import Path

import pytest

from studio.bundles.size import bundle_size
from studio.compression.evaluation.costs import bundle_cost, layer_speed_ups
from studio.errors import BundleError
from tests.tiny_bundles import write_tiny_bundle

NARROW, WIDE = {1: 2, 2: 4}, {1: 4, 2: 8}


def test_layers_add_up_to_the_bundle(tmp_path: Path) -> None:
    manifest = write_tiny_bundle(tmp_path / "tiny")
    cost, size = bundle_cost(tmp_path / "tiny", manifest, manifest.levels), bundle_size(manifest)
    assert cost.parameters == size.parameters == sum(layer.parameters for layer in cost.layers)
    assert cost.macs_per_pixel == pytest.approx(size.macs_per_pixel)
    assert sum(cost.level_macs_per_pixel.values()) == pytest.approx(size.macs_per_pixel)
    assert cost.disk_bytes == sum(path.stat().st_size for path in (tmp_path / "tiny").glob("*.safetensors"))


def test_only_levels_that_paint_are_counted(tmp_path: Path) -> None:
    manifest = write_tiny_bundle(tmp_path / "tiny", levels=(2, 1), widths=NARROW)
    cost = bundle_cost(tmp_path / "tiny", manifest, (1,))
    assert [layer.place for layer in cost.layers] == [(1, "encoder", "conv1_1"), (1, "decoder", "conv1_1")]
    assert cost.level_macs_per_pixel == {1: 2 * 9 * 3 * 2}
    assert cost.parameters == bundle_size(manifest).parameters
    with pytest.raises(BundleError, match="no level 5"):
        bundle_cost(tmp_path / "tiny", manifest, (5,))


def test_halving_every_width_is_four_times_faster_inside_and_twice_at_the_ends(tmp_path: Path) -> None:
    narrow, wide = (
        bundle_cost(tmp_path / name, write_tiny_bundle(tmp_path / name, levels=levels, widths=widths), levels)
        for name, levels, widths in (("narrow", (2, 1), NARROW), ("wide", (2,), WIDE))
    )
    found = layer_speed_ups(narrow, wide)
    assert {(each.level, each.network, each.name): each.speed_up for each in found} == {
        (2, "encoder", "conv1_1"): 2.0,
        (2, "encoder", "conv1_2"): 4.0,
        (2, "encoder", "conv2_1"): 4.0,
        (2, "decoder", "conv2_1"): 4.0,
        (2, "decoder", "conv1_2"): 4.0,
        (2, "decoder", "conv1_1"): 2.0,
    }
