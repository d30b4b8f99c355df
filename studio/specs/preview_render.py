"""The region of a running render that the window shows, and the parts of the result that are sent to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import SpecError
from studio.geometry import Region, Size
from studio.specs.recipe import recipe_from_spec
from studio.specs.stylize import StylizeSpec


@dataclass(frozen=True, slots=True)
class VisibleRegion:
    """The part ``region`` (pixels of the result) of ``content`` painted as ``spec`` asks is on the screen.

    It is shown reduced by 2 ** ``level`` each way. A ``generation`` other than the last one means that all parts shown
    before were removed.
    """

    content: Path
    spec: StylizeSpec
    region: Region
    level: int = 0
    generation: int = 0

    def __post_init__(self) -> None:
        if self.level < 0:
            raise SpecError("a level counts from 0, not {level}", level=self.level)

    @property
    def step_px(self) -> int:
        """Pixels of the result to one that is shown, each way."""
        return 1 << self.level

    def shows(self, content: Path, spec: StylizeSpec) -> bool:
        """Whether this is what ``content`` painted as ``spec`` asks becomes."""
        return is_same_result(self.content, self.spec, content, spec)


@dataclass(frozen=True, slots=True, eq=False)
class PaintedPart:
    """A piece of a render's result, shown for ``visible``: (h, w, 3) sRGB pixels, each the mean of a square of the
    result. ``left`` and ``top`` count such squares.
    """

    visible: VisibleRegion
    left: int
    top: int
    pixels_hwc: npt.NDArray[np.uint8]

    @property
    def picture(self) -> tuple[Path, StylizeSpec]:
        """What it is a piece of."""
        return self.visible.content, self.visible.spec

    def region_of(self, size: Size) -> Region:
        """The pixels of a result of ``size`` that are shown; at its edges squares need not be full."""
        step_px, (height, width) = self.visible.step_px, self.pixels_hwc.shape[:2]
        right, bottom = (self.left + width) * step_px, (self.top + height) * step_px
        return Region(
            self.left * step_px,
            self.top * step_px,
            size.width if size.width - right < step_px else right,
            size.height if size.height - bottom < step_px else bottom,
        )


def is_same_result(content: Path, spec: StylizeSpec, other_content: Path, other_spec: StylizeSpec) -> bool:
    """Whether both come to the same picture, also where one was on disk meanwhile and has absolute paths now."""
    if content.absolute() != other_content.absolute():
        return False
    return spec == other_spec or recipe_from_spec(spec) == recipe_from_spec(other_spec)
