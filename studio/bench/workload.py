"""The workload of the bench: the same pixels in, stylized pixels of the same type out, by either implementation."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.bench.reference import ReferenceRecipe, measure_style, paint
from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.device import choose_device, use_threads
from studio.engine.in_memory import Pixels, paint_in_memory
from studio.engine.painting import choose_levels
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.errors import InputError
from studio.images.picture import DECODE_BUDGET_BYTES, read_picture
from studio.images.source import open_source
from studio.networks.costs import macs_per_pixel
from studio.specs.stylize import DEFAULT_STYLE_SIZE_PX, SMALLEST_SIDE_PX, DeviceChoice, Resources, StylizeSpec

Painter = Callable[[Pixels], Pixels]


class Implementation(StrEnum):
    """Which implementation paints: the engine or the plain reference."""

    OURS = "ours"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Workload:
    """What is painted, by name only, so that another interpreter can be asked for the same.

    The reference paints with the networks of ``against_dir``, or with ours where it is None.
    """

    content: Path
    spec: StylizeSpec
    bundle_dir: Path
    threads: int
    against_dir: Path | None = None
    device: DeviceChoice = "cpu"

    @property
    def resources(self) -> Resources:
        """The device, and as many CPU threads as asked for."""
        return Resources(device=self.device, threads=self.threads)

    @property
    def is_like_with_like(self) -> bool:
        """Whether both implementations paint with the same networks, so that their results can be compared."""
        return self.against_dir is None

    def bundle(self, implementation: Implementation = Implementation.OURS) -> Bundle:
        """The networks of ``implementation``, read from their files."""
        against = self.against_dir if implementation is Implementation.REFERENCE else None
        return load_bundle(against or self.bundle_dir)


def at_levels(workload: Workload, levels: tuple[int, ...]) -> Workload:
    """The same work at these levels alone."""
    return replace(workload, spec=replace(workload.spec, levels=levels))


def painter(implementation: Implementation, workload: Workload, bundle: Bundle) -> Painter:
    """The function by which ``implementation`` paints (h, w, 3) uint8 or uint16 pixels; styles are measured already."""
    return _MAKERS[implementation](workload.spec, bundle, workload.resources)


def engine_painter(spec: StylizeSpec, bundle: Bundle, resources: Resources) -> Painter:
    """The engine as ``gigastyle stylize`` runs it, between two rasters in memory instead of two files."""
    painting, _ = prepare_painting(spec, SharedInputs(bundle, StyleCache()), resources)
    return lambda pixels_hwc: paint_in_memory(pixels_hwc, painting, resources)


def reference_painter(spec: StylizeSpec, bundle: Bundle, resources: Resources) -> Painter:
    """The plain whole-image implementation with the same styles, device and threads.

    Pixels that came back from a device are all computed: what is timed waits for it.
    """
    use_threads(resources.threads)
    device, recipe = choose_device(resources.device), reference_recipe(spec, bundle)
    styles = [measure_style(style_rgb(choice.path, spec).to(device), recipe, choice.weight) for choice in spec.styles]
    return lambda pixels_hwc: to_pixels(paint(to_rgb(pixels_hwc).to(device), styles, recipe).cpu(), pixels_hwc.dtype)


_MAKERS: Mapping[Implementation, Callable[[StylizeSpec, Bundle, Resources], Painter]] = {
    Implementation.OURS: engine_painter,
    Implementation.REFERENCE: reference_painter,
}
assert set(_MAKERS) == set(Implementation), "every side needs its painter"


def reference_recipe(spec: StylizeSpec, bundle: Bundle) -> ReferenceRecipe:
    """What ``spec`` means with the networks of ``bundle``."""
    levels = choose_levels(spec, bundle)
    return ReferenceRecipe(
        pairs={level: bundle.pair(level) for level in levels},
        method=bundle.manifest.require_method(spec.method),
        levels=levels,
        strengths={level: spec.strength_at(level) for level in levels},
    )


def network_macs_per_pixel(bundle: Bundle, levels: Sequence[int], *, decoded_twice: Collection[int] = ()) -> float:
    """Multiply-accumulates for each pixel of the plain convolutions of ``levels``, their decoders once or twice."""
    total = 0.0
    for level in levels:
        pair = bundle.pair(level)
        total += macs_per_pixel(pair.encoder.layers)
        total += macs_per_pixel(pair.decoder.layers) * (2 if level in decoded_twice else 1)
    return total


def style_rgb(path: Path, spec: StylizeSpec) -> Tensor:
    """A style (1, 3, h, w) in [0, 1] at the size the engine measures it at."""
    at_most_px = DEFAULT_STYLE_SIZE_PX if spec.style_size_px is None else None
    picture = read_picture(path, longer_side_px=spec.style_size_px, at_most_px=at_most_px)
    if picture.alpha_hw is not None or min(picture.rgb_hwc.shape[:2]) < SMALLEST_SIDE_PX:
        raise InputError(f"the bench takes opaque styles of at least {SMALLEST_SIDE_PX} px a side, unlike {path}")
    return torch.from_numpy(picture.rgb_hwc).permute(2, 0, 1)[None].contiguous()


def content_pixels(path: Path, megapixels: float) -> npt.NDArray[np.uint8]:
    """The photograph at ``path`` resized to about ``megapixels``: (h, w, 3) uint8, without alpha."""
    with open_source(path, decode_budget_bytes=DECODE_BUDGET_BYTES) as source:
        size = source.facts.size
    longer_side_px = round(max(size.width, size.height) * math.sqrt(megapixels / size.megapixels))
    picture = read_picture(path, longer_side_px=longer_side_px)
    if min(picture.size.width, picture.size.height) < SMALLEST_SIDE_PX:
        raise InputError(f"{megapixels} megapixels of {path} would be {picture.size} px: too small to be painted")
    return np.rint(picture.rgb_hwc * 255).astype(np.uint8)


def to_rgb(pixels_hwc: Pixels) -> Tensor:
    """(1, 3, h, w) float32 in [0, 1] of (h, w, 3) uint8 or uint16 pixels."""
    numbers = torch.from_numpy(pixels_hwc.astype(np.float32)).div_(_full_scale(pixels_hwc.dtype))
    return numbers.permute(2, 0, 1)[None].contiguous()


def to_pixels(rgb_bchw: Tensor, dtype: np.dtype[np.generic]) -> Pixels:
    """(h, w, 3) pixels of ``dtype``, uint8 or uint16, rounded, of (1, 3, h, w) in [0, 1]."""
    levels = (rgb_bchw[0] * _full_scale(dtype)).round_().permute(1, 2, 0)
    return np.ascontiguousarray(levels.numpy().astype(dtype))


def _full_scale(dtype: np.dtype[np.generic]) -> int:
    return 65_535 if dtype == np.uint16 else 255
