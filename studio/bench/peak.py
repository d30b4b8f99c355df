"""Peak resident memory of one implementation, measured in an interpreter of its own."""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import torch

from studio.bench.workload import Implementation, Workload, content_pixels, painter
from studio.engine.device import choose_device
from studio.errors import SpaceError

_LINUX_STATUS = Path("/proc/self/status")


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


def peak_resident_bytes() -> int | None:
    """The most memory this interpreter has had resident so far; None where the system does not tell."""
    if _LINUX_STATUS.exists():  # ru_maxrss would count what the parent had when it started this interpreter
        fields = dict(line.split(":", 1) for line in _LINUX_STATUS.read_text().splitlines())
        return int(fields["VmHWM"].removesuffix("kB")) * 1024 if "VmHWM" in fields else None
    if sys.platform == "win32":
        return _windows_peak_bytes()
    import resource  # noqa: PLC0415 — absent on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS


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


def _windows_peak_bytes() -> int | None:
    try:
        import psutil  # noqa: PLC0415 — comes with the development tools only
    except ImportError:
        return None
    return int(psutil.Process().memory_info().peak_wset)
