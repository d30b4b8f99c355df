"""A picture as crops are taken from it, resized, or enlarged where it is smaller than they are. Torch-free."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import PictureError
from studio.images.picture import read_picture


def decode_for_crops(path: Path, crop_px: int, *, resize_px: int = 0) -> npt.NDArray[np.uint8]:
    """(h, w, 3), both sides at least ``crop_px``, the shorter one ``resize_px`` unless that is 0.

    Raises StudioError where the picture cannot be read or is too narrow.
    """
    picture = read_picture(path)
    shorter, longer = sorted((picture.size.width, picture.size.height))
    wanted_px = resize_px or max(shorter, crop_px)
    if shorter != wanted_px:
        picture = read_picture(path, longer_side_px=-(-longer * wanted_px // shorter) + (shorter < wanted_px))
    if min(picture.size.width, picture.size.height) < crop_px:
        raise PictureError("{path} is too narrow for crops of {crop_px} px", path=path, crop_px=crop_px)
    return np.round(picture.rgb_hwc * 255).astype(np.uint8)
