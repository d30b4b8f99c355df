"""One level painted under masks, straight from the formulas: weights, moments of each part, maps, blending, fading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tests.reference import maps
from tests.reference.networks import decode, encode

Array = npt.NDArray[np.float64]
Weights = Mapping[str, Array]


def group_weights(masks: Sequence[Array]) -> list[Array]:
    """The share of each mask in each pixel, and of what they all leave, pixel by pixel."""
    height, width = masks[0].shape
    shares = [np.zeros((height, width)) for _ in range(len(masks) + 1)]
    for row in range(height):
        for column in range(width):
            values = [mask[row, column] for mask in masks]
            total = sum(values)
            for share, value in zip(shares, values, strict=False):
                share[row, column] = value / total if total > 1 else value
            shares[-1][row, column] = max(0.0, 1 - total)
    return shares


def weighted_statistics(features_chw: Array, weight_hw: Array) -> tuple[Array, Array]:
    """Mean and covariance of the columns, each counting by its weight; the divisor is one less than their sum."""
    rows, weights = features_chw.reshape(len(features_chw), -1), weight_hw.ravel()
    mean = (rows * weights).sum(1) / weights.sum()
    centred = rows - mean[:, None]
    return mean, (centred * weights) @ centred.T / max(weights.sum() - 1, 1)


def paint_level(
    rgb_hwc: Array,
    masks: Sequence[Array],
    networks: tuple[Weights, Weights],
    *,
    level: int,
    styles: Sequence[tuple[Array, Array]],
    strengths: Sequence[float],
    detail: float,
) -> Array:
    """``rgb_hwc`` painted by AdaIN: a style (mean, covariance) for each mask, and the last for the rest."""
    height, width, _ = rgb_hwc.shape
    below, right, cell = -height % 16, -width % 16, 2 ** (level - 1)
    padded = np.pad(rgb_hwc, ((0, below), (0, right), (0, 0)), mode="reflect").transpose(2, 0, 1)
    shares = [np.pad(share, ((0, below), (0, right)), mode="reflect") for share in group_weights(masks)]
    features = encode(padded, networks[0], level=level)
    blended = np.zeros_like(features)
    for share, style, strength in zip(shares, styles, strengths, strict=True):
        cells = share.reshape(features.shape[1], cell, features.shape[2], cell).mean((1, 3))
        matrix, bias = maps.adain(weighted_statistics(features, cells), style)
        mapped = np.einsum("ij,jyx->iyx", matrix, features) + bias[:, None, None]
        blended += cells * (strength * mapped + (1 - strength) * features)
    found = decode(blended, networks[1], level=level)
    found += detail * (padded - decode(features, networks[1], level=level))
    return found.transpose(1, 2, 0)[:height, :width]
