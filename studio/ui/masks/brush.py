"""What is painted with: the tool, and the size and hardness of the brush, in values that know no window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

SIZES = (1, 1000)  # the width of the brush in thousandths of the photo's longer side
_SIZE_STEP = 1.25
_HARDNESS_STEP = 0.1


class Tool(StrEnum):
    """What a drag across the picture does."""

    BRUSH = "brush"
    ERASER = "eraser"
    GRADIENT = "gradient"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Brush:
    """``size`` is the width in thousandths of the photo's longer side, ``hardness`` 0..1 the part that is full."""

    tool: Tool = Tool.BRUSH
    size: int = 80
    hardness: float = 0.5

    @property
    def radius(self) -> float:
        """In longer sides, as painted masks count."""
        return self.size / 2000

    @property
    def is_round(self) -> bool:
        """Whether the tool has a size."""
        return self.tool in (Tool.BRUSH, Tool.ERASER)

    def resized(self, steps: int) -> Brush:
        """Larger (1) or smaller (-1) by a quarter, by one thousandth at least."""
        wanted = round(self.size * _SIZE_STEP**steps)
        wanted = max(wanted, self.size + 1) if steps > 0 else min(wanted, self.size - 1)
        return replace(self, size=min(max(wanted, SIZES[0]), SIZES[1]))

    def hardened(self, steps: int) -> Brush:
        """Harder (1) or softer (-1) by a tenth."""
        return replace(self, hardness=min(max(round(self.hardness + steps * _HARDNESS_STEP, 2), 0.0), 1.0))
