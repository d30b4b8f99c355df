"""Names for results: photo and style in one name, never that of a file that exists or is already promised."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from pathlib import Path

from studio.images.formats import WRITTEN_SUFFIXES
from studio.specs.stylize import StylizeSpec

_LONGEST_PART = 60


def suggested_output(
    content: Path,
    spec: StylizeSpec,
    *,
    folder: Path | None = None,
    suffix: str | None = None,
    taken: Collection[Path] = (),
) -> Path:
    """``content-style.suffix`` beside the content (or in ``folder``), numbered where that name is taken.

    The suffix is the content's own where results can be written so, else PNG.
    """
    own = content.suffix.lower()
    ending = suffix or (own if own in WRITTEN_SUFFIXES else ".png")
    style = spec.styles[0].path.stem if len(spec.styles) == 1 else f"{len(spec.styles)}-styles"
    stem = f"{content.stem[:_LONGEST_PART]}-{style[:_LONGEST_PART]}"
    home = folder or content.absolute().parent
    for number in itertools.count(1):
        path = home / (f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        if path not in taken and not path.exists():
            return path
    raise AssertionError("counting does not end")
