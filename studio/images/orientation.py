"""EXIF orientations 1 to 8 as maps of sizes, regions and pixels from the file's canvas to the upright one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from studio.geometry import Region, Size

# Each orientation is: swap the axes, then mirror columns, then mirror rows (EXIF 2.3, tag 0x0112).
_SWAP_MIRROR_FLIP: dict[int, tuple[bool, bool, bool]] = {
    1: (False, False, False),
    2: (False, True, False),
    3: (False, True, True),
    4: (False, False, True),
    5: (True, False, False),
    6: (True, True, False),
    7: (True, True, True),
    8: (True, False, True),
}


def known_orientation(value: int) -> int:
    """``value`` if it is one of the eight; files with any other are shown as they lie."""
    return value if value in _SWAP_MIRROR_FLIP else 1


def upright_size(size: Size, orientation: int) -> Size:
    """The size after turning; applied to an upright size it gives the file's size back."""
    swaps = _SWAP_MIRROR_FLIP[orientation][0]
    return Size(size.height, size.width) if swaps else size


def upright_region(region: Region, size: Size, orientation: int) -> Region:
    """Where ``region`` of a file canvas of ``size`` lies on the upright canvas."""
    swaps, mirrors, flips = _SWAP_MIRROR_FLIP[orientation]
    left, top, right, bottom = region.left, region.top, region.right, region.bottom
    if swaps:
        left, top, right, bottom = top, left, bottom, right
    upright = upright_size(size, orientation)
    if mirrors:
        left, right = upright.width - right, upright.width - left
    if flips:
        top, bottom = upright.height - bottom, upright.height - top
    return Region(left, top, right, bottom)


def turned_upright(pixels_hwc: npt.NDArray[np.generic], orientation: int) -> npt.NDArray[np.generic]:
    """``pixels_hwc`` of a file as they stand upright, contiguous in memory."""
    swaps, mirrors, flips = _SWAP_MIRROR_FLIP[orientation]
    turned = pixels_hwc.swapaxes(0, 1) if swaps else pixels_hwc
    turned = turned[:, ::-1] if mirrors else turned
    return np.ascontiguousarray(turned[::-1] if flips else turned)
