from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.compression.evaluation.evaluate import identity_error
from tests.reference.networks import decode, encode
from tests.tiny_bundles import write_tiny_bundle


def test_is_the_mean_squared_loss_of_encoding_and_decoding(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=(2,))
    pair = load_bundle(tmp_path / "tiny").pair(2)
    encoder, decoder = (
        {name: tensor.double().numpy() for name, tensor in chain.state_dict().items()}
        for chain in (pair.encoder, pair.decoder)
    )
    rgb = torch.rand(1, 3, 16, 32, generator=torch.Generator().manual_seed(0))
    original = rgb[0].double().numpy()
    expected = ((decode(encode(original, encoder, level=2), decoder, level=2) - original) ** 2).mean()
    assert identity_error(pair, rgb) == pytest.approx(expected, rel=1e-4)
