from pathlib import Path

import pytest
import torch

from studio.bundles.importers import torchvision
from studio.errors import BundleError
from studio.networks.chain import ConvolutionChain
from tests.tiny_bundles import tiny_weights
from tests.unit.bundles.importers.published_files import VGG16_POSITIONS, write_torchvision


def test_the_encoder_takes_rgb_between_0_and_1(tmp_path: Path) -> None:
    write_torchvision(tmp_path / "vgg19.pth")
    assert torchvision.recognises(tmp_path / "vgg19.pth")
    published = torchvision.read(tmp_path / "vgg19.pth")
    (weights,) = published.levels
    assert (weights.level, weights.decoder, published.methods) == (5, None, ())
    original = tiny_weights(levels=[5])[0]
    rgb = torch.rand(1, 3, 32, 32, dtype=torch.float64)
    mean = torch.tensor([0.485, 0.456, 0.406], dtype=torch.float64).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225], dtype=torch.float64).view(1, 3, 1, 1)
    with torch.no_grad():
        layers = original.encoder_layers()
        expected = ConvolutionChain.from_tensors(layers, original.encoder).double()((rgb - mean) / deviation)
        found = ConvolutionChain.from_tensors(layers, weights.encoder).double()(rgb)
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-4)


def test_other_networks_are_refused(tmp_path: Path) -> None:
    write_torchvision(tmp_path / "vgg16.pth", positions=VGG16_POSITIONS)
    with pytest.raises(BundleError, match=r"vgg16\.pth is not torchvision's plain vgg19"):
        torchvision.read(tmp_path / "vgg16.pth")


def test_files_without_features_are_not_recognised(tmp_path: Path) -> None:
    torch.save({"x.weight": torch.zeros(1)}, tmp_path / "x.pth")
    (tmp_path / "readme.txt").write_text("features.")
    assert not torchvision.recognises(tmp_path / "x.pth")
    assert not torchvision.recognises(tmp_path / "readme.txt")
    assert not torchvision.recognises(tmp_path)
