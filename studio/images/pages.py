"""Which of several pictures in one file is read: pages of a TIFF, frames of a film, pictures of an AVIF.

They are counted from 1. The first is read where nobody chose, which is said; of an AVIF that is its primary picture.
"""

from __future__ import annotations

from pathlib import Path

from studio.errors import Message, PictureError

PAGES, FRAMES, PICTURES = Message("pages"), Message("frames"), Message("pictures")
FIRST_WAS_READ = "of which the first was read"  # how the note of `page_notes` ends


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
