"""Names for results: photo and style in one name, never that of a file that exists or is already promised."""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection
from pathlib import Path

import platformdirs

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.destination import check_format_limits
from studio.images.formats import WRITTEN_SUFFIXES
from studio.paths import cache_dir, resources_dir
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


def pictures_dir() -> Path:
    """The system's folder for pictures."""
    return Path(platformdirs.user_pictures_dir())


def results_folder(content: Path, chosen: Path | None) -> Path:
    """The folder for what becomes of ``content``: ``chosen``, or beside it.

    What was pasted lies in a cache, what ships among the program's own files, and some folders cannot be written to:
    results of those go to the folder for pictures.
    """
    if chosen is not None:
        return chosen
    home = content.absolute().parent
    is_ours = any(home.is_relative_to(ours.absolute()) for ours in (cache_dir(), resources_dir()))
    return pictures_dir() if is_ours or not os.access(home, os.W_OK) else home
