"""The few kinds of files that Pillow decodes: whole, within the budget."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.file_stream import SplicedStream
from studio.images.libvips import VipsImage, with_blob
from studio.images.limits import Limits, check_budget, check_size
from studio.system_errors import system_reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Image.MAX_IMAGE_PIXELS = None  # the limits are ours, and told before anything is decoded
_INTERPRETATIONS = {"L": "b-w", "RGB": "srgb", "RGBA": "srgb"}


def decoded_by_pillow(path: Path, limits: Limits, *, frame: int = 0) -> VipsImage:
    """What libvips does not read: BMP, and later frames of PNG and AVIF."""
    with _decoding_errors_as_picture_errors(path), Image.open(path, formats=("BMP", "PNG", "AVIF")) as opened:
        size = Size(*opened.size)
        check_size(path, size, limits)
        check_budget(path, size, 1, limits)
        opened.seek(frame)
        profile = opened.info.get("icc_profile")
        is_known = opened.mode in _INTERPRETATIONS
        mode = opened.mode if is_known else "RGBA" if opened.has_transparency_data else "RGB"
        pixels_hwc = np.atleast_3d(np.asarray(opened if is_known else opened.convert(mode)))
    height, width, bands = pixels_hwc.shape
    image = VipsImage.new_from_memory(np.ascontiguousarray(pixels_hwc).data, width, height, bands, "uchar")
    image = image.copy(interpretation=_INTERPRETATIONS[mode])
    return image if profile is None else with_blob(image, "icc-profile-data", profile)


def grey_by_pillow(path: Path, stream: SplicedStream) -> npt.NDArray[np.unsignedinteger]:
    """The samples (h, w) of a grey TIFF of 8 or 16 bits that ``stream`` gives instead of the file at ``path``."""
    with (
        _decoding_errors_as_picture_errors(path),
        Image.open(io.BufferedReader(_StreamFile(stream)), formats=("TIFF",)) as opened,
    ):
        return np.array(opened)


@contextlib.contextmanager
def _decoding_errors_as_picture_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError) as error:
        raise PictureError(
            "{path} cannot be decoded ({error}); it may be damaged: export it again",
            path=path,
            error=system_reason(error),
        ) from error


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
