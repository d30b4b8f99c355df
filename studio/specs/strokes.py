"""How large strokes are: on which copy of the picture the deep levels paint, and how much detail lies over them."""

from __future__ import annotations

from dataclasses import dataclass

from studio.errors import SpecError

SMALLEST_SEEN_PX, LARGEST_SEEN_PX = 256, 4096
STROKE_PX = 16
"""About the width of a stroke on the copy: two cells of relu4_1, four of relu3_1."""


@dataclass(frozen=True, slots=True)
class StrokeSettings:
    """Levels 5, 4 and 3 paint a copy of the picture whose longer side is ``seen_px``: fewer pixels, larger strokes.

    Level 2 paints a copy of twice that, level 1 the picture itself; smaller pictures are painted as they are.
    ``detail`` 0..1 is how much of what the copy does not show, the photo's fine detail, lies over the strokes.
    """

    seen_px: int = 1024
    detail: float = 0.5

    def __post_init__(self) -> None:
        if not SMALLEST_SEEN_PX <= self.seen_px <= LARGEST_SEEN_PX:
            raise SpecError(
                "strokes are sized by a copy of {smallest} to {largest} px, not {seen_px}",
                smallest=SMALLEST_SEEN_PX,
                largest=LARGEST_SEEN_PX,
                seen_px=self.seen_px,
            )
        if not 0.0 <= self.detail <= 1.0:
            raise SpecError("the detail over strokes lies between 0 and 1, not {detail}", detail=self.detail)

    @property
    def stroke_share(self) -> float:
        """About how wide strokes are, as a share of the picture's longer side."""
        return STROKE_PX / self.seen_px


DEFAULT_STROKES = StrokeSettings()
"""Those of every command and of the window. A `StylizeSpec` itself has none, as recipes without them had none."""


def seen_px_in_print(stroke_mm: float, print_mm: float) -> int:
    """The copy on which strokes are about ``stroke_mm`` wide in a print whose longer side is ``print_mm``.

    Raises SpecError for sizes that are not above 0, and for strokes that no copy gives.
    """
    if not (stroke_mm > 0 and print_mm > 0):
        raise SpecError("strokes and prints are larger than 0 mm")
    seen_px = round(STROKE_PX * print_mm / stroke_mm)
    if not SMALLEST_SEEN_PX <= seen_px <= LARGEST_SEEN_PX:
        raise SpecError(
            "in a print of {print_mm} mm strokes are {smallest_mm} to {largest_mm} mm wide, not {stroke_mm} mm",
            print_mm=f"{print_mm:g}",
            smallest_mm=f"{STROKE_PX * print_mm / LARGEST_SEEN_PX:.3g}",
            largest_mm=f"{STROKE_PX * print_mm / SMALLEST_SEEN_PX:.3g}",
            stroke_mm=f"{stroke_mm:g}",
        )
    return seen_px
