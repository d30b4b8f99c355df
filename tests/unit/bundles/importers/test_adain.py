from pathlib import Path

import torch

from studio.bundles.importers import adain
from studio.specs.method import Method
from tests.tiny_bundles import tiny_weights
from tests.unit.bundles.importers.published_files import write_adain


def test_the_pair_is_level_4_however_deep_the_encoder_goes(tmp_path: Path) -> None:
    write_adain(tmp_path)
    assert adain.recognises(tmp_path)
    published = adain.read(tmp_path)
    (weights,) = published.levels
    assert published.methods == (Method.ADAIN,)
    assert weights.level == 4
    assert len(weights.encoder_layers()) == len(weights.decoder_layers()) == 9
    deep = tiny_weights(levels=[5])[0]
    assert torch.equal(weights.encoder["conv4_1.weight"], deep.encoder["conv4_1.weight"])
    assert "conv4_2.weight" not in weights.encoder


def test_the_encoder_alone_is_a_teacher(tmp_path: Path) -> None:
    write_adain(tmp_path)
    assert adain.recognises(tmp_path / "vgg_normalised.pth")
    published = adain.read(tmp_path / "vgg_normalised.pth")
    (weights,) = published.levels
    assert (published.methods, weights.level, weights.decoder) == ((), 5, None)
