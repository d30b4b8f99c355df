import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.streaming.chains import decoder, encoder, picture, prepared, streamed

SIDES_PX = st.integers(2, 7).map(lambda cells: 16 * cells)
EXACT = {"rtol": 0.0, "atol": 1e-12}


@settings(max_examples=40)
@given(level=st.integers(1, 5), width=SIDES_PX, height=SIDES_PX, band_cells=st.integers(1, 8))
def test_an_encoder_streamed_is_the_encoder(level: int, width: int, height: int, band_cells: int) -> None:
    rgb = picture(width, height)
    found = torch.cat(streamed(prepared(encoder(level)), rgb, band_rows=16 * band_cells), dim=2)
    torch.testing.assert_close(found, encoder(level)(rgb), **EXACT)


@settings(max_examples=40)
@given(level=st.integers(1, 5), width=SIDES_PX, height=SIDES_PX, band_cells=st.integers(1, 4))
def test_a_decoder_streamed_is_the_decoder(level: int, width: int, height: int, band_cells: int) -> None:
    scale_px = 1 << (level - 1)
    chain = decoder(level)
    features = picture(width // scale_px, height // scale_px, channels=chain.layers[0].in_channels)
    found = torch.cat(streamed(prepared(chain), features, band_rows=16 * band_cells // scale_px), dim=2)
    torch.testing.assert_close(found, chain(features), **EXACT)


@settings(max_examples=15)
@given(painted=st.integers(2, 5), width=SIDES_PX, height=SIDES_PX)
def test_a_decoder_joined_with_an_encoder_is_both_in_a_row(painted: int, width: int, height: int) -> None:
    rgb = picture(width, height)
    joined = prepared(encoder(painted)) + prepared(decoder(painted))
    found = torch.cat(streamed(joined, rgb, band_rows=32), dim=2)
    torch.testing.assert_close(found, decoder(painted)(encoder(painted)(rgb)), **EXACT)


def test_an_encoder_gives_features_after_relu_and_a_decoder_colours_before_any_clamp() -> None:
    features = torch.cat(streamed(prepared(encoder(3)), picture(32, 32), band_rows=16), dim=2)
    assert features.min() == 0.0
    colours = torch.cat(streamed(prepared(decoder(1)), 9 * picture(32, 32, channels=4), band_rows=16), dim=2)
    assert colours.min() < 0.0


def test_what_was_pushed_is_left_as_it_was() -> None:
    rgb = picture(32, 48) - 0.5
    before = rgb.clone()
    streamed(prepared(encoder(2)), rgb, band_rows=16)
    assert torch.equal(rgb, before)
