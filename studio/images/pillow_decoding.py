"""The few kinds of files that Pillow decodes: whole, within the budget."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, UnidentifiedImageError

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.file_stream import SplicedStream
from studio.images.libvips import VipsImage, with_blob
from studio.images.limits import Limits, check_budget, check_size

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_INTERPRETATIONS = {"L": "b-w", "RGB": "srgb", "RGBA": "srgb", "CMYK": "cmyk"}


def decoded_by_pillow(path: Path, limits: Limits, stream: SplicedStream | None = None, *, frame: int = 0) -> VipsImage:
    """What libvips does not read: BMP, later frames of PNG and AVIF, and TIFF that it lacks, from ``stream``."""
    try:
        with Image.open(
            path if stream is None else io.BufferedReader(_StreamFile(stream)), formats=("BMP", "TIFF", "PNG", "AVIF")
        ) as opened:
            size = Size(*opened.size)
            check_size(path, size, limits)
            check_budget(path, size, 1, limits)
            opened.seek(frame)
            profile = opened.info.get("icc_profile")
            is_known = opened.mode in _INTERPRETATIONS
            mode = opened.mode if is_known else "RGBA" if opened.has_transparency_data else "RGB"
            pixels_hwc = np.atleast_3d(np.asarray(opened if is_known else opened.convert(mode)))
    except (UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureError(
            "{path} cannot be decoded ({error}); it may be damaged: export it again", path=path, error=error
        ) from error
    height, width, bands = pixels_hwc.shape
    image = VipsImage.new_from_memory(np.ascontiguousarray(pixels_hwc).data, width, height, bands, "uchar")
    image = image.copy(interpretation=_INTERPRETATIONS[mode])
    return image if profile is None else with_blob(image, "icc-profile-data", profile)


class _StreamFile(io.RawIOBase):
    """A stream of ours as Python reads files."""

    def __init__(self, stream: SplicedStream) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill ``buffer`` as far as one read goes."""
        view = memoryview(buffer).cast("B")
        found = self._stream.read(len(view)) or b""
        view[: len(found)] = found
        return len(found)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move, and tell where to."""
        return self._stream.seek(offset, whence)
