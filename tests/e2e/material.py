"""Pictures, and the kinds of functions that fixtures hand out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

Run = Callable[..., int]

_TILE_WH = (500, 375)


def picture(path: Path, *, width: int, height: int, seed: int) -> Path:
    """Write soft colours with some texture, so that every statistic is well conditioned."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(_soft_colours(width, height, seed)).save(path)
    return path


def large_picture(path: Path, *, width: int, height: int, seed: int) -> Path:
    """The same colours again and again: millions of pixels in a fraction of a second."""
    tile = _soft_colours(*_TILE_WH, seed)
    times = (-(-height // tile.shape[0]), -(-width // tile.shape[1]), 1)
    Image.fromarray(np.tile(tile, times)[:height, :width]).save(path, compress_level=1)
    return path


def _soft_colours(width: int, height: int, seed: int) -> npt.NDArray[np.uint8]:
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width]
    waves = np.stack([np.sin(columns / 9 + seed), np.cos(rows / 7), np.sin((rows + columns) / 13)], axis=-1)
    values = 128 + 70 * waves + random.normal(0, 20, (height, width, 3))
    return values.clip(0, 255).astype(np.uint8)
