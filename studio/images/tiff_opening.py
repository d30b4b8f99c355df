"""From a TIFF to a lazy libvips image with colours and straight alpha; its directory is read by ourselves first."""

from __future__ import annotations

from pathlib import Path

from studio.geometry import Size
from studio.images.file_stream import image_of_stream
from studio.images.formats import TIFF
from studio.images.libvips import VipsError, reason, with_number
from studio.images.limits import Limits, check_size, unreadable
from studio.images.pages import PAGES, OpenedPage, chosen_page, page_notes
from studio.images.tiff_colours import colours_of
from studio.images.tiff_directories import reader_of
from studio.images.tiff_page import ORIENTATION, check_page, is_for_pillow, read_page
from studio.images.tiff_samples import unpacked_samples
from studio.images.tiff_stream import ODD_DIRECTORY, clean_stream, is_odd, stops_at
from studio.system_errors import system_reason


def open_tiff(path: Path, limits: Limits, page: int | None = None) -> OpenedPage:
    """Page ``page`` of the TIFF at ``path``, as `opening.open_file` gives it; raises the same errors."""
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
    return OpenedPage(image, number, found.page_count, notes + left_out)
