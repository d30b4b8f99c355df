"""One picture from array to array by optimisation, as its file would be optimised."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.in_memory import raster_of, size_of
from studio.engine.job import Job
from studio.engine.masking import group_masks, limits_of, mask_stores, read_masks
from studio.engine.stylize import SharedInputs
from studio.engine.workspace import planned_workspace
from studio.geometry import Region
from studio.images.source import ImageFacts
from studio.optimize.optimization import OptimizationRun
from studio.optimize.optimize_file import OptimizeOptions, plan_optimization, prepare_optimization
from studio.progress import Progress
from studio.specs.export import BitDepth
from studio.specs.stylize import StylizeSpec

Integers = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]


def optimize_pixels(
    pixels_hwc: Integers,
    spec: StylizeSpec,
    *,
    work: SharedInputs,
    options: OptimizeOptions,
    progress: Progress,
    loss_bundle: Bundle | None = None,
) -> Integers:
    """Optimise (h, w, 3) sRGB pixels, uint8 or uint16, as ``spec.optimize`` asks; the result is such an array.

    The losses compare features of ``loss_bundle``, or of the bundle of ``work``, which paints the start. A job folder
    among the resources is left alone. At strength 0 the pixels come back as they are. Raises what `optimize_file` does.
    """
    settings = spec.optimize
    assert settings is not None, "the spec asks for an optimisation"
    if spec.strength == 0:
        return pixels_hwc.copy()
    resources = replace(options.file.resources, job_dir=None, resume=False)
    options = replace(options, file=replace(options.file, resources=resources))
    size, bits = size_of(pixels_hwc), _bits(pixels_hwc)
    optimization, _ = prepare_optimization(spec, settings, size, work, options, loss_bundle)
    facts = ImageFacts(Path(), size, size, has_alpha=False, bit_depth=bits, format_name="array")
    plan = plan_optimization(optimization, facts, resources, result_bits=None)
    with planned_workspace(plan, resources, "scratch of an optimisation") as workspace:
        job = Job(plan.grid, workspace, None, plan.scratch_bytes)
        painting = optimization.paintings[-1]
        rasters = mask_stores(painting, size, workspace.store)
        read_masks(painting, rasters, limits_of(resources), progress.check)
        canvas = Canvas(raster_of(pixels_hwc), masks=group_masks(painting, rasters))
        run = OptimizationRun(optimization, canvas, job, progress)
        progress.plan(run.work()[0])
        return cast(Integers, run.run().read(Region.whole(size)))


def _bits(pixels_hwc: Integers) -> BitDepth:
    return 8 if pixels_hwc.dtype == np.uint8 else 16
