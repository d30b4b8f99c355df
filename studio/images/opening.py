"""From a path to a lazy libvips image with its header checked; no pixel of a streamed format is decoded here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.described_colours import check_single_avif, described_avif, described_jpeg, described_png
from studio.images.file_stream import SplicedStream, image_of_stream, lazy_image
from studio.images.formats import AVIF, JPEG, PNG, SNIFF_BYTES, TIFF, InputFormat, input_format
from studio.images.jpeg_header import check_coding, mended, read_head
from studio.images.libvips import VipsError, VipsImage, number_of, reason
from studio.images.limits import Limits, check_budget, check_size, several_pictures, unreadable
from studio.images.pillow_decoding import decoded_by_pillow
from studio.images.tiff_opening import open_tiff


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A lazy image over a file, the format it was read as, and what a person should know of the file.

    Its bands are the colours and straight alpha behind them; of kinds that libvips reads alone, others may follow.
    """

    image: VipsImage
    kind: InputFormat
    notes: tuple[str, ...] = ()


def open_file(path: Path, limits: Limits) -> OpenedFile:
    """Open ``path`` for one sequential read; `PictureError` or `SpaceError` says why it cannot be, and what to do."""
    kind = input_format(path, _first_bytes(path))
    if kind is TIFF:
        image, notes = open_tiff(path, limits)
        return OpenedFile(image, TIFF, notes)
    if kind.loader is None:
        return OpenedFile(decoded_by_pillow(path, limits), kind)
    try:
        image, notes = _read_by_libvips(path, kind)
    except (OSError, VipsError) as error:
        raise unreadable(path, kind, reason(error)) from error
    if number_of(image, "n-pages", 1) > 1:
        raise several_pictures(path, number_of(image, "n-pages", 1))
    is_interlaced = bool(number_of(image, "interlaced", 0))
    sample_bytes = 2 if image.format == "ushort" else 1
    check_size(path, Size(image.width, image.height), limits)
    if kind.is_decoded_whole or is_interlaced:
        check_budget(path, Size(image.width, image.height), sample_bytes, limits)
    return OpenedFile(image, kind, notes)


def _read_by_libvips(path: Path, kind: InputFormat) -> tuple[VipsImage, tuple[str, ...]]:
    if kind is JPEG:
        return _jpeg(path)
    if kind is PNG:
        # A wrong checksum of a chunk harms nothing: the compressed pixels of PNG carry one of their own.
        return described_png(path, lazy_image(path, kind, fail_on="truncated"))
    if kind is AVIF:
        check_single_avif(path)
        return described_avif(path, lazy_image(path, kind, fail_on="warning"))
    return lazy_image(path, kind, fail_on="warning"), ()


def _jpeg(path: Path) -> tuple[VipsImage, tuple[str, ...]]:
    head = read_head(path)
    if head is None:
        return lazy_image(path, JPEG, fail_on="warning"), ()
    check_coding(path, head)
    good = mended(path, head)
    image = image_of_stream(SplicedStream(path, good.pieces), fail_on="warning")
    image, notes = described_jpeg(head, image)
    return image, good.notes + notes


def _first_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise PictureError("{path} is a folder; choose a picture inside it", path=path)
    if path.exists() and not path.is_file():  # opening a pipe would wait for ever
        raise PictureError("{path} is no ordinary file; save the picture to a file first", path=path)
    try:
        with path.open("rb") as file:
            first_bytes = file.read(SNIFF_BYTES)
    except FileNotFoundError as error:
        raise PictureError("{path} does not exist; check its name and folder", path=path) from error
    except (OSError, ValueError) as error:
        raise PictureError(
            "{path} cannot be read ({error}); check that you may open it", path=path, error=error
        ) from error
    if not first_bytes:
        raise PictureError("{path} is empty (0 bytes); copy it again from where it came", path=path)
    return first_bytes
