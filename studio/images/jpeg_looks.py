"""A JPEG in small for a first look: what its decoder gives at a fraction of the size, in a fraction of the time.

Decoders take blocks of 8 pixels to 4, 2 or 1 by leaving coefficients out (ITU-T T.81, section A.3.3): at an eighth a
pixel is the mean of a block, its first coefficient. A progressive file brings those of the whole picture in its first
scans (section G.1.1), so that the scans behind them need not be read for an eighth; libjpeg then smooths it a little.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from studio.geometry import Size
from studio.images.colour import to_srgb
from studio.images.described_colours import described_jpeg
from studio.images.file_stream import SplicedStream, image_of_stream
from studio.images.jpeg_header import check_coding, mended, read_head, scans_of_means
from studio.images.libvips import VipsError, VipsImage, number_of
from studio.images.orientation import known_orientation, turned_upright, upright_size

EIGHTH = 8
SHRINKS = (EIGHTH, 4, 2)
_END = b"\xff\xd9"


def decoder_shrink(original: Size, wanted: Size) -> int:
    """The largest of `SHRINKS` that leaves at least ``wanted`` of ``original``; 1 where none does."""
    fits = (
        shrink
        for shrink in SHRINKS
        if original.width // shrink >= wanted.width and original.height // shrink >= wanted.height
    )
    return next(fits, 1)


def open_reduced(path: Path, shrink: int, *, first_scans: bool = False) -> VipsImage | None:
    """The JPEG at ``path`` as it lies in the file, at 1 / ``shrink`` of its size; None where it has no usable head.

    With ``first_scans`` an eighth of a progressive file is made of those that bring the means alone. Its colours are
    described as those of the whole. Raises OSError, VipsError, and PictureError for other codings.
    """
    head = read_head(path)
    if head is None:
        return None
    check_coding(path, head)
    stretch = scans_of_means(path, head) if first_scans and shrink == EIGHTH else None
    pieces, _ = mended(path, head, () if stretch is None else (stretch,))
    end = b"" if stretch is None else _END
    image = image_of_stream(SplicedStream(path, (*pieces, end)), fail_on="truncated", shrink=shrink)
    return described_jpeg(head, image)[0]


def reduced_jpeg(path: Path, original: Size, size: Size) -> npt.NDArray[np.uint8] | None:
    """The JPEG at ``path`` upright in sRGB (h, w, 3) at ``size``, by way of a fraction of its ``original`` size.

    Both sizes are upright. None where no fraction is large enough, or reading it fails.
    """
    shrink = decoder_shrink(original, size)
    if shrink == 1:
        return None
    try:
        image = open_reduced(path, shrink)
        if image is None:
            return None
        orientation = known_orientation(number_of(image, "orientation", 1))
        lying, whole = upright_size(size, orientation), upright_size(original, orientation)
        srgb = to_srgb(image).image
        pixels_hwc = np.frombuffer(srgb.write_to_memory(), np.uint8).reshape(srgb.height, srgb.width, 3)
    except (OSError, VipsError):
        return None
    # Where a side is no multiple of the fraction libvips leaves out what remains: the last pixel stands for it.
    pixels_hwc = np.pad(pixels_hwc, ((0, 1), (0, 1), (0, 0)), mode="edge")
    box = (0.0, 0.0, whole.width / shrink, whole.height / shrink)
    small = Image.fromarray(pixels_hwc).resize((lying.width, lying.height), Image.Resampling.LANCZOS, box)
    return turned_upright(np.asarray(small), orientation).astype(np.uint8, copy=False)
