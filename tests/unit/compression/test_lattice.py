import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from studio.compression.structure import CELLS_PX, excess_lattice, lattice_of
from tests.reference import painting as twin

LEAST_MEAN = 2e-3


def noise(seed: int, side_px: int = 40) -> Tensor:
    random = torch.Generator().manual_seed(seed)
    return torch.rand(2, 3, side_px, side_px, generator=random, dtype=torch.float64)


def stripes(period_px: int, side_px: int = 66) -> Tensor:
    """White columns on black, one in ``period_px``; the first second difference is that of column 1."""
    picture = torch.zeros(1, 3, side_px, side_px, dtype=torch.float64)
    picture[..., 1::period_px] = 1.0
    return picture


@given(st.integers(0, 1000), st.integers(18, 37))
def test_agrees_with_the_formula(seed: int, side_px: int) -> None:
    pictures = noise(seed, side_px)
    expected = [twin.lattice(picture) for picture in pictures.numpy()]
    assert lattice_of(pictures).numpy() == pytest.approx(np.array(expected), rel=1e-9)


def test_stripes_have_the_value_that_is_worked_out_by_hand() -> None:
    """Second differences 2, 1, 0, 1 again and again along rows and along diagonals, none down columns."""
    expected = 0.0
    for cell in (4, 8, 16):  # two columns at a time all positions have 1 on average
        along = np.sqrt(cell / 2 / (cell - 1)) / (1 + LEAST_MEAN)
        diagonal = np.sqrt(cell**2 / 2 / (cell**2 - 1)) / (1 + LEAST_MEAN)
        expected += along + 2 * diagonal
    assert float(lattice_of(stripes(4))) == pytest.approx(expected / (4 * len(CELLS_PX)), rel=1e-9)


def test_a_grid_has_more_of_it_than_noise_and_noise_more_than_nothing() -> None:
    grid = noise(1, 66).clone()
    grid[:, :, ::8, ::8] += 0.5
    flat = torch.full((1, 3, 66, 66), 0.5)
    assert bool((lattice_of(grid) > 1.5 * lattice_of(noise(1, 66))).all())
    assert float(lattice_of(flat)) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("turned", [False, True])
def test_a_pattern_counts_whichever_way_it_runs(turned: bool) -> None:
    diagonal = torch.zeros(1, 3, 66, 66, dtype=torch.float64)
    rows, columns = torch.meshgrid(torch.arange(66), torch.arange(66), indexing="ij")
    diagonal[:, :, (rows + (columns if turned else -columns)) % 4 == 0] = 1.0
    assert float(lattice_of(diagonal)) > 2 * float(lattice_of(noise(1, 66)).max())
    assert float(lattice_of(stripes(4).mT)) == pytest.approx(float(lattice_of(stripes(4))))


def test_only_what_the_photograph_lacks_is_counted() -> None:
    painted, photographs = stripes(4).requires_grad_(), noise(2, 66)[:1].requires_grad_()
    excess = excess_lattice(painted, photographs)
    with torch.no_grad():
        assert float(excess.detach()) == pytest.approx(float(lattice_of(painted) - lattice_of(photographs)))
    assert float(excess_lattice(photographs, painted).detach()) == 0.0
    excess.sum().backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert painted.grad is not None and bool(painted.grad.any()) and photographs.grad is None


@pytest.mark.parametrize("picture", [torch.zeros(1, 3, 34, 34), torch.full((1, 3, 34, 34), 0.3)])
def test_gradient_on_a_flat_picture_is_finite(picture: Tensor) -> None:
    picture.requires_grad_()
    lattice_of(picture).sum().backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert picture.grad is not None and bool(picture.grad.isfinite().all())
