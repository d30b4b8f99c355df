import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from studio.compression.structure import SECTORS, direction_shares, excess_direction
from tests.reference import painting as twin


def noise(seed: int, height: int = 96, width: int = 128) -> Tensor:
    random = torch.Generator().manual_seed(seed)
    return torch.rand(1, 3, height, width, generator=random, dtype=torch.float64)


def waves(degrees: float, cycles_per_px: float) -> Tensor:
    """A grating whose frequency points ``degrees`` from the horizontal, rows downwards, with faint noise."""
    down, along = torch.meshgrid(torch.arange(128.0), torch.arange(128.0), indexing="ij")
    angle = np.radians(degrees)
    phase = 2 * np.pi * cycles_per_px * (along * np.cos(angle) + down * np.sin(angle))
    return (0.5 + 0.3 * torch.sin(phase) + 0.02 * noise(1, 128, 128)[0, 0]).expand(1, 3, -1, -1)


@settings(max_examples=5)
@given(st.integers(0, 1000), st.integers(64, 130))
def test_agrees_with_the_formula(seed: int, width: int) -> None:
    picture = noise(seed, 70, width)
    np.testing.assert_allclose(direction_shares(picture)[0], twin.direction_shares(picture[0].numpy()), atol=1e-6)


def test_noise_has_no_direction() -> None:
    assert direction_shares(noise(3, 512, 512)).abs().max() < 0.15


@pytest.mark.parametrize("degrees", [0, 45, 90, 135])
@pytest.mark.parametrize(("cycles_per_px", "band"), [(0.19, 0), (0.35, 1)])
def test_a_grating_is_all_in_its_own_sector(degrees: int, cycles_per_px: float, band: int) -> None:
    shares = direction_shares(waves(degrees, cycles_per_px))[0, band]
    assert int(shares.argmax()) == degrees // 15
    assert float(shares.max()) == pytest.approx(np.log(SECTORS), abs=0.25), "nearly all power is in one of twelve"


def test_only_what_neither_photograph_nor_style_has_counts() -> None:
    grating, plain = waves(0, 0.35), noise(5, 128, 128)
    assert float(excess_direction(grating, plain, plain)) > 0.1
    assert float(excess_direction(grating, grating, plain)) == 0.0
    assert float(excess_direction(grating, plain, grating)) == 0.0


def test_the_gradient_is_finite_on_a_picture_of_one_colour() -> None:
    flat = torch.full((2, 3, 96, 96), 0.5, requires_grad=True)
    excess_direction(
        flat, noise(1).float()[..., :96].expand(2, -1, -1, -1), torch.full((2, 3, 96, 96), 0.2)
    ).sum().backward()
    assert flat.grad is not None and torch.isfinite(flat.grad).all()
