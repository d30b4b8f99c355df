"""The tables that match the histograms of features, measured on a reduced copy of the picture, and kept in its job.

The copy is painted level by level. At each level the features that the map at full strength gives are counted, and the
tables carry these histograms to the style's. They then belong to the picture, whatever the size and the tiling of
what is painted: a preview, a window and a render have the same.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import safetensors
import torch
from safetensors.torch import save as serialised
from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.colour import with_photo_colours
from studio.engine.job import Job
from studio.engine.job_folder import TABLES_NAME
from studio.engine.painting import Painting
from studio.engine.strokes import copy_of
from studio.engine.transfer import measure_rows
from studio.errors import JobError, PictureError, SpaceError, in_words
from studio.geometry import Region, Size
from studio.images.picture import read_picture
from studio.images.rasters import MemoryRaster, Pixels
from studio.networks.layout import ALIGNMENT_PX
from studio.replacing import replace_bytes
from studio.specs.stylize import Resources
from studio.streaming.residual import StreamedCascade, StreamedLevel
from studio.streaming.row_chain import RowChain
from studio.transforms.affine import AffineMap
from studio.transforms.channel_tables import ChannelTables, count_features
from studio.transforms.moments import precision_for

COPY_PX = 512
"""The longer side of the copy, at most."""


def needs_tables(painting: Painting) -> bool:
    """Whether ``painting`` matches marginals and has no tables yet."""
    return painting.spec.match_marginals and bool(painting.encoders) and not painting.tables


def with_tables_of_pixels(painting: Painting, pixels_hwc: Pixels) -> Painting:
    """``painting`` with the tables of (h, w, 3 or 4) pixels of any type, where it needs some."""
    if not needs_tables(painting):
        return painting
    longer_px = max(pixels_hwc.shape[:2])
    return with_tables_of_copy(painting, copy_of(pixels_hwc, min(COPY_PX, longer_px)))


def with_tables_of_file(painting: Painting, path: Path, resources: Resources) -> Painting:
    """``painting`` with the tables of the picture at ``path``, where it needs some; raises what reading that does.

    A job that is resumed has kept them, so that it goes on with the same.
    """
    if not needs_tables(painting):
        return painting
    if resources.resume and resources.job_dir is not None:
        kept = _read(resources.job_dir / TABLES_NAME)
        if kept.keys() == painting.encoders.keys():
            return replace(painting, tables=kept)
    picture = read_picture(
        path,
        at_most_px=COPY_PX,
        max_pixels=resources.max_pixels,
        decode_budget_bytes=resources.memory_budget_bytes,
        page=painting.spec.page,
    )
    if picture.alpha_hw is not None and not picture.alpha_hw.any():
        raise PictureError(
            "{path} has no visible pixel, so there is nothing to paint; choose another picture", path=path
        )
    parts = [picture.rgb_hwc] if picture.alpha_hw is None else [picture.rgb_hwc, picture.alpha_hw[..., None]]
    return with_tables_of_copy(painting, np.concatenate(parts, axis=2))


def with_tables_of_copy(painting: Painting, copy_hwc: Pixels) -> Painting:
    """``painting`` with the tables of all its levels, measured on (h, w, 3 or 4) floats in [0, 1]."""
    raster = MemoryRaster(Size(copy_hwc.shape[1], copy_hwc.shape[0]), copy_hwc.shape[2], copy_hwc.dtype)
    raster.write(Region.whole(raster.size), copy_hwc)
    canvas = Canvas(raster)
    own, size = with_photo_colours(painting, canvas), raster.size.aligned(ALIGNMENT_PX)
    tables: dict[int, ChannelTables] = {}
    with torch.inference_mode():
        rows = canvas.rgb(Region.whole(size), dtype=own.dtype, device=own.device)
        for level in own.encoders:
            tables[level], rows = _painted_level(replace(own, tables=tables), level, rows, canvas)
    return replace(painting, tables=tables)


def _painted_level(painting: Painting, level: int, rows: Tensor, canvas: Canvas) -> tuple[ChannelTables, Tensor]:
    """The tables of ``level`` for the whole picture ``rows`` (1, 3, H, W), and what the level paints of it."""
    encoder, height, width = painting.encoders[level], rows.shape[2], rows.shape[3]
    chain = RowChain(encoder, width_px=width, band_px=height)
    features = torch.cat(list(chain.stream([rows])), dim=2)
    scale_px = encoder.layers[-1].scale_px
    whole = Region(0, 0, width, height)
    (weights,) = canvas.measured_weights(whole, scale_px=scale_px, dtype=painting.dtype)
    precision = precision_for(features.shape[2] * features.shape[3])
    affine = painting.fitted_map(level, [measure_rows(features, weights, precision=precision)])
    assert isinstance(affine, AffineMap), "marginals are matched in all of the picture"
    mapped = affine.at_full_strength(painting.marginals_strength(level)).apply(features)
    flat_weights = None if weights is None else weights.reshape(-1)
    found = count_features(mapped[0].flatten(1), painting.marginals_scale(level), flat_weights)
    tables = painting.fitted_tables(level, found)
    painted = replace(painting, tables={**painting.tables, level: tables})
    chain_of_level = encoder + painted.decoder(level, affine)
    streamed = StreamedLevel(chain_of_level, painting.spec.detail_at(level), width_px=width, band_px=height)
    return tables, torch.cat(list(StreamedCascade([streamed]).stream([rows])), dim=2)


def keep_job_tables(job: Job, painting: Painting) -> None:
    """Keep the tables of ``painting`` in the folder of ``job``, if it has one."""
    if job.folder is None or not painting.tables:
        return
    tensors = {str(level): torch.from_numpy(tables.values) for level, tables in painting.tables.items()}
    with suppress(SpaceError):  # then a resumed run measures them again
        _write(job.folder.path / TABLES_NAME, serialised(tensors))


def _write(path: Path, content: bytes) -> None:
    try:
        replace_bytes(path, content)
    except OSError as error:
        raise SpaceError("cannot write {path}: {reason}; free some space", path=path, reason=error.strerror) from error


def _read(path: Path) -> dict[int, ChannelTables]:
    """What `keep_job_tables` wrote, from the deepest level up; empty where nothing is, JobError where it is damaged."""
    if not path.exists():
        return {}
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            tensors = {int(name): file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 — it is no mapping
        return {level: ChannelTables(tensors[level].numpy()) for level in sorted(tensors, reverse=True)}
    except (OSError, safetensors.SafetensorError, ValueError) as error:
        raise JobError(
            "{path} is damaged ({error}); start the job again in another folder", path=path, error=in_words(error)
        ) from error
