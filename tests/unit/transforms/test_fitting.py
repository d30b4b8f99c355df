from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from studio.errors import StudioError
from studio.specs.method import Method
from studio.transforms.adain import fit_adain
from studio.transforms.affine import AffineMap
from studio.transforms.fitting import fit_map
from studio.transforms.moments import Moments
from studio.transforms.optimal_transport import fit_optimal_transport
from studio.transforms.wct import fit_wct
from tests.unit.transforms.pictures import moments_of


def random_moments(seed: int, channels: int = 3) -> Moments:
    rng = np.random.default_rng(seed)
    mixing = rng.normal(size=(channels, channels))
    return moments_of(np.einsum("ij,bjyx->biyx", mixing, rng.normal(size=(1, channels, 9, 9))))


@pytest.mark.parametrize(
    ("method", "fit"), [(Method.WCT, fit_wct), (Method.ADAIN, fit_adain), (Method.OT, fit_optimal_transport)]
)
def test_each_method_has_its_own_fit(method: Method, fit: Callable[[Moments, Moments], AffineMap]) -> None:
    expected = fit(random_moments(1), random_moments(2))
    fitted = fit_map(method, random_moments(1), random_moments(2))
    assert torch.equal(fitted.matrix, expected.matrix)
    assert torch.equal(fitted.bias, expected.bias)


@pytest.mark.parametrize("method", Method)
def test_a_picture_in_its_own_style_stays_as_it_is(method: Method) -> None:
    fitted = fit_map(method, random_moments(1), random_moments(1))
    assert torch.allclose(fitted.matrix, torch.eye(3, dtype=torch.float64), atol=1e-9)
    assert torch.allclose(fitted.bias, torch.zeros(3, dtype=torch.float64), atol=1e-9)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("place", ["mean", "scatter"])
def test_values_not_finite_are_reported_on_either_side(method: Method, side: int, place: str) -> None:
    sides = [random_moments(1), random_moments(2)]
    getattr(sides[side], place)[0] = float("nan")
    with pytest.raises(StudioError, match="NaN or infinity"):
        fit_map(method, *sides)


@pytest.mark.parametrize("method", Method)
def test_a_picture_without_visible_pixels_is_reported(method: Method) -> None:
    with pytest.raises(StudioError, match="visible"):
        fit_map(method, random_moments(1), Moments.empty(3))


def test_channel_counts_must_agree() -> None:
    with pytest.raises(ValueError, match="channels"):
        fit_map(Method.WCT, random_moments(1), random_moments(2, channels=4))
