"""Folders of small pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image


def fill(folder: Path, *, count: int) -> Path:
    """Write ``count`` small pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(3)
    for number in range(count):
        pixels = random.integers(0, 256, (80, 96, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")
    return folder
