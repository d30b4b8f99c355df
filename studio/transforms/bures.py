"""How far apart Gaussians are in the Wasserstein-2 distance, and which of two sets belong together by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from scipy.optimize import linear_sum_assignment
from torch import Tensor

from studio.transforms.moments import Moments
from studio.transforms.roots import square_root

COMPARED_AXES = 16
"""Principal axes of both pictures in which regions are compared: a region may hold few cells, covariances need more."""


def squared_distance(one: Moments, other: Moments) -> float:
    """W2² = |m - n|² + tr(S) + tr(T) - 2 |T^½ S^½|_* (Gelbrich 1990), the last of which is tr((S^½ T S^½)^½).

    The nuclear norm is the sum of singular values: the product is not squared first, which would halve its digits.
    Raises `StudioError` where a covariance is not finite.
    """
    step = one.mean - other.mean
    roots = square_root(other.covariance) @ square_root(one.covariance)
    overlap = torch.linalg.svdvals(roots).sum()
    apart = step @ step + torch.trace(one.covariance) + torch.trace(other.covariance) - 2.0 * overlap
    return max(0.0, float(apart))


def matched(ones: Sequence[Moments], others: Sequence[Moments]) -> tuple[int, ...]:
    """For each of ``ones`` the position of its partner in ``others``: the pairing with the least sum of W2².

    Each picture's features are first centred and scaled to the same total variance, so that parts are told by what
    they are within their picture. Where there are fewer ``others``, those without a partner take the nearest. Moments
    without weight are nobody's partner and get the first. Raises ValueError where none of ``others`` has any weight.
    """
    counted = [index for index, each in enumerate(others) if each.weight > 0.0]
    asking = [index for index, each in enumerate(ones) if each.weight > 0.0]
    if not counted:
        raise ValueError("there is nothing to match with")
    partners = [counted[0]] * len(ones)
    if not asking:
        return tuple(partners)
    compared = _in_common_axes([ones[index] for index in asking], [others[index] for index in counted])
    costs = np.array([[squared_distance(one, other) for other in compared[1]] for one in compared[0]])
    for row, column in enumerate(costs.argmin(1)):
        partners[asking[row]] = counted[int(column)]
    for row, column in zip(*linear_sum_assignment(costs), strict=True):
        partners[asking[int(row)]] = counted[int(column)]
    return tuple(partners)


def _in_common_axes(ones: Sequence[Moments], others: Sequence[Moments]) -> tuple[list[Moments], list[Moments]]:
    """Both sets, each centred and scaled as a whole, along the largest axes of what they have together."""
    sets = [_standardised(ones), _standardised(others)]
    both = sum((_whole(each).covariance for each in sets), torch.zeros_like(sets[0][0].scatter))
    _, vectors = torch.linalg.eigh((both + both.T) / 2)
    axes = vectors[:, -COMPARED_AXES:]
    one, other = ([_projected(moments, axes) for moments in each] for each in sets)
    return one, other


def _standardised(parts: Sequence[Moments]) -> list[Moments]:
    whole = _whole(parts)
    variance = float(torch.trace(whole.covariance))
    scale = variance**-0.5 if variance > 0.0 else 1.0
    return [replace(each, mean=(each.mean - whole.mean) * scale, scatter=each.scatter * scale**2) for each in parts]


def _whole(parts: Sequence[Moments]) -> Moments:
    total = Moments.empty(parts[0].channels)
    for each in parts:
        total = total.merged(each)
    return total


def _projected(moments: Moments, axes: Tensor) -> Moments:
    return replace(moments, mean=axes.T @ moments.mean, scatter=axes.T @ moments.scatter @ axes)
