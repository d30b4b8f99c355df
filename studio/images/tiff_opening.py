"""From a TIFF to a lazy libvips image with colours and straight alpha; its directory is read by ourselves first."""

from __future__ import annotations

from pathlib import Path

from studio.geometry import Size
from studio.images.file_stream import image_of_stream
from studio.images.formats import TIFF
from studio.images.libvips import VipsError, VipsImage, reason, with_number
from studio.images.limits import Limits, check_size, several_pictures, unreadable
from studio.images.pillow_decoding import decoded_by_pillow
from studio.images.tiff_colours import colours_of
from studio.images.tiff_directories import reader_of
from studio.images.tiff_page import ORIENTATION, check_page, is_for_pillow, read_page
from studio.images.tiff_stream import ODD_DIRECTORY, clean_stream, is_odd, stops_at


def open_tiff(path: Path, limits: Limits) -> tuple[VipsImage, tuple[str, ...]]:
    """The first page of the TIFF at ``path``, as `opening.open_file` gives it, and notes; raises the same errors."""
    try:
        with path.open("rb") as file:
            read = reader_of(file)
            page = read_page(read)
            notes = (ODD_DIRECTORY,) if is_odd(page, read) else ()
    except (OSError, ValueError) as error:
        raise unreadable(path, TIFF, str(error)) from error
    if page.page_count > 1:
        raise several_pictures(path, page.page_count)
    check_page(path, page)
    check_size(path, Size(page.width, page.height), limits)
    stream = clean_stream(path, page)
    left_out: tuple[str, ...] = ()
    try:
        if is_for_pillow(page):
            image = decoded_by_pillow(path, limits, stream)
        else:
            image, left_out = colours_of(image_of_stream(stream, fail_on=stops_at(page)), page)
    except (OSError, VipsError) as error:
        raise unreadable(path, TIFF, reason(error)) from error
    return with_number(image, "orientation", page.integer(ORIENTATION, 1)), notes + left_out
