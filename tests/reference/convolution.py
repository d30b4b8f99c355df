"""A reflection-padded convolution, channel by channel with SciPy's correlation."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import signal

Array = npt.NDArray[np.float64]


def reflected_convolution(features_chw: Array, weight_oihw: Array, bias_o: Array) -> Array:
    """(O, H, W): what a network layer computes on (C, H, W) features padded by reflection to keep their size."""
    margin_y, margin_x = (side // 2 for side in weight_oihw.shape[2:])
    padded = np.pad(features_chw, ((0, 0), (margin_y, margin_y), (margin_x, margin_x)), mode="reflect")
    return np.stack(
        [
            bias + sum(signal.correlate(plane, kernel, mode="valid", method="direct") for plane, kernel in pairs)
            for bias, pairs in ((b, zip(padded, w, strict=True)) for b, w in zip(bias_o, weight_oihw, strict=True))
        ]
    )
