import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle, Pair
from studio.compression.cutting import cut_pair, mean_activations


def rgb(seed: int = 0) -> Tensor:
    return torch.rand(2, 3, 32, 48, generator=torch.Generator().manual_seed(seed))


def cut(pair: Pair, keep_share: float) -> Pair:
    return cut_pair(
        pair,
        keep_share=keep_share,
        encoder_seen=mean_activations(pair.encoder, [rgb()]),
        decoder_seen=mean_activations(pair.decoder, [pair.encoder(rgb())]),
    )


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("keep_share", [0.01, 0.5, 0.75, 1.0])
def test_widths_shrink_by_the_share_and_the_bottleneck_fits(teacher: Bundle, level: int, keep_share: float) -> None:
    pair = teacher.pair(level)
    small = cut(pair, keep_share)
    for before, after in zip(pair.encoder.layers, small.encoder.layers, strict=True):
        assert after.out_channels == max(1, round(before.out_channels * keep_share))
    for before, after in zip(pair.decoder.layers[:-1], small.decoder.layers[:-1], strict=True):
        assert after.out_channels == max(1, round(before.out_channels * keep_share))
    assert small.decoder.layers[-1].out_channels == 3
    assert small.decoder.layers[0].in_channels == small.encoder.layers[-1].out_channels
    assert small.decoder(small.encoder(rgb())).shape == rgb().shape


@pytest.mark.parametrize("level", [1, 2, 3])
def test_dead_filters_go_first_and_nothing_changes(teacher: Bundle, level: int) -> None:
    pair = teacher.pair(level)
    for chain in (pair.encoder, pair.decoder):
        for layer in chain.layers:
            if layer.has_relu:
                convolution = chain.convolution(layer.name)
                convolution.weight[1::2] = 0
                assert convolution.bias is not None
                convolution.bias[1::2] = 0
    small = cut(pair, 0.5)
    kept, whole = (chain.convolution("conv1_1").weight for chain in (small.encoder, pair.encoder))
    assert torch.equal(kept, whole[::2])
    torch.testing.assert_close(small.decoder(small.encoder(rgb(1))), pair.decoder(pair.encoder(rgb(1))))


def test_keeping_everything_keeps_every_weight(teacher: Bundle) -> None:
    pair = teacher.pair(2)
    same = cut(pair, 1.0)
    for before, after in ((pair.encoder, same.encoder), (pair.decoder, same.decoder)):
        assert all(torch.equal(tensor, after.state_dict()[key]) for key, tensor in before.state_dict().items())


def test_activations_are_means_over_all_batches(teacher: Bundle) -> None:
    chain = teacher.pair(2).encoder
    seen = mean_activations(chain, [rgb(0), rgb(1)])
    both = dict(chain.steps(torch.cat((rgb(0), rgb(1)))))
    assert set(seen) == {layer.name for layer in chain.layers}
    for name, out in both.items():
        torch.testing.assert_close(seen[name], out.mean((0, 2, 3)), rtol=1e-4, atol=1e-6)
