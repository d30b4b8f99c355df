"""Regions straight from the formulas, value by value: the guided filter, W2 distances, weights of cells, one level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy import linalg
from scipy.interpolate import BSpline

from tests.reference import maps
from tests.reference.masks import weighted_statistics
from tests.reference.networks import decode, encode

Array = npt.NDArray[np.float64]
Gaussian = tuple[Array, Array]


def guided_filter(guide_hwc: Array, values_hw: Array, radius: int, epsilon: float) -> Array:
    """Ridge regression of the values on the guide in every window, averaged over the windows that hold a pixel."""
    height, width, channels = guide_hwc.shape
    total, count = np.zeros((height, width)), np.zeros((height, width))
    for row in range(height):
        for column in range(width):
            window = (
                slice(max(0, row - radius), row + radius + 1),
                slice(max(0, column - radius), column + radius + 1),
            )
            guide, values = guide_hwc[window].reshape(-1, channels), values_hw[window].ravel()
            centred = guide - guide.mean(0)
            covariance = centred.T @ centred / len(guide) + epsilon * np.eye(channels)
            slope = np.linalg.inv(covariance) @ (centred.T @ (values - values.mean())) / len(guide)
            total[window] += (guide_hwc[window] - guide.mean(0)) @ slope + values.mean()
            count[window] += 1
    return total / count


def squared_distance(one: Gaussian, other: Gaussian) -> float:
    """W2² between Gaussians (mean, covariance), by the square root of a product of roots."""
    root = linalg.sqrtm(one[1]).real
    middle = linalg.sqrtm(root @ other[1] @ root).real
    return float(((one[0] - other[0]) ** 2).sum() + np.trace(one[1]) + np.trace(other[1]) - 2 * np.trace(middle))


def spline_matrix(places: Array, length: int) -> Array:
    """What each of the cells of an axis, whose centres are at + 0.5, counts at ``places``; the ends repeat."""
    bump = BSpline.basis_element(np.arange(-2.0, 3.0), extrapolate=False)
    matrix = np.zeros((len(places), length))
    for cell in range(-4, length + 4):
        matrix[:, min(max(cell, 0), length - 1)] += np.nan_to_num(bump(places - cell - 0.5))
    return matrix


def cell_weights(shares_khw: Array, height: int, width: int, cell: int) -> Array:
    """The weight of each region in the cells of a picture of this size whose far sides are reflected to 16."""
    _, small_height, small_width = shares_khw.shape
    down = spline_matrix(_reflected_centres(height, cell) * small_height / height, small_height)
    across = spline_matrix(_reflected_centres(width, cell) * small_width / width, small_width)
    return np.array([down @ share @ across.T for share in shares_khw])


def _reflected_centres(length: int, cell: int) -> Array:
    places = np.pad(np.arange(length), (0, -length % 16), mode="reflect")
    return places.reshape(-1, cell).mean(1) + 0.5


def shrunk(parts: Sequence[tuple[Array, Array, float]], share: float) -> list[Gaussian]:
    """Each covariance moved towards the mean of all, which counts each by its weight."""
    total = sum(weight for _, _, weight in parts)
    common = sum(covariance * weight / total for _, covariance, weight in parts)
    return [(mean, (1 - share) * covariance + share * common) for mean, covariance, _ in parts]


def paint_level(
    rgb_hwc: Array,
    shares_khw: Array,
    networks: tuple[Mapping[str, Array], Mapping[str, Array]],
    *,
    level: int,
    styles: Sequence[Gaussian],
    strengths: Sequence[float],
    shrinkage: float,
) -> Array:
    """``rgb_hwc`` painted by AdaIN without detail, each region after its own style; all are painted."""
    height, width, _ = rgb_hwc.shape
    padded = np.pad(rgb_hwc, ((0, -height % 16), (0, -width % 16), (0, 0)), mode="reflect").transpose(2, 0, 1)
    features = encode(padded, networks[0], level=level)
    weights = cell_weights(shares_khw, height, width, 2 ** (level - 1))
    measured = [(*weighted_statistics(features, weight), float(weight.sum())) for weight in weights]
    blended = np.zeros_like(features)
    parts = zip(weights, shrunk(measured, shrinkage), styles, strengths, strict=True)
    for weight, content, style, strength in parts:
        matrix, bias = maps.adain(content, style)
        mapped = np.einsum("ij,jyx->iyx", matrix, features) + bias[:, None, None]
        blended += weight * (strength * mapped + (1 - strength) * features)
    return decode(blended, networks[1], level=level).transpose(1, 2, 0)[:height, :width]
