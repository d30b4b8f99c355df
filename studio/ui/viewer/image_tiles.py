"""Tiles of a picture that is in memory; its coarser levels are made in a thread of their own."""

from __future__ import annotations

import threading

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColorSpace, QImage

from studio.geometry import Region, Size
from studio.images.libvips import VipsImage
from studio.ui.viewer.pyramid import Pyramid, TileAddress, halved
from studio.ui.viewer.revocable_callback import RevocableCallback
from studio.ui.viewer.tile_source import OPAQUE, TRANSLUCENT, Tile, TileSource

# Qt's painter counts texture positions in 16.16 fixed point; a whole level within this is drawn without cutting it.
_LARGEST_TILE_PX = 16_384
_AT_ONCE_PIXELS = 1_500_000  # up to here the levels take about 2 ms, less than a thread would make one wait for


class ImageTiles(TileSource):
    """A `QImage` as a pyramid; handing over RGB32 or premultiplied ARGB32 in sRGB saves a conversion."""

    _level_made = Signal(int, object)

    def __init__(self, image: QImage, parent: QObject | None = None) -> None:
        drawable = _drawable(image)
        pyramid = Pyramid(Size(drawable.width(), drawable.height()), tile_px=_LARGEST_TILE_PX, smallest_px=512)
        super().__init__(pyramid, has_alpha=drawable.hasAlphaChannel(), parent=parent)
        self._levels: list[QImage] = [drawable]
        self._level_made.connect(self._take_level)
        self._callback = RevocableCallback(self._level_made.emit)
        if pyramid.size.pixels <= _AT_ONCE_PIXELS:
            _make_levels(drawable, pyramid, self._callback)
        else:
            made = (drawable, pyramid, self._callback)
            threading.Thread(target=_make_levels, args=made, name="levels", daemon=True).start()

    def drawable_level(self, level: int) -> int:
        """``level``, or the coarsest finer one made so far."""
        return max(0, min(level, len(self._levels) - 1))

    def tile(self, address: TileAddress) -> Tile | None:
        """The whole level where it is small enough to be drawn so, else a copy of the tile."""
        if address.level >= len(self._levels):
            return None
        image, size = self._levels[address.level], self.pyramid.levels[address.level]
        if max(size.width, size.height) <= self.pyramid.tile_px:
            return Tile(image, Region.whole(size))
        region = self.pyramid.region(address)
        return Tile(image.copy(region.left, region.top, region.width, region.height), region)

    def close(self) -> None:
        """Stop making levels and give the memory back, without waiting for Qt to delete the object."""
        self._callback.revoke()
        self._levels.clear()

    @Slot(int, object)
    def _take_level(self, level: int, image: QImage) -> None:
        if self._callback.is_revoked:  # it was on its way already
            return
        self._levels.append(image)
        if level == len(self.pyramid.levels) - 1:
            self.changed.emit(Region.whole(self.pyramid.size))


def image_from_pixels(pixels_hwc: npt.NDArray[np.uint8]) -> QImage:
    """A picture to draw from 8-bit sRGB pixels (h, w, 3), or (h, w, 4) with straight alpha; the pixels are copied.

    Raises `ValueError` for any other shape.
    """
    if pixels_hwc.ndim != 3 or pixels_hwc.shape[2] not in (3, 4) or 0 in pixels_hwc.shape:
        raise ValueError(f"pixels of shape (h, w, 3 or 4) expected, not {pixels_hwc.shape}")
    height, width, channels = pixels_hwc.shape
    image = QImage(width, height, OPAQUE if channels == 3 else TRANSLUCENT)
    bgra_hwc = np.frombuffer(image.bits(), np.uint8).reshape(height, width, 4)
    if channels == 3:
        bgra_hwc[..., :3] = pixels_hwc[..., ::-1]
        bgra_hwc[..., 3] = 255
    else:
        alpha_hw1 = pixels_hwc[..., 3:].astype(np.uint16)
        bgra_hwc[..., :3] = (pixels_hwc[..., 2::-1] * alpha_hw1 + 127) // 255
        bgra_hwc[..., 3:] = pixels_hwc[..., 3:]
    return image


def halved_image(image: QImage) -> QImage:
    """Half of ``image`` (32 bits a pixel) each way: the mean of four pixels; safe in any thread, which it lets run."""
    size = Size(image.width(), image.height())
    smaller = halved(size)
    across, down = min(2, size.width), min(2, size.height)
    pixels = VipsImage.new_from_memory(image.constBits(), size.width, size.height, 4, "uchar")
    even = pixels.crop(0, 0, smaller.width * across, smaller.height * down)
    shrunk = even.shrink(across, down).write_to_memory()
    return QImage(shrunk, smaller.width, smaller.height, smaller.width * 4, image.format()).copy()


def _make_levels(finest: QImage, pyramid: Pyramid, callback: RevocableCallback) -> None:
    """Deliver (level, picture) for every coarser level in turn."""
    image = finest
    for level in range(1, len(pyramid.levels)):
        if callback.is_revoked:
            return
        image = halved_image(image)
        callback.call(level, image)


def _drawable(image: QImage) -> QImage:
    """``image`` in sRGB in a format that is drawn ten times faster than packed RGB."""
    if image.isNull():
        raise ValueError("an empty picture cannot be shown")
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != srgb:
        image = image.convertedToColorSpace(srgb)
    wanted = TRANSLUCENT if image.hasAlphaChannel() else OPAQUE
    image = image if image.format() == wanted else image.convertToFormat(wanted)
    if image.devicePixelRatio() != 1:
        image = QImage(image)
        image.setDevicePixelRatio(1)
    return image
