from pathlib import Path

import pytest
import torch

from studio.bundles.importers.sequential import deepest_level, read_sequential_decoder, read_sequential_encoder
from studio.errors import BundleError
from tests.tiny_bundles import tiny_weights
from tests.unit.bundles.importers.published_files import sequential, write_universal


def test_an_encoder_may_reach_deeper_but_not_less_deep(tmp_path: Path) -> None:
    write_universal(tmp_path, levels=[3])
    path = tmp_path / "vgg_normalised_conv3_1.pth"
    assert len(read_sequential_encoder(path, 2)) == 6
    with pytest.raises(BundleError, match="has 6 convolutions; relu4_1"):
        read_sequential_encoder(path, 4)


def test_a_decoder_has_exactly_its_convolutions(tmp_path: Path) -> None:
    (weights,) = tiny_weights(levels=[2])
    torch.save(sequential(weights.decoder or {}, (1, 5, 8)), tmp_path / "d.pth")
    assert next(iter(read_sequential_decoder(tmp_path / "d.pth", 2))) == "conv2_1.weight"
    with pytest.raises(BundleError, match="has 3 convolutions where a decoder of level 3 has 5"):
        read_sequential_decoder(tmp_path / "d.pth", 3)


@pytest.mark.parametrize(("convolutions", "level"), [(1, 1), (2, 1), (3, 2), (9, 4), (12, 4), (13, 5), (16, 5)])
def test_how_deep_an_encoder_reaches(convolutions: int, level: int) -> None:
    assert deepest_level(convolutions) == level


def test_an_empty_encoder_reaches_nothing() -> None:
    with pytest.raises(BundleError, match="reaches no level"):
        deepest_level(0)
