"""VGG-19 encoders and their mirrors in float64 NumPy, stated block by block and without the program's layer table."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from scipy.signal import correlate

Array = npt.NDArray[np.float64]

_BLOCKS = {1: ("1_1", "1_2"), 2: ("2_1", "2_2"), 3: ("3_1", "3_2", "3_3", "3_4"), 4: ("4_1", "4_2", "4_3", "4_4")}


def encode(rgb_chw: Array, weights: Mapping[str, Array], *, level: int) -> Array:
    """Features (C, h, w) of relu``level``_1 of a picture (3, H, W)."""
    rows = rgb_chw
    for block in range(1, level):
        for name in _BLOCKS[block]:
            rows = np.maximum(convolve(rows, weights, f"conv{name}"), 0)
        channels, height, width = rows.shape
        rows = rows.reshape(channels, height // 2, 2, width // 2, 2).max(axis=(2, 4))
    return np.maximum(convolve(rows, weights, f"conv{level}_1"), 0)


def decode(features_chw: Array, weights: Mapping[str, Array], *, level: int) -> Array:
    """RGB (3, H, W), unclamped, that the mirror of ``level`` paints of features (C, h, w)."""
    rows = features_chw
    if level == 1:
        return convolve(rows, weights, "conv1_1")
    rows = np.maximum(convolve(rows, weights, f"conv{level}_1"), 0)
    for block in range(level - 1, 0, -1):
        rows = rows.repeat(2, axis=1).repeat(2, axis=2)
        for name in reversed(_BLOCKS[block]):
            rows = convolve(rows, weights, f"conv{name}")
            if name != "1_1":
                rows = np.maximum(rows, 0)
    return rows


def convolve(rows_chw: Array, weights: Mapping[str, Array], name: str) -> Array:
    """A 3×3 convolution of the reflected rows with ``name``.weight (out, in, 3, 3) and ``name``.bias (out,)."""
    padded = np.pad(rows_chw, ((0, 0), (1, 1), (1, 1)), mode="reflect")
    kernels, biases = weights[f"{name}.weight"], weights[f"{name}.bias"]
    planes = [correlate(padded, kernel, mode="valid")[0] + bias for kernel, bias in zip(kernels, biases, strict=True)]
    return np.stack(planes)
