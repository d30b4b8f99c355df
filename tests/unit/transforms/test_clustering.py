import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.cluster import KMeans

from studio.transforms.clustering import k_means, nearest, soft_memberships, squared_distances


def clouds(seed: int, count: int = 4, points: int = 60) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    centres = random.normal(0, 1, (count, 3))
    scattered = centres.repeat(points, 0) + random.normal(0, 0.35, (count * points, 3))
    return scattered, random.uniform(0.2, 1.0, count * points)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("count", [1, 2, 4, 6])
def test_the_inertia_is_that_of_scikit_learn(seed: int, count: int) -> None:
    """Theirs does not move from where ours ended; from draws of its own it ends in another local minimum, as good."""
    points, weights = clouds(seed)
    found = k_means(points, weights, count)
    distances = squared_distances(points, found.centres).min(1)
    assert found.inertia == pytest.approx(float((distances * weights).sum()), rel=1e-9)
    settled = KMeans(count, init=found.centres, n_init=1, tol=0).fit(points, sample_weight=weights)
    assert settled.inertia_ == pytest.approx(found.inertia, rel=1e-9)
    drawn = KMeans(count, n_init=8, random_state=0, tol=0).fit(points, sample_weight=weights)
    assert found.inertia == pytest.approx(drawn.inertia_, rel=0.05)


def test_far_clouds_are_found_where_they_are_the_largest_first() -> None:
    random = np.random.default_rng(0)
    middles = np.array([[0.0, 0.0], [50.0, 0.0], [0.0, 50.0]])
    points = np.repeat(middles, [20, 60, 40], axis=0) + random.normal(0, 1, (120, 2))
    found = k_means(points, np.ones(120), 3)
    labels = nearest(points, found.centres)
    assert np.array_equal(labels, np.repeat([2, 0, 1], [20, 60, 40]))
    for label in range(3):
        np.testing.assert_allclose(found.centres[label], points[labels == label].mean(0), rtol=1e-12)


def test_the_same_again_to_the_bit() -> None:
    points, weights = clouds(3)
    one, other = (k_means(points, weights, 5, seed=7) for _ in range(2))
    assert np.array_equal(one.centres, other.centres)


def test_there_are_no_more_clusters_than_different_points() -> None:
    points = np.repeat([[0.0], [1.0]], 5, axis=0)
    found = k_means(points, np.ones(10), 4)
    assert sorted(found.centres[:, 0]) == [0.0, 1.0]
    assert found.inertia == 0.0
    assert len(k_means(np.ones((9, 2)), np.ones(9), 3).centres) == 1


def test_points_without_weight_do_not_count() -> None:
    points = np.array([[0.0], [0.0], [4.0], [1000.0]])
    found = k_means(points, np.array([1.0, 2.0, 1.0, 0.0]), 2)
    assert found.centres[:, 0].tolist() == [0.0, 4.0]
    with pytest.raises(ValueError, match="no 2 clusters of 0 points"):
        k_means(points, np.zeros(4), 2)


@given(st.integers(0, 1000), st.floats(1e-3, 10.0))
def test_memberships_sum_to_one_and_are_largest_at_the_nearest_centre(seed: int, temperature: float) -> None:
    random = np.random.default_rng(seed)
    points, centres = random.normal(size=(20, 3)), random.normal(size=(4, 3))
    shares = soft_memberships(points, centres, temperature=temperature)
    np.testing.assert_allclose(shares.sum(1), 1.0, rtol=1e-12)
    assert np.array_equal(shares.argmax(1), nearest(points, centres))


def test_memberships_are_a_softmax() -> None:
    points, centres = np.array([[0.0]]), np.array([[1.0], [2.0]])
    shares = soft_memberships(points, centres, temperature=0.5)
    ratio = np.exp(-1.0 / (2 * 0.5)) / np.exp(-4.0 / (2 * 0.5))
    assert shares[0, 0] / shares[0, 1] == pytest.approx(ratio, rel=1e-12)
