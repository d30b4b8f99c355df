"""The whole bench: which sizes and levels are timed, in what order, and the figures that come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch

from studio.bench.peak import measure_peak
from studio.bench.products import matrix_product_gflops
from studio.bench.report import Difference, Report, Row
from studio.bench.workload import (
    Implementation,
    Workload,
    at_levels,
    content_pixels,
    network_macs_per_pixel,
    painter,
)
from studio.bundles.pair import Bundle
from studio.engine.device import choose_device, use_threads
from studio.engine.in_memory import Pixels
from studio.engine.libraries import libraries
from studio.engine.painting import choose_levels
from studio.engine.timing import in_turns
from studio.machine import this_machine

_WARM_UP_PX = 64

Bundles = Mapping[Implementation, Bundle]
Levels = Mapping[Implementation, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class BenchRequest:
    """The work, the sizes it is done at (megapixels) and how often; single levels are timed at the largest size."""

    workload: Workload
    megapixels: tuple[float, ...]
    repeats: int


def run_bench(request: BenchRequest, *, on_step: Callable[[str], None]) -> Report:
    """Time and measure both implementations; minutes of work. ``on_step`` is called with the title of each step."""
    workload = request.workload
    device, threads = choose_device(workload.device), use_threads(workload.threads)
    bundles = {implementation: workload.bundle(implementation) for implementation in Implementation}
    largest = max(request.megapixels)
    product_gflops = matrix_product_gflops(device)
    rows = time_rows(request, bundles, on_step=on_step)
    memory = {}
    for implementation in Implementation:
        on_step(f"the memory of {implementation} at {largest:g} megapixels")
        memory[implementation] = measure_peak(implementation, workload, megapixels=largest)
    return Report(
        content=workload.content.name,
        styles=tuple(style.path.name for style in workload.spec.styles),
        bundles={implementation: bundle.manifest.id for implementation, bundle in bundles.items()},
        method=bundles[Implementation.OURS].manifest.require_method(workload.spec.method),
        device=device_name(device),
        threads=threads,
        repeats=request.repeats,
        product_gflops=max(product_gflops, matrix_product_gflops(device)),
        rows=rows,
        memory_megapixels=largest,
        memory=memory,
        machine=this_machine(),
        libraries=libraries(),
    )


def time_rows(request: BenchRequest, bundles: Bundles, *, on_step: Callable[[str], None]) -> tuple[Row, ...]:
    """The cascade at every size, smallest first, then each level that both bundles have alone at the largest."""
    levels = {
        implementation: choose_levels(request.workload.spec, bundle) for implementation, bundle in bundles.items()
    }
    largest = max(request.megapixels)
    rows = []
    for megapixels in sorted(request.megapixels):
        on_step(f"the cascade at {megapixels:g} megapixels")
        rows.append(_row("cascade", request, bundles, levels, megapixels))
    shared = [level for level in levels[Implementation.OURS] if level in levels[Implementation.REFERENCE]]
    for level in shared if len(levels[Implementation.OURS]) > 1 else ():
        on_step(f"level {level} alone at {largest:g} megapixels")
        rows.append(_row(f"level {level}", request, bundles, dict.fromkeys(Implementation, (level,)), largest))
    return tuple(rows)


def device_name(device: torch.device) -> str:
    """The kind of device, and the maker's name where torch knows it."""
    return f"cuda ({torch.cuda.get_device_name(device)})" if device.type == "cuda" else device.type


def _row(name: str, request: BenchRequest, bundles: Bundles, levels: Levels, megapixels: float) -> Row:
    pixels_hwc = content_pixels(request.workload.content, megapixels)
    painted: dict[Implementation, Pixels] = {}
    painters = {
        implementation: painter(implementation, at_levels(request.workload, levels[implementation]), bundle)
        for implementation, bundle in bundles.items()
    }

    def paint(implementation: Implementation) -> None:
        painted[implementation] = painters[implementation](pixels_hwc)

    for warmed_up in painters.values():
        warmed_up(pixels_hwc[:_WARM_UP_PX, :_WARM_UP_PX])
    timings = in_turns(
        {
            Implementation.OURS: lambda: paint(Implementation.OURS),
            Implementation.REFERENCE: lambda: paint(Implementation.REFERENCE),
        },
        repeats=request.repeats,
    )
    height, width = pixels_hwc.shape[:2]
    return Row(
        name=name,
        width_px=width,
        height_px=height,
        gflop={
            implementation: 2e-9 * network_macs_per_pixel(bundle, levels[implementation]) * width * height
            for implementation, bundle in bundles.items()
        },
        timings=timings,
        difference=_difference(painted) if request.workload.is_like_with_like else None,
    )


def _difference(painted: Mapping[Implementation, Pixels]) -> Difference:
    steps = np.abs(painted[Implementation.OURS].astype(np.int16) - painted[Implementation.REFERENCE].astype(np.int16))
    return Difference(largest_steps=int(steps.max()), share=float((steps > 0).mean()))
