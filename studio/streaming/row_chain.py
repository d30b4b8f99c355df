"""A chain streamed over one strip: rows of a picture in, rows of the last layer out.

Depth first: whatever a layer gives goes on through the layers after it before the layer takes more, so that rows are
still in the cache when they are read. At the end of every push each layer settles, which makes what it computes in one
call depend on the rows pushed alone: a sweep that begins further down repeats the bytes of one that came from the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch
from torch import Tensor

from studio.streaming.chunks import CALL_NUMBERS, CallSize, fed_scale_px, rows_per_call
from studio.streaming.prepared import PreparedChain
from studio.streaming.row_layer import RowLayer

_WHOLE_BAND = 1 << 62


class RowChain:
    """The row layers of a chain, one feeding the next.

    ``width_px`` is the strip's width on the canvas (a multiple of 16), ``band_px`` the rows of canvas pushed at a time.
    Output rows (1, C', h', W') are yielded in several portions, in order; all must be taken before the next call.
    """

    def __init__(self, chain: PreparedChain, *, width_px: int, band_px: int) -> None:
        self._channels = chain.steps[-1].layer.out_channels
        self._layers: list[RowLayer] = []
        self._waiting: dict[int, Tensor] = {}  # rows that the layer of this number has not taken yet
        relu_before = False  # what enters a chain is RGB or finished features
        for step in chain.steps:
            numbers = call_size(step.bias.dtype, step.bias.device).numbers
            call_rows = rows_per_call(step.layer, width_px=width_px, band_px=band_px, numbers=numbers)
            width_cells = width_px // fed_scale_px(step.layer)
            layer = RowLayer(step, width_cells=width_cells, relu_before=relu_before, call_rows=call_rows)
            self._layers.append(layer)
            relu_before = layer.has_relu_left
        self._ends_in_relu = relu_before

    def push(self, rows: Tensor) -> Iterator[Tensor]:
        """Feed a band of rows (1, C, h, W) and give all output rows that are complete."""
        yield from self.feed(rows)
        yield from self.drain()

    def wait(self, weights_ghw: Tensor) -> None:
        """Take the weights (G, h, w) that the layer which blends needs for the next band, before that is fed."""
        for layer in self._layers:
            if layer.blends:
                layer.wait(weights_ghw)

    def feed(self, rows: Tensor) -> Iterator[Tensor]:
        """Feed a part of a band and give the output rows that came of it so far."""
        self._waiting[0] = rows
        return self._run()

    def drain(self) -> Iterator[Tensor]:
        """End the band: give all output rows that are complete."""
        for index, layer in enumerate(self._layers):
            if layer.has_output:
                self._waiting[index + 1] = layer.convolve()
                yield from self._run()

    def flush(self) -> Iterator[Tensor]:
        """End the strip: every layer in turn gives its last rows to those after it."""
        for index, layer in enumerate(self._layers):
            layer.close_bottom()
            self._waiting[index + 1] = layer.convolve()
            yield from self._run()

    def stream(self, bands: Iterable[Tensor]) -> Iterator[Tensor]:
        """Feed a whole strip, band after band, and give all its output rows."""
        for rows in bands:
            yield from self.push(rows)
        yield from self.flush()

    def _run(self) -> Iterator[Tensor]:
        """Let the deepest layer that rows wait for take them, until none wait.

        Rows are released as soon as a layer has copied them: what the layer gives then takes their place in memory,
        which is still in the cache.
        """
        while (index := max(self._waiting, default=-1)) >= 0:
            rows = self._waiting.pop(index)
            if index == len(self._layers):
                finished = rows[:, : self._channels]
                yield finished.clamp_min_(0.0) if self._ends_in_relu else finished
                continue
            layer = self._layers[index]
            rest = layer.take(rows)
            del rows
            if rest is not None:
                self._waiting[index] = rest
            if layer.is_full:
                self._waiting[index + 1] = layer.convolve()
            rest = None


def call_size(dtype: torch.dtype, device: torch.device) -> CallSize:
    """How large calls are here: every thread brings its own cache; other devices than the CPU take whole bands."""
    numbers = CALL_NUMBERS * torch.get_num_threads() if device.type == "cpu" else _WHOLE_BAND
    return CallSize(numbers, dtype.itemsize)
