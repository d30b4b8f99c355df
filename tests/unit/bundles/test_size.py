from dataclasses import replace
from pathlib import Path

from studio.bundles.manifest import BundleFacts, Origin
from studio.bundles.size import bundle_size, level_macs_per_pixel
from studio.bundles.writer import write_bundle
from tests.tiny_bundles import tiny_weights


def test_size_of_a_pair_with_a_shared_trunk(tmp_path: Path) -> None:
    deep, shallow = tiny_weights(levels=[2, 1])
    prefix = {key: tensor for key, tensor in deep.encoder.items() if key.startswith("conv1_1")}
    facts = BundleFacts("shared", "Shared", (), Origin("test"))
    manifest = write_bundle(tmp_path / "shared", facts, [deep, replace(shallow, encoder=prefix)])
    stored = [deep.encoder, deep.decoder or {}, shallow.decoder or {}]
    parameters = sum(tensor.numel() for tensors in stored for tensor in tensors.values())
    size = bundle_size(manifest)
    assert size.parameters == parameters
    assert size.weight_bytes == 4 * parameters
    level_2 = 9 * (3 * 4 + 4 * 4 + 4 * 6 / 4) + 9 * (6 * 4 / 4 + 4 * 4 + 4 * 3)
    assert level_macs_per_pixel(manifest.entry(2)) == level_2
    assert size.macs_per_pixel == level_2 + 9 * (3 * 4) + 9 * (4 * 3)
