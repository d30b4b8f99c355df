"""Regions as they are shown over the photo: in colours, with a place in each where its number can be written."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from studio.engine.region_files import in_colours
from studio.engine.regions import Memberships, PictureRegions
from studio.images.opencv import cv2
from studio.specs.preview import RegionsView


def view_of(regions: PictureRegions, number: int) -> RegionsView:
    """``regions`` to be looked at, as the answer to the request of this ``number``."""
    largest_hw = regions.memberships.argmax(0)
    middles = tuple(_middle(each, largest_hw == k) for k, each in enumerate(regions.memberships))
    return RegionsView(number, in_colours(regions), (largest_hw + 1).astype(np.uint8), middles)


def _middle(shares_hw: Memberships, is_largest_hw: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """The pixel furthest from all that is not of the region; where it has most of no pixel, that with most of it."""
    depth: npt.NDArray[np.float32] | Memberships = shares_hw
    if is_largest_hw.any():
        padded = np.pad(is_largest_hw.astype(np.uint8), 1)
        depth = cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[1:-1, 1:-1]
    height, width = shares_hw.shape
    down, across = np.unravel_index(int(depth.argmax()), depth.shape)
    return (int(across) + 0.5) / width, (int(down) + 0.5) / height
