"""A part of the result at full size, painted from maps that are known already: one local pass through all levels."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.painting import Painting
from studio.errors import PictureError
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster
from studio.images.source import ImageSource
from studio.networks.costs import halo_px, macs_per_pixel
from studio.networks.layout import ALIGNMENT_PX
from studio.progress import Progress
from studio.streaming.budget import BAND_HEIGHTS_PX
from studio.streaming.prepared import PreparedChain
from studio.streaming.row_chain import RowChain
from studio.transforms.affine import AffineMap

_BAND_BYTES = 8 << 20


def region_around(region: Region, painting: Painting, size: Size) -> Region:
    """The part of a picture of ``size`` that the pixels of ``region`` depend on once all maps are known.

    It begins on the grid of 16 px, and ends there or with the picture.
    """
    chains = [painting.encoders[level].layers + painting.decoders[level].layers for level in painting.encoders]
    needed = region.expanded(halo_px(tuple(layer for layers in chains for layer in layers)), within=size)
    aligned = Size(max(1, needed.right), max(1, needed.bottom)).aligned(ALIGNMENT_PX)
    return Region(
        needed.left // ALIGNMENT_PX * ALIGNMENT_PX,
        needed.top // ALIGNMENT_PX * ALIGNMENT_PX,
        min(size.width, aligned.width),
        min(size.height, aligned.height),
    )


def read_part(source: ImageSource, part: Region, progress: Progress) -> Canvas:
    """The pixels of ``part``, read from the top of the file to its last row; raises Cancelled between bands."""
    facts = source.facts
    raster = MemoryRaster(Size(part.width, part.height), facts.channels, f"uint{facts.bit_depth}")
    written = 0
    for region, pixels_hwc in source.bands(_BAND_BYTES):
        progress.check()
        shared = region.intersection(part)
        inside = pixels_hwc[
            shared.top - region.top : shared.bottom - region.top, shared.left - region.left : shared.right - region.left
        ]
        if shared.pixels:
            raster.write(shared.shifted(-part.left, -part.top), np.ascontiguousarray(inside))
            written += shared.pixels
        if written == part.pixels:
            return Canvas(raster)
    raise PictureError(f"{facts.path} ended before row {part.bottom}; it may have changed: open it again")


def paint_part(canvas: Canvas, painting: Painting, maps: Mapping[int, AffineMap], progress: Progress) -> Tensor:
    """All of ``canvas`` painted with ``maps`` as (1, 3, h, w), unclamped, h and w those of the padded canvas."""
    rows = canvas.rgb(Region.whole(canvas.padded), dtype=painting.dtype, device=painting.device)
    progress.plan(sum(painting.work(sweep, canvas.padded.pixels) for sweep in painting.sweeps))
    with torch.inference_mode():
        for level, encoder in painting.encoders.items():
            chain = encoder + painting.decoders[level].folded(maps[level])
            rows = _through(chain, rows, progress, title=f"painting level {level}")
    return rows


def _through(chain: PreparedChain, rows: Tensor, progress: Progress, *, title: str) -> Tensor:
    height, width = rows.shape[2:]
    band_px = BAND_HEIGHTS_PX[0]
    row_chain = RowChain(chain, width_px=width, band_px=band_px)
    painted: list[Tensor] = []
    for top in range(0, height, band_px):
        band = rows[:, :, top : top + band_px]
        painted.extend(row_chain.push(band))
        progress.advance(macs_per_pixel(chain.layers) * band.shape[2] * width, title)
    painted.extend(row_chain.flush())
    return torch.cat(painted, dim=2)
