import pytest
import torch

from studio.networks.chain import ConvolutionChain
from studio.networks.costs import halo_px, macs_per_pixel, parameter_count
from studio.networks.layout import Chain, decoder_chain, encoder_chain, mirrored_widths, vgg19_encoder_widths
from tests.tiny_bundles import tiny_weights


def encoder(level: int) -> Chain:
    return encoder_chain(level, vgg19_encoder_widths(level))


def decoder(level: int) -> Chain:
    widths = vgg19_encoder_widths(level)
    return decoder_chain(level, widths[-1], mirrored_widths(widths))


def test_parameters_of_vgg19_up_to_conv5_1() -> None:
    assert parameter_count(encoder(5)) == 12_944_960


def test_multiplications_of_the_shallow_levels() -> None:
    assert macs_per_pixel(encoder(1)) == 9 * 3 * 64
    assert macs_per_pixel(encoder(2)) == 9 * (3 * 64 + 64 * 64 + 64 * 128 / 4)
    assert macs_per_pixel(decoder(2)) == 9 * (128 * 64 / 4 + 64 * 64 + 64 * 3)


@pytest.mark.parametrize(("level", "halo"), [(1, 16), (2, 16), (3, 16), (4, 32), (5, 80)])
def test_halo_of_encoders(level: int, halo: int) -> None:
    assert halo_px(encoder(level)) == halo


@pytest.mark.parametrize(("level", "halo"), [(1, 16), (2, 16), (3, 32), (4, 64), (5, 160)])
def test_halo_of_pairs(level: int, halo: int) -> None:
    assert halo_px(encoder(level) + decoder(level)) == halo


@pytest.mark.parametrize(("level", "halo"), [(5, 112), (4, 48), (2, 16)])
def test_halo_of_decoding_one_level_and_encoding_the_next(level: int, halo: int) -> None:
    assert halo_px(decoder(level) + encoder(level - 1)) == halo


@pytest.mark.parametrize("level", [2, 3, 4])
def test_nothing_false_comes_nearer_than_the_halo(level: int) -> None:
    (weights,) = tiny_weights(levels=[level])
    layers = (weights.encoder_layers(), weights.decoder_layers())
    encode = ConvolutionChain.from_tensors(layers[0], weights.encoder).double()
    assert weights.decoder is not None
    decode = ConvolutionChain.from_tensors(layers[1], weights.decoder).double()
    halo = halo_px(layers[0] + layers[1])
    rgb = torch.rand(1, 3, 32, halo + 64, dtype=torch.float64)
    with torch.no_grad():
        whole = decode(encode(rgb))
        tile = decode(encode(rgb[..., 32:]))
    torch.testing.assert_close(tile[..., halo:], whole[..., 32 + halo :], rtol=0, atol=1e-12)
    assert (tile[..., 0] - whole[..., 32]).abs().max() > 1e-6, "the false border must be false at the edge itself"
