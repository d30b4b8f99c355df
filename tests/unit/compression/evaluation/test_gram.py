import numpy as np
import pytest
from numpy.testing import assert_allclose

from studio.compression.evaluation.panel import gram_distance, gram_matrix
from studio.transforms.moments import Moments
from tests.unit.compression.evaluation.moments import Array, features, moments_of


def gram(features_chw: Array) -> Array:
    flat = features_chw.reshape(len(features_chw), -1)
    return flat @ flat.T / flat.shape[1]


def test_the_gram_matrix_is_the_mean_of_products_over_the_positions() -> None:
    found = features(1)
    assert_allclose(gram_matrix(moments_of(found)).numpy(), gram(found), atol=1e-12)


def test_the_distance_is_four_times_that_of_gatys() -> None:
    painted, style = features(1), features(2)
    channels, positions = len(painted), painted[0].size
    difference = (gram(painted) - gram(style)) * positions  # their Gram matrices are sums
    of_gatys = (difference**2).sum() / (4 * channels**2 * positions**2)
    assert gram_distance(moments_of(painted), moments_of(style)) == pytest.approx(4 * of_gatys, rel=1e-10)


def test_the_size_of_a_picture_does_not_count() -> None:
    once = features(3)
    twice = np.concatenate((once, once), axis=2)
    assert gram_distance(moments_of(once), moments_of(twice)) == pytest.approx(0.0, abs=1e-20)


def test_other_channels_are_refused() -> None:
    with pytest.raises(ValueError, match="5 and 4 channels"):
        gram_distance(moments_of(features(1)), Moments.empty(4))
