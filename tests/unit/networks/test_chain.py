import numpy as np
import pytest
import torch

from studio.networks.chain import ConvolutionChain
from tests.reference import networks as reference
from tests.tiny_bundles import tiny_weights


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_forward_is_what_the_numpy_twin_computes(level: int) -> None:
    (weights,) = tiny_weights(levels=[level])
    assert weights.decoder is not None
    encoder = ConvolutionChain.from_tensors(weights.encoder_layers(), weights.encoder).double()
    decoder = ConvolutionChain.from_tensors(weights.decoder_layers(), weights.decoder).double()
    rgb_chw = np.random.default_rng(level).random((3, 32, 48))
    expected_features = reference.encode(rgb_chw, as_arrays(weights.encoder), level=level)
    expected_rgb = reference.decode(expected_features, as_arrays(weights.decoder), level=level)
    with torch.no_grad():
        features = encoder(torch.from_numpy(rgb_chw)[None])
        rgb = decoder(features)
    np.testing.assert_allclose(features[0].numpy(), expected_features, rtol=0, atol=1e-11)
    np.testing.assert_allclose(rgb[0].numpy(), expected_rgb, rtol=0, atol=1e-11)


def test_features_are_the_named_steps() -> None:
    (weights,) = tiny_weights(levels=[3])
    encoder = ConvolutionChain.from_tensors(weights.encoder_layers(), weights.encoder)
    rgb = torch.rand(1, 3, 16, 16)
    with torch.no_grad():
        found = encoder.features(rgb, ("conv1_1", "conv2_1"))
        steps = dict(encoder.steps(rgb))
    assert set(found) == {"conv1_1", "conv2_1"}
    assert all(torch.equal(out, steps[name]) for name, out in found.items())


def test_tensors_that_do_not_fit_are_refused() -> None:
    (weights,) = tiny_weights(levels=[2])
    incomplete = {key: tensor for key, tensor in weights.encoder.items() if key != "conv1_2.bias"}
    with pytest.raises(RuntimeError, match=r"conv1_2\.bias"):
        ConvolutionChain.from_tensors(weights.encoder_layers(), incomplete)


def as_arrays(tensors: object) -> dict[str, np.ndarray]:
    assert isinstance(tensors, dict)
    return {key: tensor.double().numpy() for key, tensor in tensors.items()}
