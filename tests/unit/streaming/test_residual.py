import pytest
import torch

from studio.networks.costs import macs_per_pixel
from studio.streaming.residual import DelayedRows, StreamedCascade, StreamedLevel, residual_decoder, residual_layers
from studio.transforms.affine import AffineMap
from tests.unit.streaming.chains import decoder, encoder, picture, prepared, streamed


def drawn_map(channels: int) -> AffineMap:
    random = torch.Generator().manual_seed(channels)
    matrix = torch.eye(channels, dtype=torch.float64)
    matrix += 0.3 * torch.randn(channels, channels, generator=random, dtype=torch.float64)
    return AffineMap(matrix, torch.randn(channels, generator=random, dtype=torch.float64))


@pytest.mark.parametrize("detail", [0.3, 1.0])
@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_the_chain_is_the_difference_of_two_decoders(level: int, detail: float) -> None:
    features, plain = encoder(level)(picture(64, 64)), decoder(level)
    affine = drawn_map(features.shape[1])
    expected = plain(affine.apply(features)) - detail * plain(features)
    chain = residual_decoder(prepared(plain), affine, detail)
    assert chain.layers == residual_layers(plain.layers)
    cells = 64 // features.shape[2]
    found = torch.cat(streamed(chain, features, band_rows=16 // cells), dim=2)
    torch.testing.assert_close(found, expected, rtol=0, atol=1e-10)


def test_all_but_the_last_layer_run_twice() -> None:
    layers = decoder(3).layers
    single, last = macs_per_pixel(layers), macs_per_pixel(layers[-1:])
    assert macs_per_pixel(residual_layers(layers)) == pytest.approx(2 * single - last)
    assert residual_layers(decoder(1).layers) == decoder(1).layers


def test_rows_wait_for_what_is_painted_from_them_in_any_portions() -> None:
    rows = torch.arange(3 * 20 * 4, dtype=torch.float64).view(1, 3, 20, 4)
    waiting, before = DelayedRows(0.5), rows.clone()
    for top in range(0, 20, 8):
        waiting.wait(rows[:, :, top : top + 8])
    found = [waiting.added_to(torch.ones(1, 3, count, 4, dtype=torch.float64)) for count in (1, 6, 11, 2)]
    assert torch.equal(torch.cat(found, dim=2), 1.0 + 0.5 * rows)
    assert torch.equal(rows, before), "what waits is never written"


@pytest.mark.parametrize("details", [(0.0, 0.0), (1.0, 0.0), (0.4, 0.7)])
def test_levels_in_a_row_are_each_level_after_the_other(details: tuple[float, float]) -> None:
    whole = rgb = picture(64, 80)
    levels = []
    for level, detail in zip((4, 2), details, strict=True):
        features = encoder(level)(whole)
        affine = drawn_map(features.shape[1])
        whole = decoder(level)(affine.apply(features)) + detail * (whole - decoder(level)(features))
        ready = prepared(decoder(level))
        painter = residual_decoder(ready, affine, detail) if detail else ready.folded(affine)
        levels.append(StreamedLevel(prepared(encoder(level)) + painter, detail, width_px=64, band_px=16))
    bands = [rgb[:, :, top : top + 16] for top in range(0, 80, 16)]
    found = torch.cat(list(StreamedCascade(levels).stream(bands)), dim=2)
    torch.testing.assert_close(found, whole, rtol=0, atol=1e-9)


def test_without_a_level_rows_pass_through() -> None:
    rgb = picture(32, 32)
    assert torch.equal(torch.cat(list(StreamedCascade(()).stream([rgb[:, :, :16], rgb[:, :, 16:]])), dim=2), rgb)
