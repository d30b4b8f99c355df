from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.signal import correlate

from studio.bench.microast import Residual, convolution, macs_per_pixel, micro_ast, moments, renormalized


def test_it_has_the_published_number_of_parameters() -> None:
    """Wang et al. 2023, table 1: 0.472 million."""
    assert round(sum(each.numel() for each in micro_ast().parameters()) / 1e6, 3) == 0.472


def test_products_of_the_first_and_last_kernel_and_the_eight_in_the_middle_are_most_of_all() -> None:
    """2 of 9×9 between 3 and 16 channels; 8 of 3×3 between 64 at a sixteenth of the pixels; the rest is separable."""
    large = 2 * 81 * 3 * 16 + 8 * 9 * 64 * 64 / 16
    separable = (9 * 32 + 32 * 32) / 4 + (9 * 64 + 64 * 64) / 16 + (9 * 64 + 32 * 32) / 4 + 9 * 32 + 16 * 16
    assert macs_per_pixel() == pytest.approx(large + separable)


def test_a_picture_keeps_its_size_and_weights_are_always_the_same() -> None:
    picture = torch.rand(1, 3, 24, 32)
    with torch.inference_mode():
        one, two = micro_ast(), micro_ast()
        painted = one(picture, one.measure(picture))
        assert painted.shape == picture.shape and bool(painted.isfinite().all())
        assert torch.equal(painted, two(picture, two.measure(picture)))


def test_features_take_the_means_and_deviations_of_the_style() -> None:
    rows, style = torch.rand(1, 5, 6, 7, dtype=torch.float64), 3 * torch.rand(1, 5, 9, 4, dtype=torch.float64)
    mean, deviation = moments(renormalized(rows, moments(style)))
    torch.testing.assert_close(mean, style.mean((2, 3), keepdim=True))
    torch.testing.assert_close(deviation, style.std((2, 3), keepdim=True), rtol=1e-3, atol=0)


def test_a_modulated_residual_is_that_of_the_paper() -> None:
    """w·conv(x) + b·x after each convolution, over numpy: correlate is a convolution as networks count it."""
    torch.manual_seed(0)
    layer, rows = Residual().double(), torch.rand(1, 64, 4, 5, dtype=torch.float64)
    weight, bias = torch.rand(2, 1, 64, 1, 1, dtype=torch.float64)

    def convolved(x: np.ndarray, kernel: torch.nn.Conv2d) -> np.ndarray:
        padded = np.pad(x, ((0, 0), (1, 1), (1, 1)), mode="reflect")
        kernels, shifts = kernel.weight.detach().numpy(), kernel.bias
        assert shifts is not None
        found = [correlate(padded, each, mode="valid")[0] for each in kernels]
        return np.stack(found) + shifts.detach().numpy()[:, None, None]

    x, w, b = rows[0].numpy(), weight[0].numpy(), bias[0].numpy()
    middle = np.maximum(w * convolved(x, layer.first) + b * x, 0)
    expected = x + w * convolved(middle, layer.second) + b * middle
    with torch.inference_mode():
        found = layer(rows.clone(), (weight, bias))[0].numpy()
    np.testing.assert_allclose(found, expected, rtol=1e-10)


def test_a_convolution_halves_and_keeps_sizes() -> None:
    rows = torch.rand(1, 16, 8, 12)
    assert convolution(16, 32, 3, stride=2, groups=16)(rows).shape == (1, 32, 4, 6)
    assert convolution(16, 3, 9)(rows).shape == (1, 3, 8, 12)
