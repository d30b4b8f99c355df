"""How large strokes are: on which copy of the picture the deep levels paint, and how much detail lies over them."""

from __future__ import annotations

from dataclasses import dataclass

from studio.errors import SpecError

SMALLEST_SEEN_PX, LARGEST_SEEN_PX = 256, 4096


@dataclass(frozen=True, slots=True)
class StrokeSettings:
    """Levels 5, 4 and 3 paint a copy of the picture whose longer side is ``seen_px``: fewer pixels, larger strokes.

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
