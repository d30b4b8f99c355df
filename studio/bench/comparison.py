"""The whole bench: which sizes and levels are timed, in what order, and the figures that come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from studio.bench.peak import measure_peak
from studio.bench.report import Report, Row
from studio.bench.timing import matrix_product_gflops
from studio.bench.workload import Side, Workload, content_pixels, painter
from studio.bundles.pair import Bundle
from studio.engine.device import use_threads
from studio.engine.in_memory import Pixels
from studio.engine.painting import choose_levels
from studio.engine.timing import in_turns
from studio.networks.costs import macs_per_pixel

_WARM_UP_PX = 64


@dataclass(frozen=True, slots=True)
class BenchRequest:
    """The work, the sizes it is done at (megapixels) and how often; single levels are timed at the largest size."""

    workload: Workload
    megapixels: tuple[float, ...]
    repeats: int


def run_bench(request: BenchRequest, *, on_step: Callable[[str], None]) -> Report:
    """Time and measure both sides; minutes of work. ``on_step`` is told in words what begins."""
    workload = request.workload
    bundle = workload.bundle()
    largest = max(request.megapixels)
    threads = use_threads(workload.threads)
    product_gflops = matrix_product_gflops()
    rows = time_rows(request, bundle, on_step=on_step)
    memory = {}
    for side in Side:
        on_step(f"the memory of {side} at {largest:g} megapixels")
        memory[side] = measure_peak(side, workload, megapixels=largest)
    return Report(
        content=workload.content.name,
        styles=tuple(style.path.name for style in workload.spec.styles),
        bundle=bundle.manifest.id,
        method=bundle.manifest.require_method(workload.spec.method),
        threads=threads,
        repeats=request.repeats,
        product_gflops=max(product_gflops, matrix_product_gflops()),
        rows=rows,
        memory_megapixels=largest,
        memory=memory,
    )


def time_rows(request: BenchRequest, bundle: Bundle, *, on_step: Callable[[str], None]) -> tuple[Row, ...]:
    """The cascade at every size, smallest first, then each of its levels alone at the largest."""
    levels = choose_levels(request.workload.spec, bundle)
    largest = max(request.megapixels)
    rows = []
    for megapixels in sorted(request.megapixels):
        on_step(f"the cascade at {megapixels:g} megapixels")
        rows.append(_row("cascade", request, bundle, levels, megapixels))
    for level in levels if len(levels) > 1 else ():
        on_step(f"level {level} alone at {largest:g} megapixels")
        rows.append(_row(f"level {level}", request, bundle, (level,), largest))
    return tuple(rows)


def _row(name: str, request: BenchRequest, bundle: Bundle, levels: tuple[int, ...], megapixels: float) -> Row:
    workload = replace(request.workload, spec=replace(request.workload.spec, levels=levels))
    pixels_hwc = content_pixels(workload.content, megapixels)
    painted: dict[Side, Pixels] = {}
    painters = {side: painter(side, workload, bundle) for side in Side}

    def paint(side: Side) -> None:
        painted[side] = painters[side](pixels_hwc)

    for warmed_up in painters.values():
        warmed_up(pixels_hwc[:_WARM_UP_PX, :_WARM_UP_PX])
    timings = in_turns(
        {Side.OURS: lambda: paint(Side.OURS), Side.REFERENCE: lambda: paint(Side.REFERENCE)}, repeats=request.repeats
    )
    steps = np.abs(painted[Side.OURS].astype(np.int16) - painted[Side.REFERENCE].astype(np.int16))
    chains = [chain for level in levels for chain in (bundle.pair(level).encoder, bundle.pair(level).decoder)]
    height, width = pixels_hwc.shape[:2]
    return Row(
        name=name,
        width_px=width,
        height_px=height,
        gflop=2e-9 * sum(macs_per_pixel(chain.layers) for chain in chains) * width * height,
        timings=timings,
        largest_difference=int(steps.max()),
        differing_share=float((steps > 0).mean()),
    )
