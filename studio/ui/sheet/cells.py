"""What a contact sheet shows of each style: painted, not yet, or not to be had."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from studio.ui.viewer.image_tiles import image_from_pixels

Pixels = npt.NDArray[np.uint8]


class Cells:
    """Pictures by style, (h, w, 3) sRGB; those of another photo or recipe are dropped as a whole."""

    def __init__(self) -> None:
        self._pixels: dict[Path, Pixels] = {}
        self._images: dict[Path, QImage] = {}
        self._failed: set[Path] = set()

    @property
    def pixels(self) -> Mapping[Path, Pixels]:
        """What is painted."""
        return self._pixels

    @property
    def settled(self) -> frozenset[Path]:
        """The styles of which nothing more is to be expected."""
        return frozenset(self._pixels) | self._failed

    def image(self, path: Path) -> QImage | None:
        """The picture in the style at ``path``, None while there is none."""
        return self._images.get(path)

    def has_failed(self, path: Path) -> bool:
        """Whether the style at ``path`` cannot paint."""
        return path in self._failed

    def put(self, path: Path, pixels_hwc: Pixels) -> None:
        """Keep the picture in the style at ``path``."""
        self._pixels[path] = pixels_hwc
        self._images[path] = image_from_pixels(pixels_hwc)
        self._failed.discard(path)

    def fail(self, path: Path) -> None:
        """Note that there is none to be had."""
        self._failed.add(path)

    def forget(self, path: Path) -> None:
        """The file at ``path`` is another one now, or gone."""
        self._pixels.pop(path, None)
        self._images.pop(path, None)
        self._failed.discard(path)

    def clear(self) -> None:
        """Drop everything."""
        self._pixels.clear()
        self._images.clear()
        self._failed.clear()
