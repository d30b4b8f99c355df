"""Points in clusters: seeded k-means, and how much each point belongs to each cluster."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

_MOST_STEPS = 100
_SETTLED = 1e-12  # of the inertia: what a step may still gain where the work ends


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """The ``centres`` (K, D) of clusters and the ``inertia``, the weighted sum of squared distances to the nearest."""

    centres: Floats
    inertia: float


def k_means(points_nd: Floats, weights_n: Floats, count: int, *, seed: int = 0, starts: int = 8) -> Clusters:
    """At most ``count`` clusters of ``points_nd`` (n, D), each point counting by its weight (n,) of 0 or more.

    Lloyd's iteration from ``starts`` draws of k-means++ (Arthur and Vassilvitskii 2007); the least inertia wins, the
    first among equals. Where there are fewer different points than ``count`` there are fewer clusters. The centres are
    in the order of their weight, the largest first. Raises ValueError where no point counts.
    """
    if count < 1 or not (weights_n > 0).any():
        raise ValueError(f"no {count} clusters of {int((weights_n > 0).sum())} points")
    counted = weights_n > 0
    points, weights = points_nd[counted], weights_n[counted]
    random = np.random.default_rng(seed)
    tried = [_lloyd(points, weights, _drawn_centres(points, weights, count, random)) for _ in range(starts)]
    best = min(tried, key=lambda clusters: clusters.inertia)
    shares = np.bincount(nearest(points, best.centres), weights, minlength=len(best.centres))
    return Clusters(best.centres[np.argsort(-shares, kind="stable")], best.inertia)


def squared_distances(points_nd: Floats, centres_kd: Floats) -> Floats:
    """Between every point and every centre, (n, K)."""
    return np.stack([((points_nd - centre) ** 2).sum(1) for centre in centres_kd], axis=1)


def nearest(points_nd: Floats, centres_kd: Floats) -> Labels:
    """The number of the centre next to each point, the first among equals."""
    labels: Labels = squared_distances(points_nd, centres_kd).argmin(1)
    return labels


def soft_memberships(points_nd: Floats, centres_kd: Floats, *, temperature: float) -> Floats:
    """How much each point belongs to each cluster, (n, K), rows sum to 1: softmax of -d² / (2 ``temperature``)."""
    distances = squared_distances(points_nd, centres_kd)
    exponents = (distances.min(1, keepdims=True) - distances) / (2.0 * temperature)
    shares: Floats = np.exp(exponents)
    shares /= shares.sum(1, keepdims=True)
    return shares


def _drawn_centres(points: Floats, weights: Floats, count: int, random: np.random.Generator) -> Floats:
    """k-means++: each centre drawn by weight and squared distance to those before; fewer where points coincide."""
    centres = [points[_drawn(weights, random)]]
    away = ((points - centres[0]) ** 2).sum(1)
    while len(centres) < count and (away * weights).sum() > 0.0:
        centres.append(points[_drawn(away * weights, random)])
        away = np.minimum(away, ((points - centres[-1]) ** 2).sum(1))
    return np.stack(centres)


def _drawn(shares: Floats, random: np.random.Generator) -> int:
    sums = np.cumsum(shares)
    place = int(np.searchsorted(sums, random.random() * sums[-1], side="right"))
    return min(place, int(np.flatnonzero(shares)[-1]))


def _lloyd(points: Floats, weights: Floats, centres: Floats) -> Clusters:
    inertia = np.inf
    for _ in range(_MOST_STEPS):
        distances = squared_distances(points, centres)
        labels = distances.argmin(1)
        found = float((distances[np.arange(len(points)), labels] * weights).sum())
        if found >= inertia * (1.0 - _SETTLED):
            break
        inertia = found
        centres = _means(points, weights, labels, centres)
    return Clusters(centres, found)


def _means(points: Floats, weights: Floats, labels: Labels, before: Floats) -> Floats:
    """The weighted mean of each cluster; one that has lost all its points stays where it was."""
    shares = np.bincount(labels, weights, minlength=len(before))
    sums = np.stack([np.bincount(labels, weights * column, minlength=len(before)) for column in points.T], axis=1)
    means: Floats = np.where(shares[:, None] > 0, sums / np.maximum(shares, np.finfo(np.float64).tiny)[:, None], before)
    return means
