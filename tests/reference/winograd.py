"""Minimal filtering F(4, 3) at given points, in exact fractions (Toom 1963, Cook 1966; Winograd 1980, Lavin 2015).

Y = Aᵀ [(G g) ⊙ (Bᵀ d)] gives the 4 outputs of a filter g of 3 taps over 6 numbers d. A product of polynomials of degree
5 is determined by its values at 5 points and by its leading coefficient; filtering is the transpose of that product.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

OUTPUTS, TAPS = 4, 3


def filtering(points: Sequence[Fraction]) -> tuple[list[list[Fraction]], list[list[Fraction]], list[list[Fraction]]]:
    """Aᵀ (4, 6), G (6, 3) and Bᵀ (6, 6) at 5 ``points`` and infinity."""
    assert len(points) == OUTPUTS + TAPS - 2
    a_t = [[point**power for point in points] + [Fraction(power == OUTPUTS - 1)] for power in range(OUTPUTS)]
    g = []
    b_t = []
    for point in points:
        others = [other for other in points if other != point]
        scale = Fraction(1)
        for other in others:
            scale *= point - other
        g.append([point**power / scale for power in range(TAPS)])
        b_t.append([*_monic(others), Fraction(0)])
    g.append([Fraction(0), Fraction(0), Fraction(1)])
    b_t.append(_monic(points))
    return a_t, g, b_t


def _monic(roots: Sequence[Fraction]) -> list[Fraction]:
    """Coefficients of ∏ (x − root), constant first."""
    found = [Fraction(1)]
    for root in roots:
        shifted = [Fraction(0), *found]
        found = [high - root * low for high, low in zip(shifted, [*found, Fraction(0)], strict=True)]
    return found


def magnitude(points: Sequence[Fraction], kernel: npt.NDArray[np.float64], fed: npt.NDArray[np.float64]) -> float:
    """What the absolute values of all terms sum to at most, for a kernel (out, in, 3, 3) over numbers up to max |fed|.

    Rounding to float32 moves a result by no more than a few ε of this for each operation.
    """
    a_t, g, b_t = (np.abs(np.array(matrix, dtype=np.float64)) for matrix in filtering(points))
    inputs = b_t @ np.full((6, 6), np.abs(fed).max()) @ b_t.T
    weights = np.einsum("ia,jb,kcab->kij", g, g, np.abs(kernel))
    return float(np.einsum("yi,xj,kij->kyx", a_t, a_t, weights * inputs).max())
