"""The promise of streaming, checked on a picture: windows painted whole and streamed must agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.engine.canvas import FADING_WEIGHT, Canvas, check_paintable
from studio.engine.masking import (
    group_masks,
    limits_of,
    mask_stores,
    memory_store,
    read_masks,
    survey_masks,
    with_masks,
)
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region, Size
from studio.images.picture import read_picture
from studio.images.rasters import MemoryRaster, Pixels
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import ALIGNMENT_PX, level_scale_px
from studio.progress import Progress
from studio.specs.stylize import Resources, StylizeSpec
from studio.streaming.strips import Grid
from studio.transforms.affine import AffineMap, LevelMap
from studio.transforms.moments import measure_moments, precision_for

STEPS = 255.0  # differences are told in steps of an 8-bit picture


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """How many windows of which side (px) to compare, and on which resources."""

    resources: Resources = field(default_factory=Resources)
    windows: int = 3
    window_px: int = 512


@dataclass(frozen=True, slots=True)
class WindowReport:
    """One window: where, on which strips and bands (px) it was streamed, and the differences in 8-bit steps."""

    region: Region
    strip_px: int
    band_px: int
    max_steps_float32: float
    mean_steps_float32: float
    max_steps_float64: float


@dataclass(frozen=True, slots=True)
class ExactnessReport:
    """The worst over all windows, and each of them."""

    windows: tuple[WindowReport, ...]

    @property
    def max_steps_float32(self) -> float:
        """Largest difference in float32, where rounding is all that may differ."""
        return max(window.max_steps_float32 for window in self.windows)

    @property
    def mean_steps_float32(self) -> float:
        """Largest mean difference of a window in float32."""
        return max(window.mean_steps_float32 for window in self.windows)

    @property
    def max_steps_float64(self) -> float:
        """Largest difference in float64: what the algorithm itself adds."""
        return max(window.max_steps_float64 for window in self.windows)


def verify_exact(
    content: Path, spec: StylizeSpec, *, bundle: Bundle, options: VerifyOptions, progress: Progress
) -> ExactnessReport:
    """Paint windows of ``content``, drawn by the spec's seed, whole and streamed on random strips and bands.

    Raises PictureError when the picture is smaller than 32 px, and whatever the engine raises.
    """
    pixels = read_picture(
        content,
        longer_side_px=spec.content_size_px,
        max_pixels=options.resources.max_pixels,
        decode_budget_bytes=options.resources.memory_budget_bytes,
        page=spec.page,
    )
    check_paintable(content, pixels.size)
    work = SharedInputs(bundle, StyleCache())
    on_cpu = replace(options.resources, device="cpu")
    facts = survey_masks(spec, pixels.size, options.resources)
    single, _ = prepare_painting(spec, work, replace(on_cpu, precision="float32"))
    double, _ = prepare_painting(spec, work, replace(on_cpu, precision="float64"))
    single, double = with_masks(single, facts), with_masks(double, facts)
    masks = mask_stores(single, pixels.size, memory_store)
    read_masks(single, masks, limits_of(options.resources), progress.check)
    random = np.random.default_rng(spec.seed)
    progress.plan(options.windows)
    reports = []
    for number in range(options.windows):
        region = _draw_region(pixels.size, options.window_px, random)
        window = pixels.rgb_hwc[region.top : region.bottom, region.left : region.right]
        grid = _draw_grid(Size(region.width, region.height), random)
        parts = tuple(mask.read(region) for mask in masks)
        in_single = steps_apart(single, bundle, window.astype(np.float32), grid, masks=parts)
        in_double = steps_apart(double, bundle, window.astype(np.float64), grid, masks=parts)
        reports.append(
            WindowReport(
                region=region,
                strip_px=grid.strip_px,
                band_px=grid.band_px,
                max_steps_float32=float(in_single.max()),
                mean_steps_float32=float(in_single.mean()),
                max_steps_float64=float(in_double.max()),
            )
        )
        progress.advance(1, f"window {number + 1} of {options.windows}")
    return ExactnessReport(tuple(reports))


def steps_apart(
    painting: Painting, bundle: Bundle, rgb_hwc: Pixels, grid: Grid, *, masks: Sequence[Pixels] = ()
) -> Pixels:
    """Absolute differences (h, w, 3), in 8-bit steps, between ``rgb_hwc`` painted whole and streamed on ``grid``.

    Both are clamped to [0, 1] first, as a result is. ``masks`` (h, w, 1) are those of the painting.
    """
    rgb_bchw = torch.from_numpy(np.ascontiguousarray(rgb_hwc)).permute(2, 0, 1)[None]
    whole = paint_whole(painting, bundle, rgb_bchw, masks=masks)
    streamed = paint_streamed(painting, rgb_hwc, grid, masks=masks)
    expected = whole[0].permute(1, 2, 0).numpy()
    difference: Pixels = np.abs(expected.clip(0, 1).astype(np.float64) - streamed.clip(0, 1)) * STEPS
    return difference


def paint_streamed(painting: Painting, rgb_hwc: Pixels, grid: Grid, *, masks: Sequence[Pixels] = ()) -> Pixels:
    """``rgb_hwc`` (h, w, 3), float in [0, 1], painted on ``grid`` in memory: (h, w, 3) of the same type, unclamped."""
    raster, *rasters = (_in_memory(pixels) for pixels in (rgb_hwc, *masks))
    canvas = Canvas(raster, masks=group_masks(painting, rasters))
    result = Render(painting, canvas, grid, MemoryWorkspace()).run(Progress())
    return result.read(Region.whole(raster.size))


def _in_memory(pixels_hwc: Pixels) -> MemoryRaster:
    raster = MemoryRaster(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(raster.size), pixels_hwc)
    return raster


def _draw_region(size: Size, window_px: int, random: np.random.Generator) -> Region:
    width, height = min(window_px, size.width), min(window_px, size.height)
    left = int(random.integers(size.width - width + 1))
    top = int(random.integers(size.height - height + 1))
    return Region(left, top, left + width, top + height)


def _draw_grid(size: Size, random: np.random.Generator) -> Grid:
    canvas = size.aligned(ALIGNMENT_PX)
    return Grid(
        canvas,
        strip_px=ALIGNMENT_PX * int(random.integers(1, canvas.width // ALIGNMENT_PX + 1)),
        band_px=ALIGNMENT_PX * int(random.integers(1, min(canvas.height // ALIGNMENT_PX, 8) + 1)),
    )


def paint_whole(painting: Painting, bundle: Bundle, rgb_bchw: Tensor, *, masks: Sequence[Pixels] = ()) -> Tensor:
    """``rgb_bchw`` (1, 3, H, W) in [0, 1] painted on the CPU in its own precision: (1, 3, H, W), unclamped.

    The cascade straight from its definition, nothing folded, merged or cut into bands; memory grows with the picture.
    """
    height, width = rgb_bchw.shape[2:]
    painted = _padded(rgb_bchw)
    weights = _padded(_weights(painting, masks).to(painted))[0] if masks else None
    with torch.inference_mode():
        for level in (sweep.painted for sweep in painting.sweeps if sweep.painted is not None):
            pair = bundle.pair(level)
            encoder, decoder = (_converted(chain, painted.dtype) for chain in (pair.encoder, pair.decoder))
            features = encoder(painted)
            cells = None if weights is None else F.avg_pool2d(weights[None], level_scale_px(level))[0]
            precision = precision_for(features.shape[2] * features.shape[3])
            moments = [
                measure_moments(features, counted, precision=precision)
                for counted in ((None,) if cells is None else cells)
            ]
            plain, detail = painted, painting.spec.detail_at(level)
            painted = decoder(_mapped(features, painting.fitted_map(level, moments), cells))
            if detail:
                painted = painted + detail * (plain - decoder(features))
    painted = painted[:, :, :height, :width]
    if weights is None or not painting.keeps_parts:
        return painted
    share = (weights.sum(0)[:height, :width] / FADING_WEIGHT).clamp_max(1.0)
    return rgb_bchw + share * (painted - rgb_bchw)


def _mapped(features: Tensor, affine: LevelMap, cells: Tensor | None) -> Tensor:
    if isinstance(affine, AffineMap):
        return affine.apply(features)
    assert cells is not None, "maps are blended by masks"
    return affine.blend(features, cells)


def _weights(painting: Painting, masks: Sequence[Pixels]) -> Tensor:
    """How much each painted group counts in each pixel: (1, G, H, W), float64."""
    shares = [torch.from_numpy(mask[:, :, 0].astype(np.float64) / np.iinfo(str(mask.dtype)).max) for mask in masks]
    total = torch.stack(shares).sum(0)
    groups = [share / total.clamp_min(1.0) for share in shares]
    groups.append(1.0 - total.clamp_max(1.0))
    return torch.stack([groups[index] for index in painting.painted_groups])[None]


def _padded(rows: Tensor) -> Tensor:
    height, width = rows.shape[2:]
    return F.pad(rows, (0, -width % ALIGNMENT_PX, 0, -height % ALIGNMENT_PX), mode="reflect")


def _converted(chain: ConvolutionChain, dtype: torch.dtype) -> ConvolutionChain:
    tensors = {name: tensor.to(dtype) for name, tensor in chain.state_dict().items()}
    return ConvolutionChain.from_tensors(chain.layers, tensors)
