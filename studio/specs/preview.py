"""The request for a reduced picture of what a render would give, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import SpecError
from studio.specs.stylize import SMALLEST_SIDE_PX, StylizeSpec

DEFAULT_PREVIEW_PX = 512


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """A reduced picture of ``content`` painted as ``spec`` asks.

    ``number`` grows from request to request: the latest is the one that counts. The picture's longer side becomes
    ``longer_side_px``, unless the result itself is smaller.
    """

    number: int
    content: Path
    spec: StylizeSpec
    longer_side_px: int = DEFAULT_PREVIEW_PX

    def __post_init__(self) -> None:
        if self.longer_side_px < SMALLEST_SIDE_PX:
            raise SpecError(
                "a preview is at least {smallest_side_px} px, not {longer_side_px}",
                smallest_side_px=SMALLEST_SIDE_PX,
                longer_side_px=self.longer_side_px,
            )


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """What a request became: (h, w, 3) sRGB pixels, over white where the content is transparent.

    ``reused`` names what an earlier preview had computed already: "content", "styles", "features 5" for the features
    and statistics of a level (and with them everything painted before it), "picture" for the result itself.
    """

    number: int
    pixels_hwc: npt.NDArray[np.uint8]
    elapsed_s: float
    bundle_id: str
    reused: tuple[str, ...]
