"""Pictures made on the spot, and the shortest way from a request to a painting, for tests of the engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyvips

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.painting import Painting
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster, Pixels
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec

ON_CPU = Resources(device="cpu", threads=1)
IN_FLOAT64 = replace(ON_CPU, precision="float64")


def soft_picture(width: int, height: int, *, channels: int = 3, seed: int = 0) -> npt.NDArray[np.float64]:
    """Waves with some grain (h, w, c) in [0, 1]: well-conditioned statistics at every level."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width]
    waves = [np.sin(columns / 9 + seed), np.cos(rows / 7), np.sin((rows + columns) / 13), np.cos(columns / 11)]
    values = 0.5 + 0.3 * np.stack(waves[:channels], axis=-1) + random.normal(0, 0.08, (height, width, channels))
    return values.clip(0, 1)


def stored_picture(width: int, height: int, *, channels: int = 3, seed: int = 0, dtype: str = "u1") -> Pixels:
    """`soft_picture` in whole numbers of ``dtype``, u1 or u2."""
    scale = np.iinfo(np.dtype(dtype)).max
    return np.round(soft_picture(width, height, channels=channels, seed=seed) * scale).astype(dtype)


def soft_masks(width: int, height: int) -> tuple[Pixels, Pixels]:
    """One that falls off from left to right (8 bits), and a soft spot (16 bits); together they exceed 1 in places."""
    rows, columns = np.mgrid[0:height, 0:width]
    left = np.clip(1.4 - 2 * columns / width, 0, 1)
    spot = np.exp(-(((columns - width / 2) / 20) ** 2) - ((rows - height / 3) / 15) ** 2)
    return np.round(left * 255).astype(np.uint8)[..., None], np.round(spot * 65_535).astype(np.uint16)[..., None]


def write_pixels(path: Path, pixels_hwc: Pixels) -> Path:
    image = pyvips.Image.new_from_array(pixels_hwc)
    image = image.copy(interpretation="rgb16" if pixels_hwc.dtype == np.uint16 else "srgb")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.write_to_file(str(path))
    return path


def write_picture(path: Path, width: int, height: int, *, channels: int = 3, seed: int = 0, dtype: str = "u1") -> Path:
    return write_pixels(path, stored_picture(width, height, channels=channels, seed=seed, dtype=dtype))


def read_pixels(path: Path) -> Pixels:
    return pyvips.Image.new_from_file(str(path)).numpy()


def canvas_of(pixels_hwc: Pixels) -> Canvas:
    raster = MemoryRaster(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(raster.size), pixels_hwc)
    return Canvas(raster)


def painting_of(bundle: Bundle, spec: StylizeSpec, resources: Resources = ON_CPU) -> Painting:
    painting, _ = prepare_painting(spec, SharedInputs(bundle, StyleCache()), resources)
    return painting


def spec_of(*styles: Path, levels: tuple[int, ...] | None = None, **values: object) -> StylizeSpec:
    return replace(StylizeSpec(tuple(StyleChoice(path) for path in styles), levels=levels), **values)  # type: ignore[arg-type]  # fields of a spec
