"""Previews: the request for a reduced picture, a window at full size or a part of a running render, and the answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import SpecError
from studio.geometry import Region, Size
from studio.specs.recipe import recipe_from_spec
from studio.specs.stylize import SMALLEST_SIDE_PX, StylizeSpec

DEFAULT_PREVIEW_PX = 512
DEFAULT_CELL_PX = 320  # of a contact sheet


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """A reduced picture of ``content`` painted as ``spec`` asks.

    ``number`` grows from request to request: the latest is the one that counts. The picture's longer side becomes
    ``longer_side_px``, unless the result itself is smaller. Of an optimisation it is what the networks alone paint. A
    draft, which another request follows, may estimate statistics of styles that would take longer to measure.
    """

    number: int
    content: Path
    spec: StylizeSpec
    longer_side_px: int = DEFAULT_PREVIEW_PX
    is_draft: bool = False

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


@dataclass(frozen=True, slots=True)
class RegionsRequest:
    """The picture at ``content``, or one ``page`` of several, in at most ``count`` regions, as ``bundle`` sees it."""

    number: int
    content: Path
    count: int
    page: int | None = None
    bundle: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RegionsView:
    """The regions of a reduced copy, to be looked at: ``rgb_hwc`` in `REGION_COLOURS`, mixed where they share a pixel.

    ``largest_hw`` is the region, from 1, that has most of each pixel, and ``middles`` are places (x, y), in shares of
    width and height, that lie well within each region, where its number can be written.
    """

    number: int
    rgb_hwc: npt.NDArray[np.uint8]
    largest_hw: npt.NDArray[np.uint8]
    middles: tuple[tuple[float, float], ...]

    @property
    def count(self) -> int:
        """How many regions there are: fewer than asked for where the picture has not so many that differ."""
        return len(self.middles)

    def region_at(self, x: float, y: float) -> int | None:
        """The region at a place in shares of width and height, None beside the picture."""
        height, width = self.largest_hw.shape
        if not (0.0 <= x < 1.0 and 0.0 <= y < 1.0):
            return None
        return int(self.largest_hw[int(y * height), int(x * width)])


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


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """The part ``region`` (pixels of the result) of ``content`` painted as ``spec`` asks.

    Its maps are estimated from a copy with a longer side of ``estimate_px``, as large as the preview beside it, whose
    work then serves here too. ``number`` grows from request to request: the latest is the one that counts. Of an
    optimisation it is a part of what the networks alone paint.
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
