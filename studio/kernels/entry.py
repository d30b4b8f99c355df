"""Rows on their way into the buffer of a convolution: ReLU, pooling or the joining of two maps, and the border."""

from __future__ import annotations

from enum import IntEnum

import torch
from torch import Tensor

from studio.kernels.library import EntryWork, KernelLibrary
from studio.kernels.profiler_events import own_kernel


class EntryKind(IntEnum):
    """``enum entry_kind`` of `kernels.c`."""

    COPIED = 0
    POOLED = 1
    JOINED = 2


class RowEntry:
    """Puts rows into the ``buffer`` (B, C, h, w + 2) of a convolution, channels last, float32, on the CPU.

    Pooled, two rows and columns go into one. The first and the last column of the buffer are a border: the columns
    beside them again where it ``is_replicated``, else the ones next to those. ``has_relu`` applies a ReLU on the way.
    Joined, two maps become relu(first) - ``factor`` · relu(second).
    """

    def __init__(
        self,
        library: KernelLibrary,
        buffer: Tensor,
        *,
        kind: EntryKind,
        has_relu: bool,
        is_replicated: bool,
        factor: float = 0.0,
    ) -> None:
        maps, channels, _, width = buffer.shape
        self._library, self._buffer = library, buffer
        self._work = EntryWork(
            kind=kind,
            maps=maps,
            width=width - 2,
            out_channels=channels,
            has_relu=has_relu,
            is_replicated=is_replicated,
            out_map=buffer.stride(0),
            out_row=buffer.stride(2),
            factor=factor,
        )

    def put(self, rows: Tensor, slot: int, count: int) -> bool:
        """Fill ``count`` rows of the buffer from ``slot`` on with ``rows`` (B, C, h, w); whether it could be done here.

        Where the buffer has more channels, or fewer, those that both have are put.
        """
        in_map, in_channel, in_row, in_pixel = rows.stride()
        if in_channel != 1 or rows.dtype != torch.float32:
            return False
        work = self._work
        work.rows, work.channels = count, min(work.out_channels, rows.shape[1])
        work.source, work.in_map, work.in_row, work.in_pixel = rows.data_ptr(), in_map, in_row, in_pixel
        work.out = self._buffer.data_ptr() + 4 * slot * work.out_row
        with own_kernel("entry"):
            self._library.enter(work)
        return True
