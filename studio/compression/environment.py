"""The machine, the libraries and the pictures that a run begins with, as they are now."""

from __future__ import annotations

import importlib.metadata
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import psutil
import torch
from torch import distributed

from studio.compression.crops import split
from studio.compression.environment_record import Environment, PictureCounts
from studio.compression.precision import computed_dtype
from studio.engine.device import choose_device
from studio.images.formats import pictures_in
from studio.specs.training import RunSpec

_LIBRARIES = ("gigastyle", "torch", "numpy", "pillow", "pyvips")
_CPU_INFO = Path("/proc/cpuinfo")
_PATIENCE_S = 5.0


def environment_of(spec: RunSpec) -> Environment:
    """Of a run of ``spec`` that begins now in this process."""
    device = choose_device(spec.device)
    return Environment(
        begun=datetime.now(UTC).isoformat(timespec="seconds"),
        versions={"Python": platform.python_version(), **{name: _version(name) for name in _LIBRARIES}},
        system=platform.platform(),
        processor=processor_name(),
        vector_units=torch.backends.cpu.get_cpu_capability(),
        cores=psutil.cpu_count(logical=True) or 1,
        memory_bytes=psutil.virtual_memory().total,
        threads=torch.get_num_threads(),
        device=torch.cuda.get_device_name(device) if device.type == "cuda" else device.type,
        dtype=str(computed_dtype(spec.schedule.dtype, device)).removeprefix("torch."),
        processes=distributed.get_world_size() if _is_distributed() else 1,
        contents=_counts(spec.contents, spec.held_out),
        styles=_counts(spec.styles or spec.contents, spec.held_out),
    )


def processor_name() -> str:
    """What its maker calls it; the architecture where the system does not say."""
    if sys.platform == "darwin":
        command = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
        try:
            return subprocess.run(
                command, capture_output=True, text=True, timeout=_PATIENCE_S, check=True
            ).stdout.strip()
        except (OSError, subprocess.SubprocessError):
            return platform.machine()
    try:
        lines = _CPU_INFO.read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _is_distributed() -> bool:
    return distributed.is_available() and distributed.is_initialized()


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _counts(folder: Path, held_out: float) -> PictureCounts:
    found = split(pictures_in(folder) if folder.is_dir() else [], held_out)
    return PictureCounts(len(found["learned"]), len(found["held out"]))
