"""Masks written as small grey PNG files, for ``--mask`` and any program that paints pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyvips

from studio.errors import SpaceError
from studio.replacing import replace_bytes
from studio.system_errors import system_reason


def write_mask(path: Path, mask_hw: npt.NDArray[np.uint8]) -> None:
    """Write a mask (h, w), 255 where it counts fully, whole or not at all; raises SpaceError where that fails."""
    image = pyvips.Image.new_from_array(np.ascontiguousarray(mask_hw)).copy(interpretation="b-w")
    _write_png(path, image.pngsave_buffer(compression=9))


def write_colours(path: Path, rgb_hwc: npt.NDArray[np.uint8]) -> None:
    """Write a small picture (h, w, 3) likewise."""
    image = pyvips.Image.new_from_array(np.ascontiguousarray(rgb_hwc)).copy(interpretation="srgb")
    _write_png(path, image.pngsave_buffer(compression=9))


def _write_png(path: Path, encoded: bytes) -> None:
    """Write the bytes of a PNG file likewise."""
    try:
        replace_bytes(path, encoded)
    except OSError as error:
        raise SpaceError(
            "{path} cannot be written ({reason}); choose another folder", path=path, reason=system_reason(error)
        ) from error
