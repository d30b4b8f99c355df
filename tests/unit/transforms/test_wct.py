from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from numpy.testing import assert_allclose

from studio.transforms.wct import fit_wct
from tests.reference import maps
from tests.unit.transforms.pictures import Array, is_clear_of_cut, moments_of, pairs, statistics_of


@given(pairs())
def test_agrees_with_the_reference(pictures: tuple[Array, Array]) -> None:
    content, style = pictures
    assume(is_clear_of_cut(statistics_of(content)[1]) and is_clear_of_cut(statistics_of(style)[1]))
    affine = fit_wct(moments_of(content), moments_of(style))
    matrix, bias = maps.wct(statistics_of(content), statistics_of(style))
    assert_allclose(affine.matrix, matrix, rtol=0, atol=1e-8 * (1 + np.abs(matrix).max()))
    assert_allclose(affine.bias, bias, rtol=0, atol=1e-7 * (1 + np.abs(matrix).max() + np.abs(bias).max()))


@given(pairs())
def test_mapped_features_have_the_style_statistics_on_the_content_range(pictures: tuple[Array, Array]) -> None:
    content, style = moments_of(pictures[0]), moments_of(pictures[1])
    assume(is_clear_of_cut(content.covariance.numpy()) and is_clear_of_cut(style.covariance.numpy()))
    affine = fit_wct(content, style)
    mapped = affine.matrix @ content.covariance @ affine.matrix.T
    content_basis, _ = maps.range_of(content.covariance.numpy())
    style_basis, variances = maps.range_of(style.covariance.numpy())
    root = (style_basis * np.sqrt(variances)) @ style_basis.T
    expected = root @ content_basis @ content_basis.T @ root
    assert_allclose(mapped, expected, rtol=0, atol=1e-8 * (variances.max(initial=0.0) + 1e-9))
    reach = float(style.mean.abs().max() + affine.matrix.abs().max() * content.mean.abs().max())
    assert_allclose(affine.matrix @ content.mean + affine.bias, style.mean, rtol=0, atol=1e-12 * (1 + reach))


def test_a_flat_content_takes_on_the_style_mean() -> None:
    style = moments_of(np.random.default_rng(2).normal(size=(1, 3, 9, 9)))
    affine = fit_wct(moments_of(np.full((1, 3, 4, 4), 0.5)), style)
    assert not affine.matrix.any()
    assert_allclose(affine.bias, style.mean)
