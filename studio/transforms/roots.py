"""Square roots of covariance matrices and of their inverses, on the directions that carry variance."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from studio.errors import StudioError

# Variance below either bound counts as none. The published 16x encoders have channels that are exactly zero, and
# 1/sqrt of the rounding noise left in their place would drown the picture.
CUT_ABSOLUTE = 1e-5
CUT_RELATIVE = 1e-6  # of the largest variance: a float32 sum knows no finer


def carries_variance(variances: Tensor) -> Tensor:
    """Which of the variances or eigenvalues (C,) are above max(`CUT_ABSOLUTE`, `CUT_RELATIVE` · the largest)."""
    return variances > torch.clamp(CUT_RELATIVE * variances.max(), min=CUT_ABSOLUTE)


def square_root(covariance: Tensor) -> Tensor:
    """The symmetric S^½ of a (C, C) covariance alone; otherwise as `sqrt_and_inverse_sqrt`."""
    return sqrt_and_inverse_sqrt(covariance)[0]


def sqrt_and_inverse_sqrt(covariance: Tensor) -> tuple[Tensor, Tensor]:
    """The symmetric S^½ and S^-½ of a (C, C) covariance, in float64, both zero on directions without variance.

    Raises `StudioError` when the matrix holds NaN or infinity, or its eigenvalues cannot be found.
    """
    _require_finite(covariance)
    symmetric = covariance.double()
    symmetric = (symmetric + symmetric.T) / 2
    with _failure_reported():
        values, vectors = torch.linalg.eigh(symmetric)
    kept = carries_variance(values)
    deviations, basis = values[kept].sqrt(), vectors[:, kept]
    return (basis * deviations) @ basis.T, (basis / deviations) @ basis.T


def root_of_gram(factor: Tensor) -> Tensor:
    """The symmetric (M^T M)^½ of a float64 ``factor`` M (C, C), without a cut: V D V^T, where M = U D V^T.

    The product itself is never formed: where it is singular, 1e-16 of rounding there would be 1e-8 in the root.
    Raises `StudioError` when M holds NaN or infinity, or its singular values cannot be found.
    """
    _require_finite(factor)
    with _failure_reported():
        _, singular_values, axes = torch.linalg.svd(factor)
    root: Tensor = (axes.T * singular_values) @ axes
    return root


def _require_finite(matrix: Tensor) -> None:
    if not torch.isfinite(matrix).all():
        raise StudioError("a covariance holds NaN or infinity; check the picture for such values, then the bundle")


@contextmanager
def _failure_reported() -> Iterator[None]:
    try:
        yield
    except torch.linalg.LinAlgError as error:  # type: ignore[attr-defined]  # public, but missing from torch's types
        raise StudioError("the feature statistics have no usable matrix root: {error}", error=error) from error
