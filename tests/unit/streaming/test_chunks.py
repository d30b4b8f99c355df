import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import align_up
from studio.networks.layout import Layer, Resample
from studio.streaming.chunks import fed_scale_px, rows_per_call

RESAMPLES = st.sampled_from(Resample)


def layer_of(resample: Resample, channels: int = 8) -> Layer:
    return Layer("conv2_1", channels, 2 * channels, resample, scale_px=2)


@pytest.mark.parametrize(("resample", "scale_px"), [(Resample.NONE, 2), (Resample.POOL, 2), (Resample.UPSAMPLE, 4)])
def test_a_buffer_holds_cells_after_pooling_and_before_upsampling(resample: Resample, scale_px: int) -> None:
    assert fed_scale_px(layer_of(resample)) == scale_px


@given(RESAMPLES, st.integers(1, 64), st.integers(1, 500), st.integers(1, 8), st.integers(0, 1 << 22))
def test_a_call_is_a_power_of_two_of_rows_within_band_and_size(
    resample: Resample, channels: int, cells: int, band_cells: int, numbers: int
) -> None:
    layer, width_px, band_px = layer_of(resample, channels), 16 * cells, 16 * band_cells
    rows = rows_per_call(layer, width_px=width_px, band_px=band_px, numbers=numbers)
    scale_px = fed_scale_px(layer)
    assert rows & (rows - 1) == 0 and 1 <= rows <= band_px // scale_px

    def held(number: int) -> int:
        return align_up(number, 16) if number >= 16 else number  # padded to whole vectors

    def size(count: int) -> int:
        cells_out = width_px // layer.scale_px * (count * scale_px // layer.scale_px)
        return held(layer.in_channels) * (width_px // scale_px + 2) * count + held(layer.out_channels) * cells_out

    assert rows == 1 or size(rows) <= numbers
    assert 2 * rows > band_px // scale_px or size(2 * rows) > numbers, "as many rows as fit"
