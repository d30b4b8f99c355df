"""A picture painted with what ships, reduced to a few mean colours, and held against those that it should have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from studio.paths import resources_dir

TOLERANCE = 2.0
"""Levels (of 255) by which the mean of a cell may differ; another style is 20 and more away.

Half a level is that of the digest, a hundredth what vector units round differently (measured from SSE to AVX-512), and
one level what decoders of JPEG may.
"""

SIZE_PX = 256
"""The longer side of photo and style as they are painted."""

_ROWS, _COLUMNS, _CHANNELS = 6, 8, 3

Cells = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A photo and a style among the resources, and what is painted of them, reduced.

    ``cells`` are the mean colours of 6 × 8 cells as whole levels, row by row, two hexadecimal digits each.
    """

    photo: str
    style: str
    cells: str

    @property
    def photo_file(self) -> Path:
        """The photo among the resources."""
        return resources_dir() / self.photo

    @property
    def style_file(self) -> Path:
        """The style among the resources."""
        return resources_dir() / self.style


def sample_file() -> Path:
    """Where the sample is recorded; ``packaging/update_self_test.py`` writes it."""
    return resources_dir() / "self_test.json"


def painted_cells(sample: Sample, folder: Path) -> Cells:
    """The sample painted into ``folder`` on the CPU with the default bundle, reduced: (6, 8, 3) in 0..255."""
    from studio import api  # noqa: PLC0415 — loads torch

    result = folder / "sample.png"
    options = api.PaintOptions(style_size_px=SIZE_PX, content_size_px=SIZE_PX)
    painter = api.Painter(sample.style_file, options=options, resources=api.Resources(device="cpu"))
    painter.paint_file(sample.photo_file, result)
    with Image.open(result) as image:
        return reduced(np.asarray(image.convert("RGB"), np.float64))


def reduced(pixels_hwc: npt.NDArray[np.float64]) -> Cells:
    """The mean colours of 6 × 8 cells of a picture (H, W, 3), (6, 8, 3)."""
    rows = np.array_split(pixels_hwc, _ROWS)
    return np.array([[cell.mean((0, 1)) for cell in np.array_split(row, _COLUMNS, axis=1)] for row in rows])


def digest(cells: Cells) -> str:
    """``cells`` as a sample records them."""
    return bytes(np.rint(cells).astype(np.uint8).ravel().tolist()).hex()


def distance(sample: Sample, cells: Cells) -> float:
    """The largest difference between ``cells`` and those of the sample, in levels of 255; infinite where one is NaN."""
    wanted = np.frombuffer(bytes.fromhex(sample.cells), np.uint8).reshape(_ROWS, _COLUMNS, _CHANNELS)
    away = np.abs(cells - wanted)
    return float(away.max()) if np.isfinite(away).all() else float("inf")
