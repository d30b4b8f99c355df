"""A sweep streamed over one strip: rows in; finished RGB rows and finished feature rows out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from torch import Tensor

from studio.streaming.prepared import PreparedChain
from studio.streaming.residual import DelayedRows
from studio.streaming.row_chain import RowChain


@dataclass(frozen=True, eq=False)
class Emission:
    """Some rows that are finished: RGB (1, 3, h, W) or features (1, C, h', W'); the other is None."""

    rgb: Tensor | None
    features: Tensor | None


class SweepRunner:
    """Paints rows with ``to_rgb`` and encodes what it painted with ``to_features``; either may be absent.

    Without ``to_rgb`` the rows fed in are RGB already and only features come out; without ``to_features`` either, the
    rows themselves. With ``detail`` r above 0 ``to_rgb`` gives decode(T f) - r decode(f), and r x is added to it.
    Emissions are computed as they are taken: all of them must be taken before the next call.
    """

    def __init__(
        self,
        to_rgb: PreparedChain | None,
        to_features: PreparedChain | None,
        *,
        detail: float = 0.0,
        width_px: int,
        band_px: int,
    ) -> None:
        self._painter = RowChain(to_rgb, width_px=width_px, band_px=band_px) if to_rgb else None
        self._encoder = RowChain(to_features, width_px=width_px, band_px=band_px) if to_features else None
        self._base = DelayedRows(detail) if detail else None

    def push(
        self, rows: Tensor, base: Tensor | None = None, *, weights_ghw: Tensor | None = None
    ) -> Iterator[Emission]:
        """Feed a band of rows of the store this sweep reads.

        ``base`` are the rows of x (1, 3, h, w) in the same band, where ``rows`` are features; otherwise they are x.
        ``weights_ghw`` are those of the band's cells, where ``to_rgb`` blends maps.
        """
        if self._painter is not None and weights_ghw is not None:
            self._painter.wait(weights_ghw)
        if self._base is not None:
            self._base.wait(rows if base is None else base)
        if self._painter is None:
            yield from self._encode(rows) if self._encoder else (Emission(rows, None),)
        else:
            yield from self._painted(self._painter.push(rows))
        yield from self._drain()

    def flush(self) -> Iterator[Emission]:
        """End the strip: what is left comes out in several small emissions."""
        if self._painter:
            yield from self._painted(self._painter.flush())
        yield from self._drain()
        if self._encoder:
            for features in self._encoder.flush():
                yield Emission(None, features)

    def _painted(self, portions: Iterator[Tensor]) -> Iterator[Emission]:
        for portion in portions:
            rgb = portion if self._base is None else self._base.added_to(portion)
            yield Emission(rgb, None)
            yield from self._encode(rgb)

    def _encode(self, rgb: Tensor) -> Iterator[Emission]:
        if self._encoder:
            for features in self._encoder.feed(rgb):
                yield Emission(None, features)

    def _drain(self) -> Iterator[Emission]:
        if self._encoder:
            for features in self._encoder.drain():
                yield Emission(None, features)
