from __future__ import annotations

import numpy as np
import torch
from hypothesis import assume, given
from numpy.testing import assert_allclose

from studio.transforms.adain import fit_adain
from tests.reference import maps
from tests.unit.transforms.pictures import Array, is_clear_of_cut, moments_of, pairs, statistics_of


@given(pairs())
def test_agrees_with_the_reference(pictures: tuple[Array, Array]) -> None:
    content, style = pictures
    assume(is_clear_of_cut(statistics_of(content)[1]))
    affine = fit_adain(moments_of(content), moments_of(style))
    matrix, bias = maps.adain(statistics_of(content), statistics_of(style))
    assert_allclose(affine.matrix, matrix, rtol=1e-9, atol=1e-9)
    assert_allclose(affine.bias, bias, rtol=0, atol=1e-9 * (1 + np.abs(bias).max()))


@given(pairs())
def test_live_channels_take_on_mean_and_spread_of_the_style_and_dead_ones_its_mean(
    pictures: tuple[Array, Array],
) -> None:
    content, style = pictures
    assume(is_clear_of_cut(statistics_of(content)[1]))
    affine = fit_adain(moments_of(content), moments_of(style))
    mapped = affine.apply(torch.from_numpy(content)).numpy()
    variances = np.diag(statistics_of(content)[1])
    is_alive = variances > maps.cut(variances)
    got, want = statistics_of(mapped), statistics_of(style)
    assert_allclose(got[0], want[0], rtol=0, atol=1e-9 * (1 + np.abs(style).max()))
    assert_allclose(np.diag(got[1])[is_alive], np.diag(want[1])[is_alive], rtol=1e-8, atol=1e-9)
    assert not np.ptp(mapped[:, ~is_alive], axis=(0, 2, 3)).any()


def test_channels_do_not_mix() -> None:
    rng = np.random.default_rng(6)
    affine = fit_adain(*(moments_of(rng.normal(size=(1, 4, 9, 9))) for _ in range(2)))
    assert torch.equal(affine.matrix, torch.diag(affine.matrix.diagonal()))
