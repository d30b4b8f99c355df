"""The whitening and colouring transform: the content takes on the style's mean and full covariance."""

from __future__ import annotations

from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments
from studio.transforms.roots import sqrt_and_inverse_sqrt, square_root


def fit_wct(content: Moments, style: Moments) -> AffineMap:
    """A = S_s^½ S_c^-½ and b = mean_s - A mean_c (Li et al. 2017, arXiv 1705.08086, section 3.2).

    Departs from the paper in its cut of small eigenvalues (see `roots`). Directions in which the content has no
    variance stay at the style's mean. Raises `StudioError` when either side is empty or not finite.
    """
    content.require_usable()
    style.require_usable()
    _, whitening = sqrt_and_inverse_sqrt(content.covariance)
    matrix = square_root(style.covariance) @ whitening
    return AffineMap(matrix, style.mean - matrix @ content.mean)
