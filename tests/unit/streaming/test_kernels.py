import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from studio.streaming.row_layer import PIXELS_PER_GROUP, RowConvolution, grouped_kernel, transposed_kernel


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


@given(outputs=st.integers(1, 4), inputs=st.integers(1, 4), height=st.integers(1, 9), width=st.integers(1, 9))
def test_the_transposed_kernel_is_upsampling_and_convolution(
    outputs: int, inputs: int, height: int, width: int
) -> None:
    weight, rows = drawn(outputs, inputs, 3, 3), drawn(1, inputs, height, width, seed=1)
    high = F.pad(F.interpolate(rows, scale_factor=2, mode="nearest"), (1, 1, 1, 1), mode="reflect")
    replicated = F.pad(rows, (1, 1, 1, 1), mode="replicate")
    found = F.conv_transpose2d(replicated, transposed_kernel(weight), stride=2, padding=3)
    torch.testing.assert_close(found, F.conv2d(high, weight), rtol=0, atol=1e-12)


def test_the_transposed_kernel_keeps_the_precision_of_its_weight() -> None:
    assert transposed_kernel(drawn(2, 3, 3, 3).float()).dtype == torch.float32
    assert transposed_kernel(drawn(2, 3, 3, 3)).shape == (3, 2, 4, 4)


@given(pixels=st.integers(1, 5), outputs=st.integers(1, 4), inputs=st.integers(1, 4), groups=st.integers(1, 3))
def test_the_grouped_kernel_gives_neighbouring_pixels_side_by_side(
    pixels: int, outputs: int, inputs: int, groups: int
) -> None:
    weight, rows = drawn(outputs, inputs, 3, 3), drawn(1, inputs, 5, groups * pixels + 2, seed=1)
    found = F.conv2d(rows, grouped_kernel(weight, pixels), stride=(1, pixels))
    expected = F.conv2d(rows, weight)
    for pixel in range(pixels):
        own = found[:, pixel * outputs : (pixel + 1) * outputs]
        torch.testing.assert_close(own, expected[:, :, :, pixel::pixels], rtol=0, atol=1e-12)


@pytest.mark.parametrize("outputs", [1, 3, 4, 5, 12])
@pytest.mark.parametrize("width", [4, 6, 16])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_row_convolution_is_the_plain_one(outputs: int, width: int, dtype: torch.dtype) -> None:
    weight, bias = drawn(outputs, 5, 3, 3).to(dtype), drawn(outputs, seed=2).to(dtype)
    rows = drawn(1, 5, 4, width + 2, seed=1).to(dtype).contiguous(memory_format=torch.channels_last)
    found = RowConvolution(weight, bias, upsamples=False)(rows)
    tolerance = 1e-12 if dtype == torch.float64 else 1e-5
    torch.testing.assert_close(found, F.conv2d(rows, weight, bias), rtol=0, atol=tolerance)
    assert found.is_contiguous(memory_format=torch.channels_last) or outputs == 1


def test_colours_are_painted_several_pixels_at_a_time() -> None:
    painting = RowConvolution(drawn(3, 5, 3, 3), drawn(3), upsamples=False)
    seen: list[tuple[int, ...]] = []
    rows = drawn(1, 5, 4, 4 * PIXELS_PER_GROUP + 2)
    with torch.profiler.profile(record_shapes=True) as profile:
        painting(rows)
    seen = [tuple(event.input_shapes[1]) for event in profile.events() if event.name == "aten::conv2d"]
    assert seen == [(3 * PIXELS_PER_GROUP, 5, 3, 2 + PIXELS_PER_GROUP)]


def test_an_upsampling_convolution_doubles_its_rows() -> None:
    weight, bias, low = drawn(2, 3, 3, 3), drawn(2, seed=2), drawn(1, 3, 4, 6, seed=1)
    found = RowConvolution(weight, bias, upsamples=True)(F.pad(low, (1, 1, 1, 1), mode="replicate"))
    high = F.pad(F.interpolate(low, scale_factor=2, mode="nearest"), (1, 1, 1, 1), mode="reflect")
    torch.testing.assert_close(found, F.conv2d(high, weight, bias), rtol=0, atol=1e-12)
