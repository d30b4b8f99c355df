"""The promise of streaming, checked on a picture: windows painted whole and streamed must agree."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas, check_paintable
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region, Size
from studio.images.picture import read_picture
from studio.images.rasters import MemoryRaster, Pixels
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import ALIGNMENT_PX
from studio.progress import Progress
from studio.specs.stylize import Resources, StylizeSpec
from studio.streaming.strips import Grid
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
    single, _ = prepare_painting(spec, work, replace(on_cpu, precision="float32"))
    double, _ = prepare_painting(spec, work, replace(on_cpu, precision="float64"))
    random = np.random.default_rng(spec.seed)
    progress.plan(options.windows)
    reports = []
    for number in range(options.windows):
        region = _draw_region(pixels.size, options.window_px, random)
        window = pixels.rgb_hwc[region.top : region.bottom, region.left : region.right]
        grid = _draw_grid(Size(region.width, region.height), random)
        in_single = steps_apart(single, bundle, window.astype(np.float32), grid)
        in_double = steps_apart(double, bundle, window.astype(np.float64), grid)
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


def steps_apart(painting: Painting, bundle: Bundle, rgb_hwc: Pixels, grid: Grid) -> Pixels:
    """Absolute differences (h, w, 3), in 8-bit steps, between ``rgb_hwc`` painted whole and streamed on ``grid``.

    Both are clamped to [0, 1] first, as a result is.
    """
    whole = paint_whole(painting, bundle, torch.from_numpy(np.ascontiguousarray(rgb_hwc)).permute(2, 0, 1)[None])
    streamed = paint_streamed(painting, rgb_hwc, grid)
    expected = whole[0].permute(1, 2, 0).numpy()
    difference: Pixels = np.abs(expected.clip(0, 1).astype(np.float64) - streamed.clip(0, 1)) * STEPS
    return difference


def paint_streamed(painting: Painting, rgb_hwc: Pixels, grid: Grid) -> Pixels:
    """``rgb_hwc`` (h, w, 3), float in [0, 1], painted on ``grid`` in memory: (h, w, 3) of the same type, unclamped."""
    raster = MemoryRaster(Size(rgb_hwc.shape[1], rgb_hwc.shape[0]), 3, rgb_hwc.dtype)
    raster.write(Region.whole(raster.size), rgb_hwc)
    result = Render(painting, Canvas(raster), grid, MemoryWorkspace()).run(Progress())
    return result.read(Region.whole(raster.size))


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


def paint_whole(painting: Painting, bundle: Bundle, rgb_bchw: Tensor) -> Tensor:
    """``rgb_bchw`` (1, 3, H, W) in [0, 1] painted on the CPU in its own precision: (1, 3, H, W), unclamped.

    The cascade straight from its definition, nothing folded, merged or cut into bands; memory grows with the picture.
    """
    height, width = rgb_bchw.shape[2:]
    painted = F.pad(rgb_bchw, (0, -width % ALIGNMENT_PX, 0, -height % ALIGNMENT_PX), mode="reflect")
    with torch.inference_mode():
        for level in (sweep.painted for sweep in painting.sweeps if sweep.painted is not None):
            pair = bundle.pair(level)
            encoder, decoder = (_converted(chain, painted.dtype) for chain in (pair.encoder, pair.decoder))
            features = encoder(painted)
            moments = measure_moments(features, precision=precision_for(features.shape[2] * features.shape[3]))
            plain, detail = painted, painting.spec.detail_at(level)
            painted = decoder(painting.fitted_map(level, moments).apply(features))
            if detail:
                painted = painted + detail * (plain - decoder(features))
    return painted[:, :, :height, :width]


def _converted(chain: ConvolutionChain, dtype: torch.dtype) -> ConvolutionChain:
    tensors = {name: tensor.to(dtype) for name, tensor in chain.state_dict().items()}
    return ConvolutionChain.from_tensors(chain.layers, tensors)
