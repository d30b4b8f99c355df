from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from studio.bundles.importers import collaborative
from studio.bundles.importers.state_dict import read_state_dict
from studio.errors import BundleError
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method
from tests.published import published_folder
from tests.tiny_bundles import tiny_weights
from tests.unit.bundles.importers.published_files import write_collaborative


def test_keys_become_canonical_and_training_layers_stay_behind(tmp_path: Path) -> None:
    write_collaborative(tmp_path)
    assert collaborative.recognises(tmp_path)
    found = {weights.level: weights for weights in collaborative.read(tmp_path).levels}
    assert set(found) == {1, 2}
    for weights in tiny_weights(levels=[2, 1]):
        ours = found[weights.level]
        assert set(ours.encoder) == set(weights.encoder)
        for key in set(weights.encoder) - {"conv1_1.weight", "conv1_1.bias"}:  # those took the colour layer in
            assert torch.equal(ours.encoder[key], weights.encoder[key])
        assert ours.decoder is not None
        assert weights.decoder is not None
        assert all(torch.equal(ours.decoder[key], tensor) for key, tensor in weights.decoder.items())


@pytest.mark.parametrize("name", ["2SE", "2SD"])
def test_half_a_level_is_refused(tmp_path: Path, name: str) -> None:
    write_collaborative(tmp_path)
    (tmp_path / f"{name}.pth").unlink()
    with pytest.raises(BundleError, match=rf"half of level 2: {name}\.pth is missing"):
        collaborative.read(tmp_path)


def test_the_published_release() -> None:
    folder = published_folder("collab16x")
    published = collaborative.read(folder)
    assert [weights.level for weights in published.levels] == [1, 2, 3, 4, 5]
    assert published.methods[0] is Method.WCT
    widths = {weights.level: weights.encoder_layers()[-1].out_channels for weights in published.levels}
    assert widths == {1: 24, 2: 32, 3: 64, 4: 128, 5: 128}
    assert [layer.out_channels for layer in published.levels[4].encoder_layers()] == [16, 16, 32, 32] + [64] * 4 + [
        128
    ] * 5
    parameters = sum(
        tensor.numel()
        for weights in published.levels
        for half in (weights.encoder, weights.decoder or {})
        for tensor in half.values()
    )
    assert 2.0e6 < parameters < 2.2e6, "ten networks of 2.1 M parameters"


def test_the_published_encoder_computes_what_its_own_layers_say() -> None:
    folder = published_folder("collab16x")
    stored = {key: tensor.double() for key, tensor in read_state_dict(folder / "2SE.pth").items()}
    weights = collaborative.read(folder).levels[1]
    rgb = torch.rand(1, 3, 32, 32, dtype=torch.float64)
    with torch.no_grad():
        rows = F.conv2d(rgb, stored["conv0.weight"], stored["conv0.bias"])
        for name in ("conv11", "conv12", "conv21"):
            rows = F.max_pool2d(rows, 2) if name == "conv21" else rows
            padded = F.pad(rows, (1, 1, 1, 1), mode="reflect")
            rows = F.relu(F.conv2d(padded, stored[f"{name}.weight"], stored[f"{name}.bias"]))
        ours = ConvolutionChain.from_tensors(weights.encoder_layers(), weights.encoder).double()(rgb)
    assert float((ours - rows).abs().max() / rows.abs().max()) < 1e-5
