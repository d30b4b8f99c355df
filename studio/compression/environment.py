"""The machine, the libraries and the pictures that a run begins with, as they are now."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import torch
from torch import distributed

from studio.compression.crops import split
from studio.compression.environment_record import Environment, PictureCounts
from studio.compression.precision import computed_dtype
from studio.engine.device import choose_device
from studio.engine.libraries import libraries
from studio.images.formats import pictures_in
from studio.machine import this_machine
from studio.specs.training import RunSpec


def environment_of(spec: RunSpec) -> Environment:
    """Of a run of ``spec`` that begins now in this process."""
    device, machine, computing = choose_device(spec.device), this_machine(), libraries()
    return Environment(
        begun=datetime.now(UTC).isoformat(timespec="seconds"),
        versions=computing.versions,
        system=machine.system,
        processor=machine.processor,
        vector_units=computing.vector_units,
        cores=machine.cores,
        caches=machine.caches,
        memory_bytes=machine.memory_bytes,
        threads=torch.get_num_threads(),
        device=torch.cuda.get_device_name(device) if device.type == "cuda" else device.type,
        dtype=str(computed_dtype(spec.schedule.dtype, device)).removeprefix("torch."),
        processes=distributed.get_world_size() if _is_distributed() else 1,
        contents=_counts(spec.contents, spec.held_out),
        styles=_counts(spec.styles or spec.contents, spec.held_out),
    )


def _is_distributed() -> bool:
    return distributed.is_available() and distributed.is_initialized()


def _counts(folder: Path, held_out: float) -> PictureCounts:
    found = split(pictures_in(folder) if folder.is_dir() else [], held_out)
    return PictureCounts(len(found["learned"]), len(found["held out"]))
