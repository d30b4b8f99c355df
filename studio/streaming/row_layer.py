"""One convolution fed with rows from the top: it keeps the rows it still needs and computes nothing twice.

Rows arrive *before* their ReLU and pooling; both happen on the way into a buffer that already has room for the
border, so that neither padding nor ReLU costs a copy of its own. The buffer holds no more rows than one call of the
convolution takes: what goes in and what comes out then stays in the cache.

Convolutions run in the shape that costs least: the same sums, arranged for fewer products. `transposed_kernel`: a 3×3
convolution behind a 2× nearest upsampling is one 4×4 transposed convolution of stride 2 at the low resolution, with
2.25 times fewer products. `grouped_kernel`: a convolution that paints RGB fills 3 of the 16 numbers that a vector unit
computes at once; with four neighbouring pixels at a time it fills 12, in half the time. Where the library of
`studio.kernels` is at hand it does both with fewer products still, and applies the ReLU to what it gives.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.kernels.convolution import CompiledConvolution, is_for_library
from studio.kernels.entry import EntryKind, RowEntry
from studio.kernels.library import kernel_library
from studio.networks.layout import Resample
from studio.streaming.blending import WaitingWeights
from studio.streaming.prepared import Step

PIXELS_PER_GROUP = 4  # of 2, 4 and 8, measured for 11 to 24 channels in and 3 out: 1.45, 1.95 and 1.2 times faster
_WIDEST_GROUP = 16  # float32 numbers in the widest vector of today's CPUs
_CONTEXT_ROWS = 2  # a 3×3 kernel needs one row above and one below


class RowConvolution:
    """A 3×3 convolution over rows that already carry their border, with its kernel (out, in, 3, 3) and bias (out,).

    Calling it with (B, C, h, w) gives (B, C', h − 2, w − 2), or (B, C', 2(h − 2), 2(w − 2)) if it ``upsamples``.
    """

    def __init__(self, kernel_oihw: Tensor, bias: Tensor, *, upsamples: bool) -> None:
        self._upsamples = upsamples
        self._outputs = bias.shape[0]
        self.channels_taken = kernel_oihw.shape[1]
        fits_group = not upsamples and PIXELS_PER_GROUP * self._outputs <= _WIDEST_GROUP
        self._pixels = PIXELS_PER_GROUP if fits_group and bias.device.type == "cpu" else 1
        if upsamples:
            kernel_oihw = transposed_kernel(kernel_oihw.cpu()).to(kernel_oihw.device)
        grouped = grouped_kernel(kernel_oihw, self._pixels) if self._pixels > 1 else kernel_oihw
        self._plain = kernel_oihw.contiguous(memory_format=torch.channels_last)
        self._kernel = grouped.contiguous(memory_format=torch.channels_last)
        self._plain_bias, self._bias = bias, bias.repeat(self._pixels)

    def __call__(self, rows: Tensor) -> Tensor:
        """The convolution of ``rows``, channels last."""
        if self._upsamples:
            return F.conv_transpose2d(rows, self._kernel, self._bias, stride=2, padding=3)
        width = rows.shape[3] - 2
        if self._pixels == 1 or width % self._pixels:
            return F.conv2d(rows, self._plain, self._plain_bias)
        groups = F.conv2d(rows, self._kernel, self._bias, stride=(1, self._pixels)).permute(0, 2, 3, 1)
        return groups.reshape(len(rows), rows.shape[2] - 2, width, self._outputs).permute(0, 3, 1, 2)


def row_convolution(step: Step) -> RowConvolution | CompiledConvolution:
    """The convolution of ``step``, compiled where it can be; only then what comes out went through its ReLU already."""
    library, upsamples = kernel_library(), step.layer.resample is Resample.UPSAMPLE
    is_for_torch = step.bias.device.type != "cpu" or step.bias.dtype != torch.float32
    if library is None or is_for_torch or not is_for_library(step.layer.in_channels, upsamples=upsamples):
        return RowConvolution(step.kernel, step.bias, upsamples=upsamples)
    return CompiledConvolution(
        library, step.kernel, step.bias, upsamples=upsamples, has_relu=step.layer.has_relu, splits=step.splits
    )


def transposed_kernel(weight_oihw: Tensor) -> Tensor:
    """The (in, out, 4, 4) kernel of the stride-2 transposed convolution equal to 2× nearest upsampling and ``weight``.

    Each low-resolution cell lies under two high-resolution rows: high row 2j−1 sees it with tap 2, row 2j with taps 1
    and 2, row 2j+1 with taps 0 and 1, row 2j+2 with tap 0; columns likewise. The sums are taken in float64.
    """
    taps = torch.tensor([[0, 0, 1], [0, 1, 1], [1, 1, 0], [1, 0, 0]], dtype=torch.float64)
    kernel = torch.einsum("ua,vb,oiab->iouv", taps, taps, weight_oihw.double())
    return kernel.to(weight_oihw.dtype)


def grouped_kernel(weight_oihw: Tensor, pixels: int) -> Tensor:
    """The (pixels · out, in, 3, 2 + pixels) kernel that gives ``pixels`` neighbouring outputs of a row at once.

    Run with a horizontal stride of ``pixels``; its outputs are those of the first pixel, then of the second, and so on,
    which channels-last is the order they lie in anyway.
    """
    outputs, inputs, height, width = weight_oihw.shape
    kernel = weight_oihw.new_zeros(pixels, outputs, inputs, height, width + pixels - 1)
    for pixel in range(pixels):
        kernel[pixel, :, :, :, pixel : pixel + width] = weight_oihw
    return kernel.flatten(0, 1)


class RowLayer:
    """A layer of a chain streamed over one strip.

    ``width_cells`` counts the columns of the rows fed in, after pooling, and ``call_rows`` the output rows of one call,
    before upsampling. ``take`` copies rows (B, C, h, W) into the buffer, any h, until a call ``is_full``; ``convolve``
    then gives its output rows (B', C', h', W'), before their own ReLU if that `has_relu_left`. A compiled convolution
    gives channels of zeros beyond those of its layer. B and B' are 1, or 2 between a step that splits and one that
    joins. Rows come out in order, each once; the first and the last see the canvas border as the whole network would.
    """

    def __init__(self, step: Step, *, width_cells: int, relu_before: bool, call_rows: int) -> None:
        self._pools = step.layer.resample is Resample.POOL
        self._relu_before = relu_before
        self._upsamples = step.layer.resample is Resample.UPSAMPLE
        self._convolution = row_convolution(step)
        self.has_relu_left = step.layer.has_relu and isinstance(self._convolution, RowConvolution)
        self._width, self._channels = width_cells, step.layer.in_channels
        self._splits, self._joins, self._blend, self._tabled = step.splits, step.joins, step.blend, step.tabled
        self._weights = WaitingWeights()
        shape = (step.maps_taken, self._convolution.channels_taken, call_rows + _CONTEXT_ROWS, width_cells + 2)
        self._buffer = torch.zeros(shape, dtype=step.bias.dtype, device=step.bias.device).contiguous(
            memory_format=torch.channels_last
        )
        self._entry = self._compiled_entry()
        self._held = 1  # slot 0 waits for the row above the first
        self._is_top_open = True
        self._unpaired: Tensor | None = None

    @property
    def is_full(self) -> bool:
        """Whether the buffer holds all the rows of one call."""
        return self._held == self._buffer.shape[2]

    @property
    def has_output(self) -> bool:
        """Whether output rows are complete that were not computed yet."""
        return not self._is_top_open and self._held > _CONTEXT_ROWS

    @property
    def blends(self) -> bool:
        """Whether the rows that come in are blended, by weights that `wait` takes first."""
        return self._blend is not None

    def wait(self, weights_ghw: Tensor) -> None:
        """Take the weights (G, h, w) of the next rows, for a step that blends."""
        self._weights.wait(weights_ghw)

    def take(self, rows: Tensor) -> Tensor | None:
        """Put the first of ``rows`` into the buffer, as many as it has room for; returns the others, None if none."""
        room = self._buffer.shape[2] - self._held
        taken = room
        if not self._pools:
            self._append(rows[:, :, :room])
        elif self._unpaired is not None:
            self._append(torch.cat((self._unpaired, rows[:, :, :1]), dim=2))
            self._unpaired, taken = None, 1
        elif rows.shape[2] == 1:
            self._unpaired = rows.clone()
        else:
            taken = 2 * min(room, rows.shape[2] // 2)
            self._append(rows[:, :, :taken])
        return rows[:, :, taken:] if taken < rows.shape[2] else None

    def convolve(self) -> Tensor:
        """All output rows that are complete; there must be some."""
        assert self.has_output, "a convolution needs a row above and one below"
        rows = self._buffer[:, :, : self._held]
        out = self._convolution(rows)
        context = rows[:, :, -_CONTEXT_ROWS:]
        self._buffer[:, :, :_CONTEXT_ROWS] = context if self._held >= 2 * _CONTEXT_ROWS else context.clone()
        self._held = _CONTEXT_ROWS
        return out.view(2, -1, *out.shape[2:]) if self._splits else out

    def close_bottom(self) -> None:
        """End the strip: mirror the lower border, so that the last output rows are complete."""
        assert self._unpaired is None, "a canvas is padded to whole cells of the deepest level"
        assert not self._is_top_open, "a canvas has two cells of the deepest level at least"
        self._buffer[:, :, self._held] = self._buffer[:, :, self._held - (1 if self._upsamples else 2)]
        self._held += 1

    def _append(self, rows: Tensor) -> None:
        count = rows.shape[2] // 2 if self._pools else rows.shape[2]
        if self._entry is None or not self._entry.put(rows, self._held, count):
            self._put(rows, self._buffer[:, :, self._held : self._held + count], count)
        self._held += count
        self._close_top()

    def _compiled_entry(self) -> RowEntry | None:
        """What puts rows into the buffer with the compiled library, None where that cannot."""
        library = kernel_library()
        is_plain = self._blend is None and self._tabled is None
        if library is None or not is_plain or self._buffer.device.type != "cpu" or self._buffer.dtype != torch.float32:
            return None
        return RowEntry(
            library,
            self._buffer,
            kind=EntryKind.POOLED if self._pools else EntryKind.COPIED if self._joins is None else EntryKind.JOINED,
            has_relu=self._relu_before,
            is_replicated=self._upsamples,
            factor=self._joins or 0.0,
        )

    def _put(self, rows: Tensor, fresh: Tensor, count: int) -> None:
        rows = rows[:, : self._channels]
        inner = fresh[:, : self._channels, :, 1:-1]
        if self._pools:
            pool_into(inner, rows)
            if self._relu_before:
                inner.clamp_min_(0.0)
        elif self._blend is not None or self._tabled is not None:
            features = rows.clamp_min(0.0) if self._relu_before else rows
            inner[:1].copy_(self._entered(features, count))
            if len(inner) > 1:
                inner[1:].copy_(features)
        elif self._joins is not None:
            torch.clamp_min(rows[:1], 0.0, out=inner)
            inner.sub_(rows[1:].clamp_min_(0.0), alpha=self._joins)
        elif self._relu_before:
            torch.clamp_min(rows, 0.0, out=inner)
        else:
            inner.copy_(rows)
        near, far = (1, self._width) if self._upsamples else (2, self._width - 1)
        fresh[:, :, :, 0] = fresh[:, :, :, near]
        fresh[:, :, :, -1] = fresh[:, :, :, far]

    def _entered(self, features: Tensor, count: int) -> Tensor:
        """What ``count`` rows of ``features`` become where they are not fed as they are."""
        if self._tabled is not None:
            return self._tabled(features)
        assert self._blend is not None
        return self._blend(features, self._weights.taken(count))

    def _close_top(self) -> None:
        source = 1 if self._upsamples else 2
        if self._is_top_open and self._held > source:
            self._buffer[:, :, 0] = self._buffer[:, :, source]
            self._is_top_open = False


def pool_into(pooled: Tensor, rows: Tensor) -> None:
    """Write the largest of every 2×2 cells of ``rows`` (1, C, 2h, 2w) into ``pooled`` (1, C, h, w), a view or not.

    By comparing slices: 3 to 8 times faster than the library's pooling on channels-last rows.
    """
    taller = torch.maximum(rows[:, :, 0::2], rows[:, :, 1::2])
    torch.maximum(taller[:, :, :, 0::2], taller[:, :, :, 1::2], out=pooled)
