"""A whole chain in motion down one strip: rows of a picture in, rows of the last layer out."""

from __future__ import annotations

from collections.abc import Iterator

from torch import Tensor

from studio.networks.layout import Resample
from studio.streaming.prepared import PreparedChain
from studio.streaming.row_layer import RowLayer


class RowChain:
    """The row layers of a chain, one feeding the next.

    ``width_px`` is the strip's width on the canvas (a multiple of 16), ``band_px`` the rows of canvas pushed at a time.
    """

    def __init__(self, chain: PreparedChain, *, width_px: int, band_px: int) -> None:
        self._ends_in_relu = chain.steps[-1].layer.has_relu
        self._layers: list[RowLayer] = []
        relu_before = False  # what enters a chain is RGB or finished features
        for step in chain.steps:
            layer = step.layer
            fed_scale_px = layer.scale_px if layer.resample is Resample.POOL else layer.in_scale_px
            self._layers.append(
                RowLayer(
                    layer,
                    step.kernel,
                    step.bias,
                    width_cells=width_px // fed_scale_px,
                    relu_before=relu_before,
                    rows_hint=band_px // fed_scale_px,
                )
            )
            relu_before = layer.has_relu

    def push(self, rows: Tensor) -> Tensor | None:
        """Feed rows (1, C, h, W); returns the finished output rows (1, C', h', W'), or None while the chain fills."""
        return self._pass_on(rows, after=0)

    def flush(self) -> Iterator[Tensor]:
        """End the strip: every layer in turn gives its last rows to those after it."""
        for index, layer in enumerate(self._layers):
            rest = layer.flush()
            if rest is not None:
                out = self._pass_on(rest, after=index + 1)
                if out is not None:
                    yield out

    def _pass_on(self, rows: Tensor, *, after: int) -> Tensor | None:
        current: Tensor | None = rows
        for layer in self._layers[after:]:
            if current is None:
                return None
            current = layer.push(current)
        if current is not None and self._ends_in_relu:
            current = current.clamp_min_(0.0)
        return current
