"""Choosing a compute device by name, and setting it up so that results are exact and repeat."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence

import torch

from studio.errors import DeviceError
from studio.specs.stylize import DEVICES, DeviceChoice, Mode

_ARCHITECTURE = re.compile(r"(sm|compute)_(\d+)(\d)([a-z]?)")


def choose_device(choice: DeviceChoice) -> torch.device:
    """The device called ``choice``; auto prefers CUDA, then MPS, then the CPU. Raises DeviceError if it is absent."""
    present = present_devices()
    if choice == "auto":
        return torch.device("cuda" if "cuda" in present else "mps" if "mps" in present else "cpu")
    if choice in present:
        return torch.device(choice)
    if choice == "cuda" and torch.cuda.is_available():
        raise DeviceError(
            "the CUDA device here cannot be used: it is busy, or none of those that the installed torch was built for; "
            "compute on the CPU",
            option=" with --device cpu, or install another build of torch",
        )
    if choice == "cuda":
        raise DeviceError(
            "torch sees no CUDA device here; compute on the CPU",
            option=" with --device cpu, or install a CUDA build of torch",
        )
    raise DeviceError("torch sees no Metal device here; compute on the CPU", option=" with --device cpu")


def seconds_now(device: torch.device) -> float:
    """The monotonic clock, read once everything that ``device`` was asked for is done."""
    synchronize(device)
    return time.monotonic()


def synchronize(device: torch.device) -> None:
    """Wait until everything that ``device`` was asked for is done; a graphics card returns before it is."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def present_devices() -> tuple[DeviceChoice, ...]:
    """Those of `DEVICES` that work can be given to here; auto and the CPU are always among them."""
    is_present = {"cuda": _has_cuda(), "mps": torch.backends.mps.is_available()}
    return tuple(choice for choice in DEVICES if is_present.get(choice, True))


def is_built_for(capability: tuple[int, int], architectures: Sequence[str]) -> bool:
    """Whether kernels for ``architectures``, as torch lists them, run on a CUDA device of compute ``capability``.

    Binaries (``sm_86``) run on devices of their major version and of their minor one or a later; PTX (``compute_90``)
    is compiled for any later device. What ends in ``a`` runs on that device alone, what ends in ``f`` within its major
    version. Of other kinds, such as ROCm's, nothing is known, and all is taken to run.
    """
    found = [match for each in architectures if (match := _ARCHITECTURE.fullmatch(each))]
    return not found or any(_runs_on(capability, *match.groups()) for match in found)


def _runs_on(capability: tuple[int, int], kind: str, major: str, minor: str, letter: str) -> bool:
    built = (int(major), int(minor))
    if letter == "a":
        return built == capability
    is_fit = built <= capability
    return is_fit if kind == "compute" and not letter else is_fit and built[0] == capability[0]


def _has_cuda() -> bool:
    """Whether there is a CUDA device that torch can compute on: one it was not built for is seen, but fails at once."""
    if not torch.cuda.is_available():
        return False
    try:
        return is_built_for(torch.cuda.get_device_capability(), torch.cuda.get_arch_list())
    except RuntimeError:  # a device that another program has to itself
        return False


def use_threads(threads: int) -> int:
    """Let torch use ``threads`` CPU threads, 0 for as many as this program may run on; returns the number."""
    count = threads or _available_cores()
    torch.set_num_threads(count)
    return count


def use_mode(mode: Mode, device: torch.device) -> bool:
    """Set torch up for ``mode`` on ``device``; returns whether products are taken in reduced precision now.

    Then CUDA devices multiply float32 numbers with 10-bit mantissas, and choose the fastest algorithm by trying. Sums
    stay in float32. Emulated on a CPU (compact bundle, 512 px, two styles) this moves values by 0.8 to 3.2 steps of 8
    bit on average and by up to 93: maps stretch the directions in which a picture hardly varies, and the rounding with
    them. float16 throughout is no better (0.8 to 3.5) and can overflow. Otherwise products stay in float32, by
    algorithms that do not differ from run to run.
    """
    is_reduced = mode == "fast" and device.type == "cuda"
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = is_reduced
    torch.backends.cudnn.benchmark = is_reduced
    torch.backends.cudnn.deterministic = not is_reduced
    return is_reduced


def _available_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
