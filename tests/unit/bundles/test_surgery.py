import torch

from studio.bundles.surgery import at_least_one, without_dead_channels
from studio.networks.layout import Chain
from tests.tiny_bundles import tiny_weights


def all_alive(layers: Chain) -> dict[str, torch.Tensor]:
    return {layer.name: torch.ones(layer.out_channels, dtype=torch.bool) for layer in layers}


def test_a_layer_is_never_emptied() -> None:
    assert at_least_one(torch.tensor([False, False])).tolist() == [True, False]
    assert at_least_one(torch.tensor([False, True])).tolist() == [False, True]


def test_a_removed_filter_takes_along_what_read_it() -> None:
    (weights,) = tiny_weights(levels=[2])
    encoder, decoder = all_alive(weights.encoder_layers()), all_alive(weights.decoder_layers())
    encoder["conv1_2"][1] = encoder["conv2_1"][4] = decoder["conv1_2"][0] = False
    slim = without_dead_channels(weights, encoder, decoder)
    assert slim.decoder is not None
    assert weights.decoder is not None
    assert [layer.out_channels for layer in slim.encoder_layers()] == [4, 3, 5]
    assert [layer.out_channels for layer in slim.decoder_layers()] == [4, 3, 3]
    rows, columns = [0, 1, 2, 3, 5], [0, 2, 3]
    assert torch.equal(slim.encoder["conv2_1.weight"], weights.encoder["conv2_1.weight"][rows][:, columns])
    assert torch.equal(slim.decoder["conv2_1.weight"], weights.decoder["conv2_1.weight"][:, rows])
    assert torch.equal(slim.decoder["conv1_1.weight"], weights.decoder["conv1_1.weight"][:, 1:])
    assert torch.equal(slim.decoder["conv1_1.bias"], weights.decoder["conv1_1.bias"])
