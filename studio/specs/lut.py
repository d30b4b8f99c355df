"""The request for a table of colours: which styles, for which photo, how fine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.errors import SpecError
from studio.specs.colour import ColourSettings, Mixing
from studio.specs.stylize import StyleChoice, StylizeSpec

SMALLEST_SIZE, LARGEST_SIZE = 2, 256
CUBE_SIZE = 33
HALD_SIZE = 64


@dataclass(frozen=True, slots=True)
class LutRequest:
    """The colours of ``styles`` for the photo at ``content``, or for typical photographs where there is none.

    ``size`` is the number of entries along each side, 2 to 256; for a HaldCLUT a square number from 4 on. None means 33
    for ``.cube`` and 64 for a HaldCLUT. Strength, mixing and the size of styles are those of a `StylizeSpec`.
    """

    styles: tuple[StyleChoice, ...]
    content: Path | None = None
    strength: float = 1.0
    style_size_px: int | None = None
    mixing: Mixing = Mixing.MAPS
    size: int | None = None

    def __post_init__(self) -> None:
        self.spec()
        if self.size is not None and not SMALLEST_SIZE <= self.size <= LARGEST_SIZE:
            raise SpecError(
                "a table of colours has from {smallest} to {largest} entries a side, not {size}",
                smallest=SMALLEST_SIZE,
                largest=LARGEST_SIZE,
                size=self.size,
            )

    def spec(self) -> StylizeSpec:
        """The request to paint with these colours alone; raises SpecError for a value out of range."""
        return StylizeSpec(
            styles=self.styles,
            strength=self.strength,
            style_size_px=self.style_size_px,
            colour=ColourSettings(only=True),
            mixing=self.mixing,
        )
