"""The frames of a folder by the numbers in their names. Loads no torch."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from studio.errors import Message, PictureError
from studio.images.formats import pictures_in

_NUMBER = re.compile(r"\d+")
_MOST_NAMED = 5


def numbered_pictures(folder: Path) -> tuple[Path, ...]:
    """The pictures in ``folder`` by their numbers, the last in each name.

    Raises PictureError where there is none, one has no number, two have the same, or they belong to two sequences.
    """
    found = pictures_in(folder)
    if not found:
        raise PictureError("{folder} holds no pictures, so it has no frames", folder=folder)
    by_number: dict[int, Path] = {}
    names: dict[str, Path] = {}
    for path in found:
        numbered = list(_NUMBER.finditer(path.stem))
        if not numbered:
            raise PictureError(
                "{path} has no number in its name, so it has no place among the frames; take it out of the folder",
                path=path,
            )
        last = numbered[-1]
        names.setdefault(path.stem[: last.start()] + "#" + path.stem[last.end() :], path)
        if len(names) > 1:
            one, other = names.values()
            raise PictureError(
                "{one} and {other} belong to two sequences of frames; put each into a folder of its own",
                one=one.name,
                other=other,
            )
        number = int(last.group())
        if number in by_number:
            raise PictureError(
                "{one} and {other} have the same number; take one out of the folder", one=by_number[number], other=path
            )
        by_number[number] = path
    return tuple(by_number[number] for number in sorted(by_number))


def missing_numbers(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """A note on the numbers that are left out between those of ``paths``."""
    numbers = [int(_NUMBER.findall(path.stem)[-1]) for path in paths]
    gaps = [(one + 1, other - 1) for one, other in pairwise(numbers) if other > one + 1]
    if not gaps:
        return ()
    told = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in gaps[:_MOST_NAMED])
    return (Message("frames are missing: {numbers}; those around them follow each other", numbers=told),)
