"""How kernels of our own appear under torch's profiler, which sees the calls of its own library only.

A call is wrapped in a profiler event named ``gigastyle::OPERATION ROWS KERNEL``, shapes as ``1x16x34x512``.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import torch
from torch.profiler import record_function

OWN_PREFIX = "gigastyle::"
_NOTHING = nullcontext()


@dataclass(frozen=True, slots=True)
class OwnKernelCall:
    """One call: ``operation`` such as ``convolution``, rows (n, c, h, w) and kernel (out, in, height, width) or ().

    The rows are those that the kernel slides over at a stride of 1, what surrounds them included.
    """

    operation: str
    rows: tuple[int, ...] = ()
    kernel: tuple[int, ...] = ()

    @property
    def products(self) -> float:
        """Multiply-accumulates of the call; 0 without a kernel."""
        if len(self.kernel) != 4 or len(self.rows) != 4:
            return 0.0
        out_channels, in_channels, down, across = self.kernel
        maps, _, height, width = self.rows
        return float(out_channels * in_channels * down * across * maps * (height - down + 1) * (width - across + 1))


def own_kernel(
    operation: str, rows: Sequence[int] = (), kernel: Sequence[int] = ()
) -> AbstractContextManager[object, bool | None]:
    """The event to run the call in: ``with own_kernel("convolution", rows.shape, kernel.shape): …``.

    Without a profiler it is nothing, at no cost worth counting.
    """
    if not getattr(torch.autograd.profiler, "_is_profiler_enabled", True):
        return _NOTHING
    return record_function(" ".join(filter(None, (f"{OWN_PREFIX}{operation}", _text(rows), _text(kernel)))))


def own_kernel_call(event_name: str) -> OwnKernelCall | None:
    """What an event of the profiler stands for; None where it is not one of ours."""
    if not event_name.startswith(OWN_PREFIX):
        return None
    operation, *shapes = event_name.removeprefix(OWN_PREFIX).split()
    rows, kernel = (*map(_shape, shapes), (), ())[:2]
    return OwnKernelCall(operation, rows, kernel)


def _text(shape: Sequence[int]) -> str:
    return "x".join(map(str, shape))


def _shape(text: str) -> tuple[int, ...]:
    sides = text.split("x")
    return tuple(map(int, sides)) if all(side.isdigit() for side in sides) else ()
