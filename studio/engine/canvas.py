"""The content picture laid out for streaming: its exact pixels in a raster, padded by reflection as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.engine.group_masks import GroupMasks
from studio.engine.overlap import read_ahead
from studio.engine.padding import padded_pixels
from studio.engine.transfer import to_device
from studio.errors import PictureError
from studio.geometry import Region, Size, spans
from studio.images.export import at_depth
from studio.images.rasters import Pixels, Raster, return_freed_memory
from studio.images.source import ImageSource, open_source
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS
from studio.progress import Progress
from studio.specs.export import BitDepth
from studio.specs.stylize import SMALLEST_SIDE_PX, Resources, StylizeSpec
from studio.transforms.moments import Moments, measure_moments

# libvips keeps many buffers of what is asked for: of a JPEG 40,000 px wide, bands of 1 MiB took 260 MiB, and half again
# as long as bands of 256 KiB, which took 130; smaller ones gain nothing.
_INGEST_BAND_BYTES = 1 << 18
_HIDDEN_GREY = 0.5
_MEASURED_PIXELS = 1 << 18
_STEPS_16 = 65_535
# Where painted groups count less than this, the result fades into the content itself. Decoders lose something even of
# unchanged features, and that would end with an edge where nothing is painted.
FADING_WEIGHT = 0.25


@dataclass(frozen=True, eq=False)
class Canvas:
    """A raster of uint8, uint16 or (for proofs) float sRGB, with alpha as a fourth channel where the picture has one.

    Regions are given in the padded canvas, whose sides are the next multiples of 16. ``result_bits`` is the depth of
    what is painted, 8 or 16; None means as deep as the canvas. ``masks`` say where each group of styles paints, None
    where one paints everywhere.
    """

    raster: Raster
    result_bits: BitDepth | None = None
    masks: GroupMasks | None = None

    @property
    def size(self) -> Size:
        """The content's own size."""
        return self.raster.size

    @property
    def padded(self) -> Size:
        """The size that runs through the networks."""
        return self.raster.size.aligned(ALIGNMENT_PX)

    @property
    def has_alpha(self) -> bool:
        """Whether pixels carry a transparency."""
        return self.raster.channels > RGB_CHANNELS

    @property
    def full_scale(self) -> int:
        """The stored number that means 1.0: 255, 65,535, or 1 where the raster holds floats."""
        return _full_scale(self.raster.dtype)

    @property
    def result_dtype(self) -> np.dtype[np.generic]:
        """What painted pixels are stored as."""
        return self.raster.dtype if self.result_bits is None else np.dtype(f"uint{self.result_bits}")

    def rgb(self, region: Region, *, dtype: torch.dtype, device: torch.device) -> Tensor:
        """Rows (1, 3, h, w) in [0, 1], channels last; grey where nothing is visible."""
        return self.rgb_of(self.pixels(region), dtype=dtype, device=device)

    def rgb_of(self, pixels_hwc: Pixels, *, dtype: torch.dtype, device: torch.device) -> Tensor:
        """The rows that `rgb` makes of what `pixels` gave."""
        rows = _to_tensor(pixels_hwc, self.full_scale, dtype)
        rgb, alpha = rows[:, :RGB_CHANNELS], rows[:, RGB_CHANNELS:]
        return to_device(without_hidden_colours(rgb, alpha) if self.has_alpha else rgb, device, dtype=dtype)

    def weights(self, region: Region, *, scale_px: int) -> Tensor | None:
        """How visible each cell of ``scale_px`` is: mean alpha (h, w) in [0, 1], float64; None for opaque pictures."""
        if not self.has_alpha:
            return None
        alpha = self.pixels(region)[:, :, RGB_CHANNELS:]
        return F.avg_pool2d(_to_tensor(alpha, self.full_scale, torch.float64), scale_px)[0, 0]

    def measured_weights(self, region: Region, *, scale_px: int, dtype: torch.dtype) -> tuple[Tensor | None, ...]:
        """How much each cell of ``scale_px`` counts in the statistics of each group: (h, w) in [0, 1], None for 1."""
        if self.masks is None:
            return (self.weights(region, scale_px=scale_px),)
        visible_hw = None
        if self.has_alpha:
            visible_hw = self.pixels(region)[:, :, RGB_CHANNELS].astype(np.float64) / self.full_scale
        pixels = self.masks.pixels(region)
        return tuple(self.masks.weights(pixels, scale_px=scale_px, dtype=dtype, visible_hw=visible_hw))

    def photo(self, region: Region) -> Tensor:
        """The picture's own colours in ``region`` (1, 3, h, w), which lies inside it, in float64; grey where hidden."""
        rows = _to_tensor(self.raster.read(region), self.full_scale, torch.float64)
        rgb, alpha = rows[:, :RGB_CHANNELS], rows[:, RGB_CHANNELS:]
        return without_hidden_colours(rgb, alpha) if self.has_alpha else rgb

    def alpha_counts(self, region: Region) -> Tensor | None:
        """How much each pixel of ``region`` counts in histograms: its stored alpha (h · w,) int64; None: all alike."""
        if not self.has_alpha:
            return None
        alpha = self.raster.read(region)[:, :, RGB_CHANNELS].reshape(-1)
        return torch.from_numpy(np.rint(alpha * _STEPS_16 if alpha.dtype.kind == "f" else alpha).astype(np.int64))

    @cached_property
    def pixel_moments(self) -> Moments:
        """Mean and covariance of the picture's own sRGB colours in [0, 1], each counting by its alpha; read once.

        Measured in float64 in bands that the width alone decides, so that they are the same on any grid.
        """
        moments = Moments.empty(RGB_CHANNELS)
        for top, bottom in spans(self.size.height, max(1, _MEASURED_PIXELS // self.size.width)):
            region = Region(0, top, self.size.width, bottom)
            rgb = self.photo(region)
            moments = moments.merged(measure_moments(rgb, self.weights(region, scale_px=1), precision="float64"))
        return moments

    def stored(self, rgb: Tensor, region: Region, *, fading_weight: float = FADING_WEIGHT) -> npt.NDArray[np.generic]:
        """What the result keeps of painted rows (1, 3, h, w): clamped and rounded unless it is float.

        The content's own alpha in ``region`` is carried through. Pixels that no group paints are the content's own, and
        where groups count less than ``fading_weight`` in all, the painting fades out.
        """
        if self.masks is None or not self.masks.keeps:
            return self._stored(rgb, region)
        weights = self.masks.weights(self.masks.pixels(region), scale_px=1, dtype=rgb.dtype).sum(0)
        if bool((weights >= fading_weight).all()):
            return self._stored(rgb, region)
        own = to_device(_to_tensor(self.raster.read(region), self.full_scale, rgb.dtype), rgb.device, dtype=rgb.dtype)
        share = (weights / fading_weight).clamp_max(1.0).to(rgb.device)
        pixels = self._stored(torch.lerp(own[:, :RGB_CHANNELS], rgb, share), region)
        is_kept = (weights == 0.0).numpy()[:, :, None]
        return np.where(is_kept, self.unpainted(region), pixels) if is_kept.any() else pixels

    def _stored(self, rgb: Tensor, region: Region) -> npt.NDArray[np.generic]:
        dtype = self.result_dtype
        if dtype.kind != "f":
            rgb = rgb.clamp(0.0, 1.0).mul_(_full_scale(dtype)).round_()
        pixels = rgb[0].permute(1, 2, 0).cpu().numpy().astype(dtype)
        if not self.has_alpha:
            return pixels
        return np.concatenate((pixels, self.unpainted(region)[:, :, RGB_CHANNELS:]), axis=2)

    def unpainted(self, region: Region) -> npt.NDArray[np.generic]:
        """What the result keeps of ``region`` (inside the picture) where no level paints: its own pixels."""
        pixels = self.raster.read(region)
        return pixels if self.result_bits is None else at_depth(pixels, self.result_bits)

    def pixels(self, region: Region) -> Pixels:
        """What is stored of ``region`` of the padded canvas (h, w, 3 or 4), reflected beyond the picture's border."""
        return padded_pixels(self.raster, region)


def colours_of(pixels_hwc: Pixels) -> Tensor:
    """Stored colours (h, w, 3), whole numbers or floats, as rows (1, 3, h, w) float64 in [0, 1]."""
    return _to_tensor(pixels_hwc, _full_scale(pixels_hwc.dtype), torch.float64)


def without_hidden_colours(rgb: Tensor, alpha: Tensor) -> Tensor:
    """``rgb`` (1, 3, h, w), grey wherever ``alpha`` (1, 1, h, w) is 0.

    What a fully transparent pixel holds means nothing, yet convolutions would carry it into its visible neighbours.
    """
    return rgb.masked_fill(alpha == 0, _HIDDEN_GREY)


def open_for(spec: StylizeSpec, content: Path, resources: Resources, *, at_most_px: int | None = None) -> ImageSource:
    """The picture at ``content`` as large as ``spec`` wants its result, or at most ``at_most_px``, by `open_source`."""
    return open_source(
        content,
        decode_budget_bytes=resources.memory_budget_bytes,
        max_pixels=resources.max_pixels,
        longer_side_px=spec.content_size_px,
        at_most_px=at_most_px,
        page=spec.page,
    )


def check_paintable(path: Path, size: Size) -> None:
    """Raise PictureError unless the picture at ``path`` is large enough to be painted at ``size``."""
    if min(size.width, size.height) < SMALLEST_SIDE_PX:
        raise PictureError(
            "{path} is {size} px; both sides must be at least {smallest_side_px} px to be painted: enlarge it or "
            "choose another",
            path=path,
            size=size,
            smallest_side_px=SMALLEST_SIDE_PX,
        )


def ingest(source: ImageSource, raster: Raster, progress: Progress) -> bool:
    """Copy every pixel of ``source`` into ``raster``, which has its size, channels and depth.

    Returns whether any pixel is visible.
    """
    is_visible = not source.facts.has_alpha
    with read_ahead(source.bands(_INGEST_BAND_BYTES)) as bands:
        for region, pixels in bands:
            raster.write(region, pixels)
            is_visible = is_visible or bool(pixels[..., -1].any())
            progress.advance(ingest_work(region.pixels), "reading the picture")
    return_freed_memory()  # decoders keep rows of the whole width
    return is_visible


def ingest_work(pixels: int) -> float:
    """Reading counted in multiply-accumulates, so that one ETA covers all: 11 ns per pixel on a desktop CPU, where one
    of them takes 5 to 8 ps with compiled convolutions, 9 to 13 with torch's.
    """
    return 2000.0 * pixels


def writing_work(pixels: int) -> float:
    """Encoding a result, in the same: between 10 ns per pixel for JPEG and 27 for PNG."""
    return 4000.0 * pixels


def _full_scale(dtype: np.dtype[np.generic]) -> int:
    return {"u1": 255, "u2": 65_535}.get(dtype.str[1:], 1)


def _to_tensor(pixels_hwc: npt.NDArray[np.generic], full_scale: int, dtype: torch.dtype) -> Tensor:
    numbers = np.ascontiguousarray(pixels_hwc, dtype=np.float64 if dtype == torch.float64 else np.float32)
    return torch.from_numpy(numbers).div_(full_scale).permute(2, 0, 1)[None]
