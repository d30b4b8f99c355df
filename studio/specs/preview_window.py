"""The request for a part of the result at full size before it is rendered, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.geometry import Region
from studio.specs.preview import DEFAULT_PREVIEW_PX
from studio.specs.stylize import StylizeSpec


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """The part ``region`` (pixels of the result) of ``content`` painted as ``spec`` asks.

    Its maps are estimated from a copy with a longer side of ``estimate_px``, as large as the preview beside it, whose
    work then serves here too. ``number`` grows from request to request: the latest is the one that counts.
    """

    number: int
    content: Path
    spec: StylizeSpec
    region: Region
    estimate_px: int = DEFAULT_PREVIEW_PX


@dataclass(frozen=True, slots=True, eq=False)
class WindowPreview:
    """The pixels (h, w, 3) sRGB of ``region``, what of the request lies on the picture.

    ``is_estimate`` is false where the copy that the maps were fitted from is the result's own size: then these are a
    render's pixels, to rounding.
    """

    number: int
    region: Region
    pixels_hwc: npt.NDArray[np.uint8]
    elapsed_s: float
    is_estimate: bool
