"""A photograph-like picture and a style, smooth with some grain, and the pieces tests build workloads from."""

from pathlib import Path

import numpy as np
import pyvips

from studio.bench.workload import Workload
from studio.geometry import Size
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.tiny_bundles import write_tiny_bundle


def write_picture(path: Path, size: Size, *, seed: int) -> Path:
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (8, 8, 3)).astype(np.float32)
    smooth = pyvips.Image.new_from_array(coarse).resize(size.width / 8, vscale=size.height / 8, kernel="cubic").numpy()
    grain = random.normal(0, 12, (size.height, size.width, 3))
    pixels = np.clip(smooth + grain, 0, 255).astype(np.uint8)
    pyvips.Image.new_from_array(pixels, interpretation="srgb").write_to_file(str(path))
    return path


def tiny_workload(folder: Path, *, levels: tuple[int, ...] | None = None, method: Method | None = None) -> Workload:
    """A small picture, a small style and a bundle with a handful of channels, all in ``folder``."""
    write_tiny_bundle(folder / "tiny")
    style = write_picture(folder / "style.png", Size(120, 90), seed=1)
    spec = StylizeSpec(styles=(StyleChoice(style),), levels=levels, method=method, level_strength={}, level_detail={})
    content = write_picture(folder / "content.png", Size(200, 150), seed=0)
    return Workload(content, spec, folder / "tiny", threads=1)
