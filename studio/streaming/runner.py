"""A sweep in motion down one strip: rows in; finished RGB rows and finished feature rows out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from torch import Tensor

from studio.streaming.prepared import PreparedChain
from studio.streaming.row_chain import RowChain


@dataclass(frozen=True, eq=False)
class Emission:
    """What one push finished: RGB rows (1, 3, h, W), feature rows (1, C, h', W'); None while a chain fills."""

    rgb: Tensor | None
    features: Tensor | None


class SweepRunner:
    """Paints rows with ``to_rgb`` and encodes what it painted with ``to_features``; either may be absent.

    Without ``to_rgb`` the rows fed in are RGB already and only features come out.
    """

    def __init__(
        self, to_rgb: PreparedChain | None, to_features: PreparedChain | None, *, width_px: int, band_px: int
    ) -> None:
        self._painter = RowChain(to_rgb, width_px=width_px, band_px=band_px) if to_rgb else None
        self._encoder = RowChain(to_features, width_px=width_px, band_px=band_px) if to_features else None

    def push(self, rows: Tensor) -> Emission:
        """Feed rows of the store this sweep reads."""
        rgb = self._painter.push(rows) if self._painter else rows
        return self._encode(rgb)

    def flush(self) -> Iterator[Emission]:
        """End the strip: what is left comes out in several small emissions."""
        if self._painter:
            for rgb in self._painter.flush():
                yield self._encode(rgb)
        if self._encoder:
            for features in self._encoder.flush():
                yield Emission(None, features)

    def _encode(self, rgb: Tensor | None) -> Emission:
        features = self._encoder.push(rgb) if self._encoder and rgb is not None else None
        return Emission(rgb if self._painter else None, features)
