"""From a path to a lazy libvips image with its header checked; no pixel of a streamed format is decoded here.

Pages of a TIFF, frames of a film and pictures of an AVIF are counted from 1. The first is read where nobody chose,
which is said; of an AVIF that is its primary picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.errors import Message, PictureError
from studio.geometry import Size
from studio.images.described_colours import described_avif, described_jpeg, described_png
from studio.images.file_stream import FileStretch, SplicedStream, image_of_stream, lazy_image
from studio.images.formats import AVIF, AVIF_BRAND, JPEG, PNG, SNIFF_BYTES, TIFF, InputFormat, input_format
from studio.images.isobmff import avif_facts
from studio.images.jpeg_header import JpegHead, check_coding, mended, read_head
from studio.images.jpeg_intervals import without_strays
from studio.images.libvips import VipsError, VipsImage, number_of, reason, with_number
from studio.images.limits import Limits, check_budget, check_size, unreadable
from studio.images.pillow_decoding import decoded_by_pillow, unpacked_samples
from studio.images.png_chunks import read_chunks
from studio.images.tiff_directories import reader_of
from studio.images.tiff_page import ORIENTATION, check_page, is_for_pillow, read_page
from studio.images.tiff_stream import ODD_DIRECTORY, clean_stream, colours_of, is_odd, stops_at
from studio.system_errors import system_reason

PAGES, FRAMES, PICTURES = Message("pages"), Message("frames"), Message("pictures")
FIRST_WAS_READ = "of which the first was read"  # how the note of `page_notes` ends
_BRAND_AT = 8  # of an AVIF: behind length and kind of its first box


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
    if kind is TIFF:
        return open_tiff(path, limits, page)
    if kind.loader is None:
        return OpenedFile(decoded_by_pillow(path, limits), kind, page=chosen_page(path, page, 1, FRAMES))
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


def _read_by_libvips(path: Path, kind: InputFormat, limits: Limits, page: int | None) -> OpenedFile:
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
    return OpenedFile(image, kind, page_notes(page, count, FRAMES), number, count)


def _png(path: Path, limits: Limits, page: int | None) -> OpenedFile:
    chunks = read_chunks(path)
    number = chosen_page(path, page, chunks.page_count, FRAMES)
    # A wrong checksum of a chunk harms nothing: the compressed pixels of PNG carry one of their own.
    image = lazy_image(path, PNG, fail_on="truncated")
    if number > 1:
        orientation = number_of(image, "orientation", 1)
        image = with_number(decoded_by_pillow(path, limits, frame=number - 1), "orientation", orientation)
    image, notes = described_png(chunks, image)
    return OpenedFile(image, PNG, page_notes(page, chunks.page_count, FRAMES) + notes, number, chunks.page_count)


def _jpeg(path: Path) -> OpenedFile:
    head = read_head(path)
    if head is None:
        return OpenedFile(lazy_image(path, JPEG, fail_on="warning"), JPEG)
    check_coding(path, head)
    return _mended_jpeg(path, head)


def open_without_strays(path: Path) -> OpenedFile | None:
    """The JPEG at ``path`` without what `jpeg_intervals` leaves out; None where that does not make it whole."""
    try:
        head = read_head(path)
        pixels = None if head is None else without_strays(path, head)
        if head is None or pixels is None:
            return None
        return _mended_jpeg(path, head, pixels)
    except (OSError, VipsError):
        return None


def _mended_jpeg(path: Path, head: JpegHead, pixels: tuple[FileStretch, ...] = ()) -> OpenedFile:
    pieces, mended_notes = mended(path, head, pixels)
    image, notes = described_jpeg(head, image_of_stream(SplicedStream(path, pieces), fail_on="warning"))
    return OpenedFile(image, JPEG, mended_notes + notes)


def open_avif(path: Path, limits: Limits, page: int | None = None) -> OpenedFile:
    """Page ``page`` of the AVIF at ``path``, as `open_file` gives it; VipsError and OSError too.

    Of several still pictures the primary one is the first, and the others follow in the order of the file.
    """
    facts = avif_facts(path)
    if facts.is_sequence:
        count, what = facts.frame_count, FRAMES
        number = chosen_page(path, page, count, what)
        image = _avif_cover(path) if number == 1 else decoded_by_pillow(path, limits, frame=number - 1)
    else:
        image, what = lazy_image(path, AVIF, fail_on="warning"), PICTURES
        count = number_of(image, "n-pages", 1)
        number = chosen_page(path, page, count, what)
        if number > 1:
            primary = number_of(image, "heif-primary", 0)
            others = [index for index in range(count) if index != primary]
            image = lazy_image(path, AVIF, fail_on="warning", page=others[number - 2])
    image, notes = described_avif(facts, image)
    return OpenedFile(image, AVIF, page_notes(page, count, what) + notes, number, count)


def _avif_cover(path: Path) -> VipsImage:
    """The still picture that stands for a film; libvips takes it from what calls itself a still picture."""
    behind = _BRAND_AT + len(AVIF_BRAND)
    with path.open("rb") as file:
        head = file.read(_BRAND_AT)
    rest = FileStretch(behind, path.stat().st_size - behind)
    return image_of_stream(SplicedStream(path, [head, AVIF_BRAND, rest]), fail_on="warning")


def open_tiff(path: Path, limits: Limits, page: int | None = None) -> OpenedFile:
    """Page ``page`` of the TIFF at ``path``, as `open_file` gives it; raises the same errors."""
    try:
        with path.open("rb") as file:
            read = reader_of(file)
            found = read_page(read, page or 1)
            notes: tuple[str, ...] = (ODD_DIRECTORY,) if is_odd(found, read) else ()
    except (OSError, ValueError) as error:
        raise unreadable(path, TIFF, system_reason(error)) from error
    number = chosen_page(path, page, found.page_count, PAGES)
    notes += page_notes(page, found.page_count, PAGES)
    check_page(path, found)
    check_size(path, Size(found.width, found.height), limits)
    try:
        if is_for_pillow(found):
            stored = unpacked_samples(path, found, limits)
        else:
            stored = image_of_stream(clean_stream(path, found), fail_on=stops_at(found))
        image, left_out = colours_of(stored, found)
    except (OSError, VipsError) as error:
        raise unreadable(path, TIFF, reason(error)) from error
    image = with_number(image, "orientation", found.integer(ORIENTATION, 1))
    return OpenedFile(image, TIFF, notes + left_out, number, found.page_count)


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


def chosen_page(path: Path, page: int | None, count: int, what: Message) -> int:
    """The page to read of ``count`` in the file at ``path``, which are called ``what``; `PictureError` if not there."""
    if page is None:
        return 1
    if 1 <= page <= count:
        return page
    if count == 1:
        raise PictureError(
            "{path} has no page {page}: it holds a single picture; leave the page out", path=path, page=page
        )
    raise PictureError(
        "{path} has no page {page}: it holds {count} {what}; choose one of 1 to {count}",
        path=path,
        page=page,
        count=count,
        what=what,
    )


def page_notes(page: int | None, count: int, what: Message) -> tuple[str, ...]:
    """What is said where nobody chose among several."""
    return (
        (Message("it holds {count} {what}, of which the first was read", count=count, what=what),)
        if page is None and count > 1
        else ()
    )
