from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.verify import paint_whole
from studio.specs.method import Method
from tests.reference import networks as reference
from tests.unit.engine.pictures import IN_FLOAT64, painting_of, soft_picture, spec_of


@pytest.mark.parametrize("detail", [0.0, 0.5, 1.0])
def test_one_level_by_adain_is_what_numpy_computes(bundle: Bundle, style: Path, detail: float) -> None:
    painting = painting_of(bundle, spec_of(style, levels=(2,), method=Method.ADAIN, detail=detail), IN_FLOAT64)
    rgb_hwc = soft_picture(37, 40)
    pair = bundle.pair(2)
    encoder, decoder = (
        {key: tensor.double().numpy() for key, tensor in chain.state_dict().items()}
        for chain in (pair.encoder, pair.decoder)
    )
    padded = np.pad(rgb_hwc, ((0, 8), (0, 11), (0, 0)), mode="reflect").transpose(2, 0, 1)
    features = reference.encode(padded, encoder, level=2)
    moments = painting.styles[0][2]
    deviation = features.std((1, 2), ddof=1, keepdims=True)
    wanted_deviation = moments.covariance.diagonal().sqrt().numpy()[:, None, None]
    normal = (features - features.mean((1, 2), keepdims=True)) / deviation
    coloured = normal * wanted_deviation + moments.mean.numpy()[:, None, None]
    lost = padded - reference.decode(features, decoder, level=2)
    expected = (reference.decode(coloured, decoder, level=2) + detail * lost)[:, :40, :37]
    found = paint_whole(painting, bundle, torch.from_numpy(rgb_hwc).permute(2, 0, 1)[None])
    np.testing.assert_allclose(found[0].numpy(), expected, rtol=0, atol=1e-9)
