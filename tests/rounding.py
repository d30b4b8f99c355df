"""How far float32 may stray on any processor: bounds from the arithmetic, not from what one machine happened to give.

Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.1. A sum of n products of
float32 numbers is off by at most gamma_n Σ |x||y| with gamma_n = n u / (1 - n u) and u = 2^-24, in whatever order a
processor adds and with or without fused multiply-add. Set against the sum itself, that is gamma_n times its condition
Σ |x||y| / |Σ x y|, a matter of the numbers alone. Orders that add in several lanes stay far below the bound; which
lanes a processor has, a test must not know.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from torch import Tensor

from studio.transforms.moments import BLOCK_POSITIONS, Moments

Array = npt.NDArray[np.float64]
UNIT = 2.0**-24
"""u: half the distance from 1 to the next float32, the most that one rounding changes, relatively."""


def gamma(terms: int, unit: float = UNIT) -> float:
    """The most that a sum of ``terms`` products strays, relative to the sum of their absolute values."""
    assert terms * unit < 1.0, "longer sums have no bound"
    return terms * unit / (1.0 - terms * unit)


@dataclass(frozen=True)
class MomentBounds:
    """The most that a mean (C,) and a scatter matrix (C, C) may stray, number by number."""

    mean: Array
    scatter: Array


def moment_bounds(picture_bchw: Tensor, weights_hw: Tensor | None = None) -> MomentBounds:
    """For the moments of ``picture_bchw`` from float32 products over blocks of `BLOCK_POSITIONS` pixels.

    Pixels x are centred on a pilot p, their own float32 mean, taken along rows and then over them: p is off the mean by
    at most δ = gamma(W + B H + 1) Σ w|x| / Σ w, and c = x - p is at most a = |x - mean| + δ. Rounding c, weighing it
    and adding n products of a block makes at most gamma(n + 3) Σ w a a^T; sums over blocks are float64. The mean is
    p + m with m = Σ w c / Σ w, |m| <= δ, which strays by e = gamma(n + 3) Σ w a / Σ w, and what m moves in the scatter,
    Σ w m m^T, strays by Σ w (δ e^T + e δ^T + e e^T).
    """
    batch, channels, height, width = picture_bchw.shape
    pixels = picture_bchw.double().permute(0, 2, 3, 1).reshape(-1, channels).numpy()
    each = np.ones(height * width) if weights_hw is None else weights_hw.double().numpy().ravel()
    weights = np.tile(each, batch)[:, None]
    total = weights.sum()
    mean = (weights * pixels).sum(0) / total
    pilot_off = gamma(width + batch * height + 1) * (weights * np.abs(pixels)).sum(0) / total
    reach = np.abs(pixels - mean) + pilot_off
    strays = gamma(BLOCK_POSITIONS + 3)
    mean_off = strays * (weights * reach).sum(0) / total
    crossed = np.outer(pilot_off, mean_off)
    moved = total * (crossed + crossed.T + np.outer(mean_off, mean_off))
    return MomentBounds(mean_off, strays * (weights * reach).T @ reach + moved)


def assert_within(found: Moments, expected: Moments, bounds: MomentBounds, *, measured: int = 1) -> None:
    """``measured`` of the two come from float32 products, of a picture with these bounds; the other is exact."""
    assert found.weight == expected.weight or abs(found.weight / expected.weight - 1.0) < 1e-11
    assert (np.abs((found.mean - expected.mean).numpy()) <= measured * bounds.mean).all()
    assert (np.abs((found.scatter - expected.scatter).numpy()) <= measured * bounds.scatter).all()
