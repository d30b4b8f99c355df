"""Stochastic gradient descent with momentum, in float64: v ← m·v + g, w ← w − η·v (Polyak, 1964)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def sgd_with_momentum(start: Array, gradients: Sequence[Any], *, rate: float, momentum: float) -> Array:
    """``start`` after one step with each of the ``gradients``; v begins with the first of them."""
    weights, velocity = start.astype(np.float64), np.zeros_like(start, dtype=np.float64)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        weights = weights - rate * velocity
    return weights
