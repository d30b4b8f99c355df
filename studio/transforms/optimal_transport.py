"""The optimal-transport map: the style's mean and covariance at the least displacement of the content."""

from __future__ import annotations

from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments
from studio.transforms.roots import root_of_gram, sqrt_and_inverse_sqrt, square_root


def fit_optimal_transport(content: Moments, style: Moments) -> AffineMap:
    """A = S_c^-½ (S_c^½ S_s S_c^½)^½ S_c^-½ and b = mean_s - A mean_c (Lu et al. 2019, arXiv 1906.00668).

    A is symmetric and has no negative eigenvalue. The middle root is taken of M^T M with M = S_s^½ S_c^½: squared
    first, as the formula is written, its rounding of 1e-8 would be blown up by S_c^-½ on both sides. Directions in
    which the content has no variance stay at the style's mean. Raises `StudioError` when either side is empty or not
    finite.
    """
    content.require_usable()
    style.require_usable()
    colouring, whitening = sqrt_and_inverse_sqrt(content.covariance)
    matrix = whitening @ root_of_gram(square_root(style.covariance) @ colouring) @ whitening
    matrix = (matrix + matrix.T) / 2
    return AffineMap(matrix, style.mean - matrix @ content.mean)
