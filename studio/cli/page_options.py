"""The options that choose among the pages of a file, and what is checked and said of them."""

from __future__ import annotations

from argparse import _ArgumentGroup
from collections.abc import Iterable
from pathlib import Path

from studio.specs.stylize import Resources, StyleChoice


def add_page_options(group: _ArgumentGroup) -> None:
    """Add them to ``group``."""
    group.add_argument(
        "--style-page",
        type=int,
        nargs="+",
        metavar="N",
        help="page or frame of each style that has several, in the same order (default: the first)",
    )
    group.add_argument(
        "--page", type=int, metavar="N", help="page or frame of a content that has several (default: the first)"
    )


def check_style_pages(styles: Iterable[StyleChoice], resources: Resources) -> None:
    """Raise `PictureError` for the first style that does not hold the page that was chosen."""
    for style in styles:
        if style.page is not None:
            check_page(style.path, style.page, resources)


def check_page(path: Path, page: int, resources: Resources) -> None:
    """Raise `PictureError` where the picture at ``path`` cannot be read or has no such page."""
    from studio.images.source import open_source  # noqa: PLC0415 — loads libvips

    budget_bytes = resources.memory_budget_bytes
    open_source(path, decode_budget_bytes=budget_bytes, max_pixels=resources.max_pixels, page=page).close()


def advised(note: str) -> str:
    """``note`` of the engine with the option that chooses another page, where nobody chose."""
    from studio.images.pages import FIRST_WAS_READ  # noqa: PLC0415 — loads libvips

    if not note.endswith(FIRST_WAS_READ):
        return note
    option = "--style-page" if note.startswith("style ") else "--page"
    return f"{note}; {option} N chooses another"
