import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.bundles.dead import RGB_RANGE, feature_bounds, possible_channels, rgb_bounds
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import encoder_chain
from tests.tiny_bundles import tiny_weights


def first_layer(weight: float, bias: float) -> torch.Tensor:
    tensors = {"conv1_1.weight": torch.full((1, 3, 3, 3), weight), "conv1_1.bias": torch.tensor([bias])}
    return possible_channels(encoder_chain(1, [1]), tensors, rgb_bounds())["conv1_1"]


def test_a_filter_is_dead_only_if_no_rgb_in_range_lifts_it_above_zero() -> None:
    highest = 27 * 0.1 * RGB_RANGE[1]
    assert not first_layer(0.1, -highest - 0.1).any()
    assert first_layer(0.1, -highest + 0.1).all()
    assert not first_layer(0.0, 0.0).any()
    assert first_layer(0.0, 1e-3).all()
    assert first_layer(-0.1, 0.0).all(), "RGB below 0 fires it"


def test_what_only_dead_filters_feed_is_dead_and_negative_weights_on_relu_outputs_too() -> None:
    (weights,) = tiny_weights(levels=[2])
    tensors = {key: tensor.clone() for key, tensor in weights.encoder.items()}
    tensors["conv1_1.weight"][1:], tensors["conv1_1.bias"][1:] = 0, -1
    tensors["conv1_2.weight"][2, 0], tensors["conv1_2.bias"][2] = 0, -0.5  # reads only what never fires
    tensors["conv1_2.weight"][3], tensors["conv1_2.bias"][3] = -1, 0
    possible = possible_channels(weights.encoder_layers(), tensors, rgb_bounds())
    assert possible["conv1_1"].tolist() == [True, False, False, False]
    assert possible["conv1_2"][2:].tolist() == [False, False]


def test_features_after_a_map_know_no_bounds() -> None:
    (weights,) = tiny_weights(levels=[2])
    assert weights.decoder is not None
    tensors = {key: tensor.clone() for key, tensor in weights.decoder.items()}
    tensors["conv2_1.weight"][1], tensors["conv2_1.bias"][1] = -1, -100.0
    tensors["conv2_1.weight"][2, 1:], tensors["conv2_1.bias"][2] = 0, -1.0
    bounds = feature_bounds(torch.tensor([False, True, True, True, True, True]))
    possible = possible_channels(weights.decoder_layers(), tensors, bounds)
    assert possible["conv2_1"].tolist() == [True, True, False, True]
    assert possible["conv1_1"].all(), "the last layer has no ReLU"


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), shift=st.floats(-3, 0))
def test_no_picture_fires_what_is_called_impossible(seed: int, shift: float) -> None:
    (weights,) = tiny_weights(levels=[3], seed=seed)
    tensors = {key: tensor + shift * 3 * key.endswith("bias") for key, tensor in weights.encoder.items()}
    layers = weights.encoder_layers()
    possible = possible_channels(layers, tensors, rgb_bounds())
    low, high = RGB_RANGE
    random = torch.Generator().manual_seed(seed)
    rgb = low + (high - low) * torch.randint(0, 2, (4, 3, 16, 16), generator=random).float()
    with torch.no_grad():
        for name, out in ConvolutionChain.from_tensors(layers, tensors).steps(rgb):
            fires = out.amax((0, 2, 3)) > 0
            assert not (fires & ~possible[name]).any()
