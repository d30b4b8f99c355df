"""Pictures for the viewer's tests: every pixel known, or pleasant to look at."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.image_tiles import ImageTiles

Pixels = npt.NDArray[np.uint8]


def numbered(width: int, height: int) -> Pixels:
    """(h, w, 3) pixels, each telling its column, its row and their mixture."""
    rows, columns = np.mgrid[0:height, 0:width]
    return np.stack([columns % 251, rows % 241, (columns * 7 + rows * 13) % 239], axis=2).astype(np.uint8)


def landscape(width: int, height: int, *, is_repainted: bool = False) -> Pixels:
    """(h, w, 3) hills under a sky, smooth or in swirling strokes."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / max(width, height)
    hills = 0.42 + 0.06 * np.sin(9 * x) + 0.03 * np.sin(31 * x + 1)
    sky = np.stack([0.55 + 0.5 * y, 0.68 + 0.3 * y, 0.92 - 0.1 * y], axis=2)
    land = np.stack([0.30 + 0.3 * y, 0.42 - 0.2 * (y - 0.5), 0.22 + 0.05 * np.sin(60 * x)], axis=2)
    picture = np.where((y > hills)[..., None], land, sky)
    if is_repainted:
        strokes = np.sin(160 * (y + 0.05 * np.sin(14 * x)) + 8 * np.sin(20 * x))
        picture = picture[..., [2, 0, 1]] * 0.9 + 0.13 * strokes[..., None]
    return (np.clip(picture, 0, 1) * 255).astype(np.uint8)


def pixels_of(image: QImage) -> Pixels:
    """(h, w, 3) pixels of any picture of Qt's, as it would be seen on black."""
    opaque = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rgbx = np.frombuffer(opaque.constBits(), np.uint8).reshape(opaque.height(), opaque.width(), 4)
    return rgbx[..., :3].copy()


def show(viewer: CanvasViewer, before: QImage | None, after: QImage | None) -> None:
    """Show pictures that are in memory."""
    viewer.show_sources(*(None if image is None else ImageTiles(image) for image in (before, after)))
