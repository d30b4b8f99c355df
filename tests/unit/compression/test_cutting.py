import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle, Pair
from studio.compression.cutting import cut_decoder, cut_encoder, mean_activations
from studio.compression.width_plan import share_of
from studio.networks.chain import ConvolutionChain


def rgb(seed: int = 0) -> Tensor:
    return torch.rand(2, 3, 32, 48, generator=torch.Generator().manual_seed(seed))


def widths_of(chain: ConvolutionChain) -> list[int]:
    return [layer.out_channels for layer in chain.layers]


def cut(pair: Pair, share: float) -> Pair:
    encoder = cut_encoder(
        pair.encoder, share_of(widths_of(pair.encoder), share), mean_activations(pair.encoder, [rgb()])
    )
    decoder = cut_decoder(
        pair.decoder,
        (*share_of(widths_of(pair.decoder)[:-1], share), 3),
        mean_activations(pair.decoder, [pair.encoder(rgb())]),
        inputs=encoder.kept[pair.encoder.layers[-1].name],
    )
    return Pair(pair.level, encoder.chain, decoder.chain)


def test_a_share_is_rounded_and_never_empties_a_layer() -> None:
    assert share_of([4, 6, 10], 0.75) == (3, 4, 8)
    assert share_of([4, 6, 10], 0.01) == (1, 1, 1)
    assert share_of([4, 6, 10], 1.0) == (4, 6, 10)


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("share", [0.01, 0.5, 1.0])
def test_widths_shrink_by_the_share_and_the_bottleneck_fits(teacher: Bundle, level: int, share: float) -> None:
    pair = teacher.pair(level)
    small = cut(pair, share)
    assert widths_of(small.encoder) == list(share_of(widths_of(pair.encoder), share))
    assert widths_of(small.decoder) == [*share_of(widths_of(pair.decoder)[:-1], share), 3]
    assert small.decoder.layers[0].in_channels == widths_of(small.encoder)[-1]
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


def test_a_cut_network_shares_no_memory_with_its_teacher(teacher: Bundle) -> None:
    pair = teacher.pair(2)
    same = cut(pair, 1.0)
    with torch.no_grad():
        same.encoder.convolution("conv1_1").weight.zero_()
    assert bool(pair.encoder.convolution("conv1_1").weight.any())


def test_it_is_told_which_filters_were_kept(teacher: Bundle) -> None:
    encoder = teacher.pair(2).encoder
    small = cut_encoder(encoder, (2, 3, 4), mean_activations(encoder, [rgb()]))
    inputs = torch.arange(3)
    for layer in encoder.layers:
        kept = small.kept[layer.name]
        whole = encoder.convolution(layer.name).weight[kept][:, inputs]
        assert torch.equal(small.chain.convolution(layer.name).weight, whole)
        inputs = kept


def test_activations_are_means_over_all_batches(teacher: Bundle) -> None:
    chain = teacher.pair(2).encoder
    seen = mean_activations(chain, [rgb(0), rgb(1)])
    both = dict(chain.steps(torch.cat((rgb(0), rgb(1)))))
    assert set(seen) == {layer.name for layer in chain.layers}
    for name, out in both.items():
        torch.testing.assert_close(seen[name], out.mean((0, 2, 3)), rtol=1e-4, atol=1e-6)
