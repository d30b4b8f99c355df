from fractions import Fraction

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.kernels.convolution import CompiledConvolution, kernel_transform
from studio.kernels.library import KernelLibrary
from tests.reference.winograd import TAPS, filtering, magnitude
from tests.unit.kernels.compiled import EACH_LIBRARY

PLAIN = [Fraction(0), Fraction(5, 8), Fraction(-5, 8), Fraction(3, 2), Fraction(-3, 2)]
ENLARGED = [Fraction(0), Fraction(1), Fraction(-1), Fraction(5, 8), Fraction(-5, 8)]
EPSILON = float(torch.finfo(torch.float32).eps)


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64).float()


def fed_with(convolution: CompiledConvolution, rows: Tensor) -> Tensor:
    """``rows`` channels last, with zeros for the channels that the convolution takes besides."""
    padded = F.pad(rows, (0, 0, 0, 0, 0, convolution.channels_taken - rows.shape[1]))
    return padded.contiguous(memory_format=torch.channels_last)


def expected_of(kernel: Tensor, bias: Tensor, rows: Tensor, *, upsamples: bool) -> Tensor:
    wide = rows.double()
    if upsamples:  # what a border of cells becomes is one row and column of the enlarged picture
        wide = F.interpolate(wide, scale_factor=2, mode="nearest")[:, :, 1:-1, 1:-1]
    return F.conv2d(wide, kernel.double(), bias.double())


@pytest.mark.parametrize("points", [PLAIN, ENLARGED])
def test_weights_are_transformed_as_the_theory_says(points: list[Fraction]) -> None:
    _, g, _ = filtering(points)
    found = kernel_transform([float(point) for point in points])
    np.testing.assert_allclose(found.numpy(), np.array(g, dtype=np.float64), rtol=1e-15)


@pytest.mark.parametrize("points", [PLAIN, ENLARGED])
def test_the_twin_filters(points: list[Fraction]) -> None:
    a_t, g, b_t = (np.array(matrix, dtype=object) for matrix in filtering(points))
    taps, numbers = [Fraction(3), Fraction(-1, 7), Fraction(2)], [Fraction(n * n - 4) for n in range(6)]
    found = a_t @ ((g @ np.array(taps)) * (b_t @ np.array(numbers)))
    assert list(found) == [sum(taps[t] * numbers[y + t] for t in range(TAPS)) for y in range(4)]


@EACH_LIBRARY
@pytest.mark.parametrize("upsamples", [False, True])
@pytest.mark.parametrize(
    ("inputs", "outputs", "height", "width"),
    [(16, 16, 8, 200), (16, 16, 7, 99), (5, 9, 1, 4), (29, 43, 3, 16), (32, 64, 5, 37), (80, 128, 2, 33), (4, 3, 6, 7)],
)
def test_it_convolves(
    library: KernelLibrary, upsamples: bool, inputs: int, outputs: int, height: int, width: int
) -> None:
    kernel, bias = drawn(outputs, inputs, 3, 3) / inputs, drawn(outputs, seed=1)
    rows = drawn(2, inputs, height + 2, width + 2, seed=2)
    convolution = CompiledConvolution(library, kernel, bias, upsamples=upsamples, has_relu=True, splits=False)
    found = convolution(fed_with(convolution, rows))
    expected = expected_of(kernel, bias, rows, upsamples=upsamples).clamp_min(0.0)
    points = ENLARGED if upsamples else PLAIN
    terms = inputs + 40  # products summed for one output, and the sums of both transforms
    tolerance = terms * EPSILON * magnitude(points, kernel.double().numpy(), rows.double().numpy())
    torch.testing.assert_close(found[:, :outputs].double(), expected, rtol=0, atol=tolerance)
    assert not found[:, outputs:].any()


@EACH_LIBRARY
@pytest.mark.parametrize(("inputs", "outputs"), [(3, 16), (1, 5), (16, 3), (24, 3), (7, 3)])
@pytest.mark.parametrize(("height", "width"), [(8, 192), (3, 97), (1, 5)])
def test_it_reads_and_paints_rgb(library: KernelLibrary, inputs: int, outputs: int, height: int, width: int) -> None:
    kernel, bias = drawn(outputs, inputs, 3, 3) / inputs, drawn(outputs, seed=1)
    rows = drawn(1, inputs, height + 2, width + 2, seed=2)
    convolution = CompiledConvolution(library, kernel, bias, upsamples=False, has_relu=False, splits=False)
    found = convolution(fed_with(convolution, rows))
    tolerance = (9 * inputs + 40) * EPSILON * magnitude(PLAIN, kernel.double().numpy(), rows.double().numpy())
    expected = expected_of(kernel, bias, rows, upsamples=False)
    torch.testing.assert_close(found[:, :outputs].double(), expected, rtol=0, atol=tolerance)


@EACH_LIBRARY
def test_it_rounds_about_as_plain_sums_do(library: KernelLibrary) -> None:
    kernel, bias, rows = drawn(32, 32, 3, 3) / 17, drawn(32, seed=1), drawn(1, 32, 26, 66, seed=2).clamp_min(0.0)
    convolution = CompiledConvolution(library, kernel, bias, upsamples=False, has_relu=False, splits=False)
    expected = expected_of(kernel, bias, rows, upsamples=False)
    error = (convolution(fed_with(convolution, rows)).double() - expected).square().mean().sqrt()
    in_order = torch.zeros_like(expected, dtype=torch.float32) + bias[:, None, None]
    for down in range(3):
        for across in range(3):
            for channel in range(32):
                part = rows[:, channel : channel + 1, down : down + 24, across : across + 64]
                in_order += part * kernel[:, channel, down, across][:, None, None]
    plain_error = (in_order.double() - expected).square().mean().sqrt()
    assert error < 6 * plain_error  # 2.1 for these points in NumPy, 4.6 for 0, ±1, ±2


@EACH_LIBRARY
def test_split_maps_follow_one_another(library: KernelLibrary) -> None:
    kernel, bias = drawn(2 * 29, 16, 3, 3), drawn(2 * 29, seed=1)
    rows = drawn(1, 16, 6, 34, seed=2)
    both = CompiledConvolution(library, kernel, bias, upsamples=False, has_relu=False, splits=True)
    found = both(fed_with(both, rows))
    maps = found.view(2, -1, *found.shape[2:])
    for half in range(2):
        part = slice(29 * half, 29 * half + 29)
        one = CompiledConvolution(library, kernel[part], bias[part], upsamples=False, has_relu=False, splits=False)
        torch.testing.assert_close(maps[half, :29], one(fed_with(one, rows))[0, :29], rtol=0, atol=1e-4)


@EACH_LIBRARY
def test_bytes_do_not_depend_on_threads(library: KernelLibrary) -> None:
    threads = torch.get_num_threads()
    convolution = CompiledConvolution(
        library, drawn(16, 16, 3, 3), drawn(16, seed=1), upsamples=False, has_relu=True, splits=False
    )
    rows = fed_with(convolution, drawn(2, 16, 23, 300, seed=2))
    try:
        found = []
        for count in (1, 2, 5):
            torch.set_num_threads(count)
            found.extend(convolution(rows) for _ in range(20))
    finally:
        torch.set_num_threads(threads)
    assert all(torch.equal(each, found[0]) for each in found)
