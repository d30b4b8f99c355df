"""How large a picture may be, and the refusals of files that cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.errors import ByteCount, PictureError, SpaceError
from studio.geometry import Size
from studio.images.formats import InputFormat

# What decoders that cannot stream keep per pixel and per byte of sample depth (measured on progressive JPEG and Adam7).
WHOLE_DECODE_BYTES_PER_PX = 6


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest picture to accept, and the most memory a decoder that cannot stream may take."""

    max_pixels: int
    decode_budget_bytes: int


def check_size(path: Path, size: Size, limits: Limits) -> None:
    """Raise `PictureError` where a picture of ``size`` is larger than ``limits`` allow."""
    if size.pixels > limits.max_pixels:
        raise PictureError(
            "{path} says it is {size} = {megapixels:.0f} megapixels, more than the limit of {max_pixels:.0f}; "
            "make it smaller first",
            option=", or raise the limit with --max-pixels {pixels} if that is right",
            path=path,
            size=size,
            megapixels=size.megapixels,
            max_pixels=limits.max_pixels / 1000000.0,
            pixels=size.pixels,
        )


def check_budget(path: Path, size: Size, sample_bytes: int, limits: Limits) -> None:
    """Raise `SpaceError` where decoding ``size`` whole, samples of so many bytes each, takes more than is granted."""
    needed_bytes = WHOLE_DECODE_BYTES_PER_PX * sample_bytes * size.pixels
    if needed_bytes > limits.decode_budget_bytes:
        raise SpaceError(
            "{path} is stored in a way that must be decoded whole (progressive, interlaced, or a format that cannot "
            "be streamed): {size} pixels take about {needed_bytes}, and {decode_budget_bytes} are granted; allow "
            "more memory, or save it as TIFF, as a baseline JPEG or as a PNG without interlacing",
            path=path,
            size=size,
            needed_bytes=ByteCount(needed_bytes),
            decode_budget_bytes=ByteCount(limits.decode_budget_bytes),
        )


def unreadable(path: Path, kind: InputFormat, reason: str) -> PictureError:
    """The refusal of a file that the decoder of ``kind`` gives up on, for ``reason``."""
    return PictureError(
        "{path} cannot be read as {name} ({why}); it may be damaged: copy or export it again",
        path=path,
        name=kind.name,
        why=reason,
    )
