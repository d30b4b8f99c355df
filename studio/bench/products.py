"""The fastest float32 products that torch does on a device: the peak that convolutions are held against."""

from __future__ import annotations

import time
from collections.abc import Callable

import torch
import torch.nn.functional as F

from studio.engine.device import synchronize
from studio.engine.timing import in_turns

_MATRIX_SIDE = 1024
_DEVICE_MATRIX_SIDE = 8192  # a GPU needs that much to be busy
_CHANNELS, _CONVOLVED = 128, 128
_PRODUCTS, _DEVICE_PRODUCTS = 20, 5


def bench_clock(device: torch.device, threads: int) -> tuple[str, Callable[[], float]]:
    """The clock that other work of the machine disturbs least, by name: the processor's with one thread on the CPU."""
    if device.type == "cpu" and threads == 1:
        return "processor", time.process_time
    return "wall", time.perf_counter


def matrix_product_gflops(device: torch.device | None = None, clock: Callable[[], float] = time.perf_counter) -> float:
    """GFLOP/s of the fastest float32 products that torch does on ``device`` (the CPU if None), TF32 left out.

    Of square matrices; on the CPU also of a wide convolution, which another library computes: on some processors it
    alone uses the widest vectors, at twice the speed. ``clock`` is read before and after each.
    """
    device = device or torch.device("cpu")
    side = _MATRIX_SIDE if device.type == "cpu" else _DEVICE_MATRIX_SIDE
    left, right = torch.rand(2, side, side, device=device)
    product = torch.empty_like(left)
    repeats = _PRODUCTS if device.type == "cpu" else _DEVICE_PRODUCTS

    def multiply() -> None:
        torch.mm(left, right, out=product)
        synchronize(device)

    with torch.inference_mode():
        multiply()  # the first call starts threads and packs buffers
        taken_s = in_turns({"product": multiply}, repeats=repeats, clock=clock)["product"].fastest_s
    gflops = 2 * side**3 / taken_s / 1e9
    return max(gflops, _convolution_gflops(clock)) if device.type == "cpu" else gflops


def _convolution_gflops(clock: Callable[[], float]) -> float:
    rows = torch.rand(1, _CHANNELS, _CONVOLVED + 2, _CONVOLVED + 2).contiguous(memory_format=torch.channels_last)
    kernel = torch.rand(_CHANNELS, _CHANNELS, 3, 3).contiguous(memory_format=torch.channels_last)
    with torch.inference_mode():
        F.conv2d(rows, kernel)
        work = {"convolution": lambda: F.conv2d(rows, kernel)}
        taken_s = in_turns(work, repeats=_PRODUCTS, clock=clock)["convolution"].fastest_s
    return 2 * 9 * (_CHANNELS * _CONVOLVED) ** 2 / taken_s / 1e9
