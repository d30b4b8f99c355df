"""A picture as crops are taken from it, enlarged where it is smaller than they are. Torch-free."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import PictureError
from studio.images.picture import read_picture


def decode_for_crops(path: Path, crop_px: int) -> npt.NDArray[np.uint8]:
    """(h, w, 3), both sides at least ``crop_px``; raises StudioError where it cannot be read or is too narrow."""
    picture = read_picture(path)
    shorter = min(picture.size.width, picture.size.height)
    if shorter < crop_px:
        longer = max(picture.size.width, picture.size.height)
        picture = read_picture(path, longer_side_px=-(-longer * crop_px // shorter) + 1)
    if min(picture.size.width, picture.size.height) < crop_px:
        raise PictureError("{path} is too narrow for crops of {crop_px} px", path=path, crop_px=crop_px)
    return np.round(picture.rgb_hwc * 255).astype(np.uint8)
