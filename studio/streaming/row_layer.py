"""One convolution fed with rows from the top: it keeps the rows it still needs and computes nothing twice.

Rows arrive *before* their ReLU and pooling; both happen on the way into a buffer that already has room for the
border, so that neither padding nor ReLU costs a copy of its own. A 3×3 convolution behind a 2× nearest upsampling
is computed as one 4×4 transposed convolution of stride 2 at the low resolution, which is the same sum with 2.25
times fewer products: reflecting one high-resolution row at the border is repeating the low-resolution row there.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.networks.layout import Layer, Resample

_CONTEXT_ROWS = 2  # a 3×3 kernel needs one row above and one below


class RowLayer:
    """A layer of a chain in motion down one strip.

    ``width_cells`` counts the columns of the rows fed in, after pooling. ``push`` takes (1, C, h, W) with any h and
    returns the output rows that are complete, before their own ReLU, or None; ``flush`` ends the strip and returns the
    rest. Rows come out in order, each once; the first and the last see the canvas border as the whole network would.
    """

    def __init__(
        self, layer: Layer, weight_oihw: Tensor, bias: Tensor, *, width_cells: int, relu_before: bool, rows_hint: int
    ) -> None:
        self._layer = layer
        self._relu_before = relu_before
        self._upsamples = layer.resample is Resample.UPSAMPLE
        kernel = transposed_kernel(weight_oihw.cpu()).to(weight_oihw.device) if self._upsamples else weight_oihw
        self._kernel = kernel.contiguous(memory_format=torch.channels_last)
        self._bias = bias
        self._width = width_cells
        self._buffer = self._allocate(rows_hint + _CONTEXT_ROWS + 1)
        self._held = 1  # slot 0 waits for the row above the first
        self._is_top_open = True
        self._unpaired: Tensor | None = None

    def push(self, rows: Tensor) -> Tensor | None:
        """Take rows (1, C, h, W) and return the complete output rows (1, C', h', W'), or None."""
        self._take(rows)
        self._close_top()
        return self._convolve()

    def flush(self) -> Tensor | None:
        """End the strip: mirror the lower border and return the last output rows."""
        assert self._unpaired is None, "a canvas is padded to whole cells of the deepest level"
        self._make_room(1)
        last = self._held - 1
        self._buffer[:, :, self._held] = self._buffer[:, :, last if self._upsamples else last - 1]
        self._held += 1
        return self._convolve()

    def _take(self, rows: Tensor) -> None:
        if self._layer.resample is not Resample.POOL:
            self._append(rows)
            return
        if self._unpaired is not None:
            self._append(F.max_pool2d(torch.cat((self._unpaired, rows[:, :, :1]), dim=2), 2))
            rows = rows[:, :, 1:]
            self._unpaired = None
        if rows.shape[2] % 2:
            self._unpaired = rows[:, :, -1:].clone()
            rows = rows[:, :, :-1]
        if rows.shape[2]:
            self._append(F.max_pool2d(rows, 2))

    def _append(self, rows: Tensor) -> None:
        count = rows.shape[2]
        self._make_room(count)
        fresh = self._buffer[:, :, self._held : self._held + count]
        inner = fresh[:, :, :, 1:-1]
        if self._relu_before:
            torch.clamp_min(rows, 0.0, out=inner)
        else:
            inner.copy_(rows)
        near, far = (1, self._width) if self._upsamples else (2, self._width - 1)
        fresh[:, :, :, 0] = fresh[:, :, :, near]
        fresh[:, :, :, -1] = fresh[:, :, :, far]
        self._held += count

    def _close_top(self) -> None:
        source = 1 if self._upsamples else 2
        if self._is_top_open and self._held > source:
            self._buffer[:, :, 0] = self._buffer[:, :, source]
            self._is_top_open = False

    def _convolve(self) -> Tensor | None:
        if self._is_top_open or self._held <= _CONTEXT_ROWS:
            return None
        rows = self._buffer[:, :, : self._held]
        if self._upsamples:
            out = F.conv_transpose2d(rows, self._kernel, self._bias, stride=2, padding=3)
        else:
            out = F.conv2d(rows, self._kernel, self._bias)
        self._buffer[:, :, :_CONTEXT_ROWS] = rows[:, :, -_CONTEXT_ROWS:].clone()
        self._held = _CONTEXT_ROWS
        return out

    def _make_room(self, count: int) -> None:
        if self._held + count > self._buffer.shape[2]:
            grown = self._allocate(self._held + count)
            grown[:, :, : self._held] = self._buffer[:, :, : self._held]
            self._buffer = grown

    def _allocate(self, rows: int) -> Tensor:
        shape = (1, self._layer.in_channels, rows, self._width + 2)
        return torch.zeros(shape, dtype=self._bias.dtype, device=self._bias.device).contiguous(
            memory_format=torch.channels_last
        )


def transposed_kernel(weight_oihw: Tensor) -> Tensor:
    """The (in, out, 4, 4) kernel of the stride-2 transposed convolution equal to 2× nearest upsampling and ``weight``.

    Each low-resolution cell lies under two high-resolution rows: high row 2j−1 sees it with tap 2, row 2j with taps 1
    and 2, row 2j+1 with taps 0 and 1, row 2j+2 with tap 0; columns likewise. The sums are taken in float64.
    """
    taps = torch.tensor([[0, 0, 1], [0, 1, 1], [1, 1, 0], [1, 0, 0]], dtype=torch.float64)
    kernel = torch.einsum("ua,vb,oiab->iouv", taps, taps, weight_oihw.double())
    return kernel.to(weight_oihw.dtype)
