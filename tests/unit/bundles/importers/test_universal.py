from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from studio.bundles.importers import universal
from studio.bundles.importers.state_dict import read_state_dict
from studio.errors import BundleError
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import vgg19_encoder_widths
from tests.published import published_folder
from tests.tiny_bundles import tiny_weights
from tests.unit.bundles.importers.published_files import write_universal


def test_any_subset_of_levels_is_read(tmp_path: Path) -> None:
    write_universal(tmp_path, levels=[3, 1])
    assert universal.recognises(tmp_path)
    found = {weights.level: weights for weights in universal.read(tmp_path).levels}
    assert set(found) == {1, 3}
    expected = tiny_weights(levels=[3])[0]
    assert torch.equal(found[3].encoder["conv3_1.weight"], expected.encoder["conv3_1.weight"])
    assert expected.decoder is not None
    assert found[3].decoder is not None
    assert all(torch.equal(found[3].decoder[key], tensor) for key, tensor in expected.decoder.items())


def test_half_a_level_is_refused(tmp_path: Path) -> None:
    write_universal(tmp_path)
    (tmp_path / "feature_invertor_conv1_1.pth").unlink()
    with pytest.raises(BundleError, match=r"half of level 1: feature_invertor_conv1_1\.pth is missing"):
        universal.read(tmp_path)


def test_a_decoder_of_another_level_is_refused(tmp_path: Path) -> None:
    write_universal(tmp_path)
    (tmp_path / "feature_invertor_conv1_1.pth").replace(tmp_path / "feature_invertor_conv2_1.pth")
    (tmp_path / "vgg_normalised_conv1_1.pth").unlink()
    with pytest.raises(BundleError, match="has 1 convolutions where a decoder of level 2 has 3"):
        universal.read(tmp_path)


def test_the_published_files_are_full_width_and_compute_what_their_layers_say() -> None:
    folder = published_folder("vgg19_wct")
    levels = universal.read(folder).levels
    assert [weights.level for weights in levels] == [1, 2, 3]
    assert tuple(layer.out_channels for layer in levels[2].encoder_layers()) == vgg19_encoder_widths(3)
    stored = {key: tensor.double() for key, tensor in read_state_dict(folder / "vgg_normalised_conv2_1.pth").items()}
    rgb = torch.rand(1, 3, 32, 32, dtype=torch.float64)
    with torch.no_grad():
        rows = F.conv2d(rgb, stored["0.weight"], stored["0.bias"])
        for name in ("2", "5", "9"):
            rows = F.max_pool2d(rows, 2) if name == "9" else rows
            padded = F.pad(rows, (1, 1, 1, 1), mode="reflect")
            rows = F.relu(F.conv2d(padded, stored[f"{name}.weight"], stored[f"{name}.bias"]))
        weights = levels[1]
        ours = ConvolutionChain.from_tensors(weights.encoder_layers(), weights.encoder).double()(rgb)
    assert float((ours - rows).abs().max() / rows.abs().max()) < 1e-5


def test_the_published_pair_paints_the_picture_back() -> None:
    levels = universal.read(published_folder("vgg19_wct")).levels
    ramp = torch.linspace(0.1, 0.9, 64)
    rgb = torch.stack([ramp.expand(64, 64), ramp.expand(64, 64).T, ramp.flip(0).expand(64, 64)])[None]
    for weights in levels[:2]:
        assert weights.decoder is not None
        with torch.no_grad():
            features = ConvolutionChain.from_tensors(weights.encoder_layers(), weights.encoder)(rgb)
            painted = ConvolutionChain.from_tensors(weights.decoder_layers(), weights.decoder)(features)
        assert float((painted - rgb).abs().mean()) < 0.05
