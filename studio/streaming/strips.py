"""The grid a canvas is worked on: vertical strips with halos, bands of rows, and where a resumed strip must begin."""

from __future__ import annotations

from dataclasses import dataclass

from studio.geometry import Size, spans
from studio.networks.layout import ALIGNMENT_PX


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns ``core_left..core_right`` are this strip's own; it works on ``tile_left..tile_right`` (px)."""

    index: int
    core_left: int
    core_right: int
    tile_left: int
    tile_right: int

    @property
    def tile_width(self) -> int:
        """Columns worked on."""
        return self.tile_right - self.tile_left


@dataclass(frozen=True, slots=True)
class Grid:
    """A canvas (sides multiples of 16) cut into strips of ``strip_px`` columns and bands of ``band_px`` rows.

    The last strip and the last band may be smaller; ``strip_px`` and ``band_px`` are multiples of 16.
    """

    canvas: Size
    strip_px: int
    band_px: int

    def __post_init__(self) -> None:
        for value in (self.canvas.width, self.canvas.height, self.strip_px, self.band_px):
            if value % ALIGNMENT_PX or value < ALIGNMENT_PX:
                raise ValueError(f"every side of a grid is a multiple of {ALIGNMENT_PX} px: {self}")

    @property
    def band_count(self) -> int:
        """Bands in a strip."""
        return -(-self.canvas.height // self.band_px)

    @property
    def strip_count(self) -> int:
        """Strips side by side."""
        return -(-self.canvas.width // self.strip_px)

    def strips(self, halo_px: int) -> tuple[Strip, ...]:
        """All strips, left to right, each with ``halo_px`` of its neighbours around it."""
        return tuple(
            Strip(
                index=index,
                core_left=left,
                core_right=right,
                tile_left=max(0, left - halo_px),
                tile_right=min(self.canvas.width, right + halo_px),
            )
            for index, (left, right) in enumerate(spans(self.canvas.width, self.strip_px))
        )

    def band_rows(self, band: int) -> tuple[int, int]:
        """Half-open rows of canvas in band number ``band``."""
        top = band * self.band_px
        return top, min(top + self.band_px, self.canvas.height)

    def first_band(self, live_band: int, halo_px: int) -> int:
        """The band to begin with so that from ``live_band`` on every row comes out with the bytes it had had.

        A strip begun below the top of the canvas is exact ``halo_px`` below its start and lags by at most
        ``halo_px``; one band more makes sure that all it depends on was computed in bands
        of the usual size, whose rounding then repeats.
        """
        warm_up = -(-(2 * halo_px + self.band_px) // self.band_px)
        return max(0, live_band - warm_up)
