"""Names for results: photo and style in one name, never that of a file that exists or is already promised."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from pathlib import Path

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.destination import check_format_limits
from studio.images.formats import WRITTEN_SUFFIXES
from studio.specs.stylize import StylizeSpec, page_ending

_LONGEST_PART_BYTES = 100  # file systems end at 255 bytes a name, and letters beyond ASCII take two to four


def suggested_output(
    content: Path,
    spec: StylizeSpec,
    *,
    folder: Path | None = None,
    suffix: str | None = None,
    taken: Collection[Path] = (),
    size: Size | None = None,
) -> Path:
    """``content-style.suffix`` beside the content (or in ``folder``), numbered where that name is taken.

    A page but the first stands behind the content.

    The suffix is the content's own where results can be written so and can be as large as ``size``, else PNG.
    """
    ending = suffix or _ending(content, size)
    style = spec.styles[0].path.stem if len(spec.styles) == 1 else f"{len(spec.styles)}-styles"
    stem = f"{_cropped(content.stem)}{page_ending(spec.page)}-{_cropped(style)}"
    home = folder or content.absolute().parent
    for number in itertools.count(1):
        path = home / (f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        if path not in taken and not path.exists():
            return path
    raise AssertionError("counting does not end")


def _ending(content: Path, size: Size | None) -> str:
    own = content.suffix.lower()
    if own not in WRITTEN_SUFFIXES:
        return ".png"
    try:
        if size is not None:
            check_format_limits(Path(f"result{own}"), size)
    except PictureError:
        return ".png"
    return own


def _cropped(text: str) -> str:
    """``text`` up to a number of bytes, no letter cut in two, and no end that Windows would drop."""
    return text.encode(errors="ignore")[:_LONGEST_PART_BYTES].decode(errors="ignore").rstrip(" .")
