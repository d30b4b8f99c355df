import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle, Pair
from studio.compression.cutting import Cut, cut_decoder, cut_encoder, mean_activations
from studio.compression.refitting import refit
from studio.networks.chain import ConvolutionChain


def crops(seed: int, count: int = 4) -> Tensor:
    return torch.rand(count, 3, 64, 64, generator=torch.Generator().manual_seed(seed))


def cut_encoder_of(pair: Pair, widths: tuple[int, ...]) -> Cut:
    return cut_encoder(pair.encoder, widths, mean_activations(pair.encoder, [crops(0)]))


def error(chain: ConvolutionChain, teacher: ConvolutionChain, kept: Tensor, rows: Tensor, wide: Tensor) -> float:
    return float((chain(rows) - teacher(wide)[:, kept]).square().mean().detach())


def test_one_layer_becomes_the_least_squares_solution(teacher: Bundle) -> None:
    """A level 1 decoder has one layer: what is left after the fit is what no weights could take away."""
    pair = teacher.pair(1)
    encoder = cut_encoder_of(pair, (3,))
    inputs = encoder.kept["conv1_1"]
    seen = mean_activations(pair.decoder, [pair.encoder(crops(0)).detach()])
    decoder = cut_decoder(pair.decoder, (3,), seen, inputs=inputs)
    with torch.no_grad():
        narrow, wide = encoder.chain(crops(0)), pair.encoder(crops(0))
    refit(decoder.chain, pair.decoder, decoder.kept, [(narrow, wide)])
    padded = torch.nn.functional.pad(narrow, (1, 1, 1, 1), mode="reflect")
    columns = torch.nn.functional.unfold(padded, 3).transpose(0, 1).flatten(1).T.double()
    columns = torch.cat((columns, torch.ones(len(columns), 1, dtype=torch.float64)), dim=1)
    wanted = pair.decoder(wide).detach().transpose(0, 1).flatten(1).T.double()
    best = float((columns @ torch.linalg.lstsq(columns, wanted).solution - wanted).square().mean())
    found = error(decoder.chain, pair.decoder, torch.arange(3), narrow, wide)
    assert best <= found * 1.0001 and found <= 1.02 * best + 1e-9


@pytest.mark.parametrize("level", [1, 2, 3])
def test_an_uncut_chain_keeps_its_function(teacher: Bundle, level: int) -> None:
    pair = teacher.pair(level)
    same = cut_encoder_of(pair, tuple(layer.out_channels for layer in pair.encoder.layers))
    refit(same.chain, pair.encoder, same.kept, [(crops(0), crops(0))])
    torch.testing.assert_close(same.chain(crops(1)), pair.encoder(crops(1)), rtol=1e-4, atol=1e-4)


def test_a_cut_chain_comes_nearer_on_pictures_it_was_not_fitted_on(teacher: Bundle) -> None:
    pair = teacher.pair(3)
    small = cut_encoder_of(pair, (3, 3, 5, 5, 6))
    kept = small.kept["conv3_1"]
    before = error(small.chain, pair.encoder, kept, crops(1), crops(1))
    refit(small.chain, pair.encoder, small.kept, [(crops(0), crops(0))])
    assert error(small.chain, pair.encoder, kept, crops(1), crops(1)) < 0.7 * before


def test_streams_weigh_alike_however_large_their_values(teacher: Bundle) -> None:
    """A second stream a thousand times smaller still moves the solution."""
    pair = teacher.pair(2)
    alone, both = (cut_encoder_of(pair, (3, 3, 4)) for _ in range(2))
    faint = crops(5) * 1e-3
    refit(alone.chain, pair.encoder, alone.kept, [(crops(0), crops(0))])
    refit(both.chain, pair.encoder, both.kept, [(crops(0), crops(0)), (faint, faint)])
    kept = both.kept["conv2_1"]
    assert error(both.chain, pair.encoder, kept, faint, faint) < 0.9 * error(
        alone.chain, pair.encoder, kept, faint, faint
    )
