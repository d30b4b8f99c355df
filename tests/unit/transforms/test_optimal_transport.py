from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from numpy.testing import assert_allclose

from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments
from studio.transforms.optimal_transport import fit_optimal_transport
from studio.transforms.wct import fit_wct
from tests.reference import maps
from tests.unit.transforms.pictures import Array, is_clear_of_cut, moments_of, pairs, statistics_of


def displacement(affine: AffineMap, content: Moments) -> float:
    """Mean squared distance that the map moves the content's features."""
    moved = affine.matrix.numpy() - np.eye(affine.channels)
    offset = moved @ content.mean.numpy() + affine.bias.numpy()
    return float(np.trace(moved @ content.covariance.numpy() @ moved.T) + offset @ offset)


def condition(moments: Moments) -> float:
    """Largest over smallest variance that counts; 1 where none does."""
    variances = maps.range_of(moments.covariance.numpy())[1]
    return float(variances.max() / variances.min()) if len(variances) else 1.0


@given(pairs(full_rank=(False, True)))
def test_agrees_with_the_reference(pictures: tuple[Array, Array]) -> None:
    content, style = moments_of(pictures[0]), moments_of(pictures[1])
    assume(is_clear_of_cut(content.covariance.numpy()) and is_clear_of_cut(style.covariance.numpy()))
    assume(condition(style) < 1e4 and len(maps.range_of(style.covariance.numpy())[1]) == style.channels)
    affine = fit_optimal_transport(content, style)
    matrix, bias = maps.optimal_transport(statistics_of(pictures[0]), statistics_of(pictures[1]))
    assert_allclose(affine.matrix, matrix, rtol=0, atol=1e-8 * (1 + np.abs(matrix).max()))
    assert_allclose(affine.bias, bias, rtol=0, atol=1e-7 * (1 + np.abs(matrix).max() + np.abs(bias).max()))


@given(pairs())
def test_is_symmetric_positive_and_gives_the_style_covariance_on_the_content_range(
    pictures: tuple[Array, Array],
) -> None:
    content, style = moments_of(pictures[0]), moments_of(pictures[1])
    assume(is_clear_of_cut(content.covariance.numpy()) and is_clear_of_cut(style.covariance.numpy()))
    matrix = fit_optimal_transport(content, style).matrix.numpy()
    assert np.array_equal(matrix, matrix.T)
    assert np.linalg.eigvalsh(matrix).min() >= -1e-9 * np.abs(matrix).max()
    basis, _ = maps.range_of(content.covariance.numpy())
    style_basis, variances = maps.range_of(style.covariance.numpy())
    onto = basis @ basis.T
    expected = onto @ (style_basis * variances) @ style_basis.T @ onto
    assert_allclose(
        matrix @ content.covariance.numpy() @ matrix, expected, atol=1e-8 * (variances.max(initial=0.0) + 1e-9)
    )


@given(pairs(full_rank=(True, True)))
def test_moves_the_content_no_further_than_wct(pictures: tuple[Array, Array]) -> None:
    content, style = moments_of(pictures[0]), moments_of(pictures[1])
    assume(len(maps.range_of(content.covariance.numpy())[1]) == content.channels)  # else the targets differ
    least, other = (displacement(fit(content, style), content) for fit in (fit_optimal_transport, fit_wct))
    assert least <= other * (1 + 1e-9) + 1e-9


def test_beats_wct_clearly_where_the_covariances_do_not_commute() -> None:
    rng = np.random.default_rng(9)
    mixing = rng.normal(size=(2, 4, 4))
    content, style = (moments_of(np.einsum("ij,bjyx->biyx", mix, rng.normal(size=(1, 4, 20, 20)))) for mix in mixing)
    least, other = (displacement(fit(content, style), content) for fit in (fit_optimal_transport, fit_wct))
    assert least < 0.98 * other
