"""Pixels that programs hand over as arrays: checked, and floats rounded. Their errors are for programs, in English."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from studio.errors import PictureError

Array = npt.NDArray[np.generic]
WHITE_16 = 65_535
_TYPES = (np.uint8, np.uint16, np.float32)


def with_16_bits(pixels: Array) -> npt.NDArray[np.uint16]:
    """``pixels``, float in 0..1, rounded."""
    return np.rint(pixels.astype(np.float64) * WHITE_16).astype(np.uint16)


def check_pixels(pixels: object, name: str) -> None:
    """Raise PictureError unless ``pixels`` are (H, W, 3) numbers of such a type; ``name`` says what they are."""
    if not isinstance(pixels, np.ndarray):
        raise PictureError(f"{name} must be a NumPy array, not {type(pixels).__name__}")
    is_shaped = pixels.ndim == 3 and pixels.shape[2] == 3
    check_numbers(pixels, name, shape="(height, width, 3)", advice="; drop alpha, repeat grey", is_shaped=is_shaped)


def check_numbers(pixels: Array, name: str, *, shape: str, is_shaped: bool, advice: str = "") -> None:
    """Raise PictureError unless ``pixels`` are numbers of a type that can be painted, of a ``shape`` told to people."""
    if not is_shaped or pixels.size == 0:
        raise PictureError(f"{name} must have the shape {shape}, not {pixels.shape}{advice}")
    if pixels.dtype not in _TYPES:
        raise PictureError(f"{name} must be uint8, uint16 or float32, not {pixels.dtype}; convert it")
    if pixels.dtype.kind == "f" and not (pixels.min() >= 0 and pixels.max() <= 1):
        raise PictureError(
            f"{name} in float32 must lie in 0..1, and has {pixels.min():g} to {pixels.max():g}; scale or clip it"
        )
