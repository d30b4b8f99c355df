"""Peak resident memory of one implementation, measured in an interpreter of its own."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

import torch

from studio.bench.workload import Implementation, Workload, content_pixels, painter
from studio.engine.device import choose_device
from studio.engine.peak_memory import peak_resident_bytes
from studio.errors import SpaceError


@dataclass(frozen=True, slots=True)
class PeakMemory:
    """Most memory resident at once, in bytes: with torch and the networks loaded, and after painting.

    ``device_bytes`` is the most that was allocated on a GPU, None without one.
    """

    idle_bytes: int
    peak_bytes: int
    device_bytes: int | None = None


def measure_peak(implementation: Implementation, workload: Workload, *, megapixels: float) -> PeakMemory | None:
    """Let ``implementation`` do the work once in a new interpreter; None where the system does not tell.

    Raises `SpaceError` when that interpreter is ended from outside, which is what a full memory does.
    """
    try:
        with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn")) as pool:
            return pool.submit(_paint_and_measure, implementation, workload, megapixels).result()
    except BrokenProcessPool as error:
        raise SpaceError(
            f"painting {megapixels:g} megapixels ({implementation}) was ended by the system, most likely for want of "
            "memory; ask for fewer --megapixels"
        ) from error


def _paint_and_measure(implementation: Implementation, workload: Workload, megapixels: float) -> PeakMemory | None:
    bundle = workload.bundle(implementation)
    idle_bytes = peak_resident_bytes()
    pixels_hwc = content_pixels(workload.content, megapixels)
    painter(implementation, workload, bundle)(pixels_hwc)
    peak_bytes = peak_resident_bytes()
    if idle_bytes is None or peak_bytes is None:
        return None
    on_cuda = choose_device(workload.device).type == "cuda"
    return PeakMemory(idle_bytes, peak_bytes, torch.cuda.max_memory_allocated() if on_cuda else None)
