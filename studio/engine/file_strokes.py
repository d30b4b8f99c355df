"""The strokes under a picture in a file: painted once on its reduced copy, and kept in the job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import torch

from studio.engine.in_memory import paint_strokes
from studio.engine.job import Job
from studio.engine.strokes import Floats, StrokePaintings
from studio.geometry import Region
from studio.images.picture import read_picture
from studio.images.rasters import Raster
from studio.images.source import ImageFacts
from studio.networks.layout import RGB_CHANNELS
from studio.progress import Progress
from studio.specs.stylize import Resources, StylizeSpec


def paint_stroke_change(
    job: Job, strokes: StrokePaintings, facts: ImageFacts, resources: Resources, progress: Progress
) -> Floats:
    """What the coarse levels change of the picture's copy, kept in the job: a resumed one may lack the files."""
    store, change = _store(job, strokes, facts), strokes_of_file(facts.path, strokes, resources, progress)
    store.write(Region.whole(store.size), change.astype(store.dtype, copy=False))
    store.flush()
    return change


def kept_stroke_change(job: Job, strokes: StrokePaintings, facts: ImageFacts) -> Floats:
    """What `paint_stroke_change` kept."""
    store = _store(job, strokes, facts)
    return cast(Floats, store.read(Region.whole(store.size)))


def _store(job: Job, strokes: StrokePaintings, facts: ImageFacts) -> Raster:
    dtype = np.float64 if strokes.fine.dtype == torch.float64 else np.float32
    return job.workspace.store("strokes", facts.original_size.fitted(strokes.reduced_px), RGB_CHANNELS, dtype)


def strokes_of_file(path: Path, strokes: StrokePaintings, resources: Resources, progress: Progress) -> Floats:
    """What the coarse levels of ``strokes`` change of a copy of the picture at ``path``; raises what reading does."""
    spec: StylizeSpec = strokes.fine.spec
    picture = read_picture(
        path,
        longer_side_px=spec.content_size_px,
        at_most_px=strokes.reduced_px,
        max_pixels=resources.max_pixels,
        decode_budget_bytes=resources.memory_budget_bytes,
        page=spec.page,
    )
    parts = [picture.rgb_hwc] if picture.alpha_hw is None else [picture.rgb_hwc, picture.alpha_hw[..., None]]
    copy_hwc = np.concatenate(parts, axis=2)
    return paint_strokes(copy_hwc, strokes, replace(resources, job_dir=None, resume=False), progress).change
