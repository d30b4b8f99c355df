"""One 3×3 convolution with its weights arranged for the compiled library.

Weights of Winograd layers are transformed in float64 (Lavin and Gray, arXiv 1509.09308; the points are those of
`native/variant.h`). Channels are padded with zeros to whole vectors.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import torch
from torch import Tensor

from studio.kernels.library import Instructions, KernelLibrary, LayerWork
from studio.kernels.profiler_events import own_kernel

_RGB = 3
_FEW_CHANNELS = 16  # fewer inputs are convolved directly: transforms take about what they save (8 channels: 1.2 times)
# Tiles transformed at a time, which stay in the second-level cache until their products are there: a multiple of the
# rows of a product. Of 12, 24 and 48 tiles with AVX-512, 16 channels in and out took 1.0, 1.0 and 0.9 times as long, 64
# channels 1.0, 1.0 and 1.25; of 12 and 24 with AVX2, both 1.0 and 1.1.
_BLOCK_TILES = {Instructions.BASELINE: 12, Instructions.AVX2: 12, Instructions.AVX512: 24}
_NARROW_CHANNELS, _NARROW_TILES = 48, 48  # in and out together, with AVX-512
_POINTS = {"plain": (0.0, 0.625, -0.625, 1.5, -1.5), "upsampled": (0.0, 1.0, -1.0, 0.625, -0.625)}
# Behind an upsampling the product at -1 is zero, that at 1 twice what is computed;
# those at 5/8 and -5/8 differ by a factor.
_ENLARGED_FACTORS = ((0, 1.0), (1, 2.0), (3, 1.625), (4, 0.375), (5, 1.0))


class _Kind(IntEnum):
    """``enum kind`` of `kernels.c`."""

    DIRECT = 0
    WINOGRAD = 1
    WINOGRAD_UPSAMPLED = 2
    PAINTING = 3


class CompiledConvolution:
    """A 3×3 convolution over float32 rows that already carry their border: kernel (out, in, 3, 3), bias (out,).

    Calling it with (B, `channels_taken`, h, w), channels last, gives (B, `channels_given`, h − 2, w − 2), or twice as
    many rows and columns if it ``upsamples``; channels beyond those of the kernel are zeros. With ``splits`` the kernel
    holds two convolutions one after the other, and `channels_given` are those of both, each padded. ``has_relu``
    applies a ReLU to what it gives.
    """

    def __init__(
        self, library: KernelLibrary, kernel: Tensor, bias: Tensor, *, upsamples: bool, has_relu: bool, splits: bool
    ) -> None:
        self._library = library
        outputs, inputs = kernel.shape[:2]
        self._outputs, self._inputs = outputs, inputs
        parts = 2 if splits else 1
        self._kind = _kind(inputs, outputs, upsamples=upsamples, has_relu=has_relu)
        self._instructions = _fitting(library.instructions, inputs, outputs // parts)
        lanes = self._instructions.lanes
        self.channels_taken = inputs if self._kind in (_Kind.DIRECT, _Kind.PAINTING) else _padded(inputs, lanes)
        self.channels_given = outputs if self._kind is _Kind.PAINTING else parts * _padded(outputs // parts, lanes)
        kernels = [_widened(part, self.channels_taken, self.channels_given // parts) for part in kernel.chunk(parts)]
        biases = [_lengthened(part, self.channels_given // parts) for part in bias.chunk(parts)]
        self._scale = 2 if upsamples else 1
        if self._kind is _Kind.PAINTING:
            self._weights, self._bias = _painting_weights(kernel, bias, lanes)
        else:
            self._weights, self._bias = _weights(torch.cat(kernels).double(), self._kind), torch.cat(biases)
        self._work = LayerWork(
            kind=self._kind,
            in_channels=self.channels_taken,
            out_channels=self.channels_given,
            has_relu=has_relu,
            block_tiles=self._block_tiles(),
            weights=self._weights.data_ptr(),
            bias=self._bias.data_ptr(),
        )

    def _block_tiles(self) -> int:
        is_narrow = self.channels_taken + self.channels_given <= _NARROW_CHANNELS
        is_wide = self._instructions is Instructions.AVX512
        return _NARROW_TILES if is_wide and is_narrow else _BLOCK_TILES[self._instructions]

    def __call__(self, rows: Tensor) -> Tensor:
        """The convolution of ``rows``."""
        maps, channels, height, width = rows.shape
        assert channels == self.channels_taken, "rows have the channels that the kernel was padded to"
        assert rows.stride(3) == channels, "rows are channels last"
        work, scale = LayerWork.from_buffer_copy(self._work), self._scale  # callers on other threads have their own
        out = rows.new_empty((maps, scale * (height - 2), scale * (width - 2), self.channels_given))
        work.maps, work.height, work.width = maps, height - 2, width - 2
        work.rows, work.in_map, work.in_row = rows.data_ptr(), rows.stride(0), rows.stride(2)
        work.out, work.out_map, work.out_row = out.data_ptr(), out.stride(0), out.stride(1)
        seen = (maps, self._inputs, scale * (height - 2) + 2, scale * (width - 2) + 2)
        with own_kernel("convolution", seen, (self._outputs, self._inputs, 3, 3)):
            self._library.convolve(work, self._instructions)
        return out.permute(0, 3, 1, 2)


def is_for_library(inputs: int, *, upsamples: bool) -> bool:
    """Whether the library has an arrangement for that many input channels: not for few behind an upsampling."""
    return inputs >= _FEW_CHANNELS or not upsamples


def _kind(inputs: int, outputs: int, *, upsamples: bool, has_relu: bool) -> _Kind:
    if upsamples:
        return _Kind.WINOGRAD_UPSAMPLED
    if inputs < _FEW_CHANNELS:
        return _Kind.DIRECT
    return _Kind.PAINTING if outputs == _RGB and not has_relu else _Kind.WINOGRAD


def _fitting(widest: Instructions, inputs: int, outputs: int) -> Instructions:
    """The widest instructions of which not too much is spent on padding."""
    if widest is not Instructions.AVX512 or outputs == _RGB:
        return widest

    def size(lanes: int) -> int:
        return _padded(outputs, lanes) * (inputs if inputs < _FEW_CHANNELS else _padded(inputs, lanes))

    return Instructions.AVX2 if size(16) > 1.6 * size(8) else widest


def _padded(channels: int, lanes: int) -> int:
    return -(-channels // lanes) * lanes


def _widened(kernel: Tensor, inputs: int, outputs: int) -> Tensor:
    wide = kernel.new_zeros(outputs, inputs, *kernel.shape[2:])
    wide[: kernel.shape[0], : kernel.shape[1]] = kernel
    return wide


def _lengthened(bias: Tensor, outputs: int) -> Tensor:
    long = bias.new_zeros(outputs)
    long[: len(bias)] = bias
    return long


def _weights(kernel: Tensor, kind: _Kind) -> Tensor:
    """Weights (…, in, out) of a layer that is no painting one, from its padded kernel in float64."""
    if kind is _Kind.DIRECT:
        return kernel.permute(2, 3, 1, 0).float().contiguous()
    transform = _transform(kind)
    return torch.einsum("ia,jb,kcab->ijck", transform, transform, kernel).float().contiguous()


@cache
def _transform(kind: _Kind) -> Tensor:
    """What a kernel is multiplied with from either side, (products, 3), in float64."""
    if kind is not _Kind.WINOGRAD_UPSAMPLED:
        return kernel_transform(_POINTS["plain"])
    every = kernel_transform(_POINTS["upsampled"])
    return torch.stack([factor * every[index] for index, factor in _ENLARGED_FACTORS])


def kernel_transform(points: Sequence[float]) -> Tensor:
    """G (n + 1, 3) of Winograd's filtering at n ``points`` and infinity, in float64: the kernel's values there.

    Each is divided by the product of the point's differences from all others.
    """
    rows = [
        [point**power / math.prod(point - other for other in points if other != point) for power in range(3)]
        for point in points
    ]
    return torch.tensor([*rows, [0.0, 0.0, 1.0]], dtype=torch.float64)


def _painting_weights(kernel: Tensor, bias: Tensor, lanes: int) -> tuple[Tensor, Tensor]:
    """Weights (6, group + 2, in, lanes) that give the RGB of neighbouring pixels, as many as fit a vector, at once."""
    outputs, inputs = kernel.shape[:2]
    group = lanes // 4
    weights = kernel.new_zeros(3, group + 2, inputs, lanes)
    for pixel in range(group):
        for tap in range(3):
            part = kernel[:, :, :, tap].permute(2, 1, 0)
            weights[:, pixel + tap, :, pixel * outputs : (pixel + 1) * outputs] = part
    down = torch.einsum("ir,rcol->icol", _transform(_Kind.PAINTING), weights.double())
    return down.float().contiguous(), _lengthened(bias.repeat(group), lanes)
