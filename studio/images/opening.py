"""From a path to a lazy libvips image with its header checked; no pixel of a streamed format is decoded here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.avif_opening import open_avif
from studio.images.described_colours import described_jpeg, described_png
from studio.images.file_stream import SplicedStream, image_of_stream, lazy_image
from studio.images.formats import AVIF, JPEG, PNG, SNIFF_BYTES, TIFF, InputFormat, input_format
from studio.images.jpeg_header import check_coding, mended, read_head
from studio.images.jpeg_intervals import without_strays
from studio.images.libvips import VipsError, VipsImage, number_of, reason, with_number
from studio.images.limits import Limits, check_budget, check_size, unreadable
from studio.images.pages import FRAMES, OpenedPage, chosen_page, page_notes
from studio.images.pillow_decoding import decoded_by_pillow
from studio.images.png_chunks import read_chunks
from studio.images.tiff_opening import open_tiff
from studio.system_errors import system_reason


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A lazy image over one page of a file, the format it was read as, and what a person should know of the file.

    Its bands are the colours and straight alpha behind them; of kinds that libvips reads alone, others may follow.
    """

    image: VipsImage
    kind: InputFormat
    notes: tuple[str, ...] = ()
    page: int = 1
    page_count: int = 1


def open_file(path: Path, limits: Limits, page: int | None = None) -> OpenedFile:
    """Open ``path`` for one sequential read; `PictureError` or `SpaceError` says why it cannot be, and what to do.

    ``page`` counts from 1; None reads the first and says so where there are several.
    """
    kind = input_format(path, _first_bytes(path))
    opened = _opened(path, kind, limits, page)
    return OpenedFile(opened.image, kind, opened.notes, opened.page, opened.page_count)


def _opened(path: Path, kind: InputFormat, limits: Limits, page: int | None) -> OpenedPage:
    if kind is TIFF:
        return open_tiff(path, limits, page)
    if kind.loader is None:
        return OpenedPage(decoded_by_pillow(path, limits), chosen_page(path, page, 1, FRAMES))
    try:
        opened = _read_by_libvips(path, kind, limits, page)
    except (OSError, VipsError) as error:
        raise unreadable(path, kind, reason(error)) from error
    image = opened.image
    is_interlaced = bool(number_of(image, "interlaced", 0))
    sample_bytes = 2 if image.format == "ushort" else 1
    check_size(path, Size(image.width, image.height), limits)
    if kind.is_decoded_whole or is_interlaced:
        check_budget(path, Size(image.width, image.height), sample_bytes, limits)
    return opened


def _read_by_libvips(path: Path, kind: InputFormat, limits: Limits, page: int | None) -> OpenedPage:
    if kind is PNG:
        return _png(path, limits, page)
    if kind is AVIF:
        return open_avif(path, limits, page)
    if kind is JPEG:
        chosen_page(path, page, 1, FRAMES)
        return _jpeg(path)
    image = lazy_image(path, kind, fail_on="warning")
    count = number_of(image, "n-pages", 1)
    number = chosen_page(path, page, count, FRAMES)
    if number > 1:
        image = lazy_image(path, kind, fail_on="warning", page=number - 1)
    return OpenedPage(image, number, count, page_notes(page, count, FRAMES))


def _png(path: Path, limits: Limits, page: int | None) -> OpenedPage:
    chunks = read_chunks(path)
    number = chosen_page(path, page, chunks.page_count, FRAMES)
    if number > 1:
        frame = decoded_by_pillow(path, limits, frame=number - 1)
        orientation = number_of(lazy_image(path, PNG, fail_on="truncated"), "orientation", 1)
        image, colour_notes = described_png(chunks, with_number(frame, "orientation", orientation))
    else:
        # A wrong checksum of a chunk harms nothing: the compressed pixels of PNG carry one of their own.
        image, colour_notes = described_png(chunks, lazy_image(path, PNG, fail_on="truncated"))
    return OpenedPage(image, number, chunks.page_count, page_notes(page, chunks.page_count, FRAMES) + colour_notes)


def _jpeg(path: Path) -> OpenedPage:
    head = read_head(path)
    if head is None:
        return OpenedPage(lazy_image(path, JPEG, fail_on="warning"))
    check_coding(path, head)
    good = mended(path, head)
    image = image_of_stream(SplicedStream(path, good.pieces), fail_on="warning")
    image, notes = described_jpeg(head, image)
    return OpenedPage(image, notes=good.notes + notes)


def open_without_strays(path: Path) -> OpenedFile | None:
    """The JPEG at ``path`` without what `jpeg_intervals` leaves out; None where that does not make it whole."""
    try:
        head = read_head(path)
        pixels = None if head is None else without_strays(path, head)
        if head is None or pixels is None:
            return None
        good = mended(path, head, pixels)
        image = image_of_stream(SplicedStream(path, good.pieces), fail_on="warning")
    except (OSError, VipsError):
        return None
    image, notes = described_jpeg(head, image)
    return OpenedFile(image, JPEG, (*good.notes, *notes))


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
        raise PictureError("{path} cannot be used: {why}", path=path, why=system_reason(error)) from error
    if not first_bytes:
        raise PictureError("{path} is empty (0 bytes); copy it again from where it came", path=path)
    return first_bytes
