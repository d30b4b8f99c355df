"""From an AVIF to a lazy libvips image of one of its pictures or frames."""

from __future__ import annotations

from pathlib import Path

from studio.images.described_colours import described_avif
from studio.images.file_stream import FileStretch, SplicedStream, image_of_stream, lazy_image
from studio.images.formats import AVIF, AVIF_BRAND
from studio.images.isobmff import AvifFacts, avif_facts
from studio.images.libvips import VipsImage, number_of
from studio.images.limits import Limits
from studio.images.pages import FRAMES, PICTURES, OpenedPage, chosen_page, page_notes
from studio.images.pillow_decoding import decoded_by_pillow

_BRAND_AT = 8  # of the file: behind length and kind of its first box


def open_avif(path: Path, limits: Limits, page: int | None = None) -> OpenedPage:
    """Page ``page`` of the AVIF at ``path``, as `opening.open_file` gives it; VipsError and OSError too.

    Of several still pictures the primary one is the first, and the others follow in the order of the file.
    """
    facts = avif_facts(path)
    if facts.is_sequence:
        return _frame(path, facts, limits, page)
    image = lazy_image(path, AVIF, fail_on="warning")
    count = number_of(image, "n-pages", 1)
    number = chosen_page(path, page, count, PICTURES)
    if number > 1:
        primary = number_of(image, "heif-primary", 0)
        others = [index for index in range(count) if index != primary]
        image = lazy_image(path, AVIF, fail_on="warning", page=others[number - 2])
    image, notes = described_avif(facts, image)
    return OpenedPage(image, number, count, page_notes(page, count, PICTURES) + notes)


def _frame(path: Path, facts: AvifFacts, limits: Limits, page: int | None) -> OpenedPage:
    number = chosen_page(path, page, facts.frame_count, FRAMES)
    image = _cover(path) if number == 1 else decoded_by_pillow(path, limits, frame=number - 1)
    image, notes = described_avif(facts, image)
    return OpenedPage(image, number, facts.frame_count, page_notes(page, facts.frame_count, FRAMES) + notes)


def _cover(path: Path) -> VipsImage:
    """The still picture that stands for a film; libvips takes it from what calls itself a still picture."""
    behind = _BRAND_AT + len(AVIF_BRAND)
    with path.open("rb") as file:
        head = file.read(_BRAND_AT)
    rest = FileStretch(behind, path.stat().st_size - behind)
    return image_of_stream(SplicedStream(path, [head, AVIF_BRAND, rest]), fail_on="warning")
