"""Which pictures are painted: those of a folder in an order that a seed repeats, and how contents meet styles."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import InputError, PictureError, StudioError
from studio.images.formats import READ_SUFFIXES, pictures_in
from studio.images.picture import read_picture
from studio.specs.stylize import SMALLEST_SIDE_PX


@dataclass(frozen=True, slots=True, eq=False)
class EvaluationPicture:
    """An opaque picture at the size of the evaluation: (h, w, 3) uint8 sRGB."""

    path: Path
    pixels_hwc: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was passed over, and why."""

    file: Path
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class GatheredPictures:
    """The pictures of a folder that are used, in order, and the files met on the way that cannot be."""

    pictures: tuple[EvaluationPicture, ...]
    skipped: tuple[Skipped, ...]


def list_pictures(folder: Path) -> tuple[Path, ...]:
    """The files directly inside ``folder`` with a picture's suffix, sorted; `InputError` where there is none."""
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}")
    found = pictures_in(folder)
    if not found:
        raise InputError(f"{folder} holds no picture ({', '.join(sorted(READ_SUFFIXES))}); name another folder")
    return tuple(found)


def gather_pictures(
    folder: Path, *, at_most: int, size_px: int, random: np.random.Generator, check: Callable[[], None]
) -> GatheredPictures:
    """Up to ``at_most`` readable pictures of ``folder`` in an order drawn from ``random``.

    ``check`` is called before each is read. `InputError` where the folder is empty or nothing in it can be used.
    """
    listed = list_pictures(folder)
    pictures: list[EvaluationPicture] = []
    skipped: list[Skipped] = []
    for index in random.permutation(len(listed)):
        if len(pictures) == at_most:
            break
        check()
        try:
            pictures.append(read_evaluation_picture(listed[index], size_px))
        except StudioError as error:
            skipped.append(Skipped(listed[index], str(error)))
    if not pictures:
        reasons = "; ".join(entry.reason for entry in skipped)
        raise InputError(f"not one picture of {folder} can be used: {reasons}")
    return GatheredPictures(tuple(pictures), tuple(skipped))


def read_evaluation_picture(path: Path, size_px: int) -> EvaluationPicture:
    """The picture at ``path``, its longer side resized to ``size_px``.

    `PictureError` where it cannot be read, is transparent anywhere or is too narrow to be painted.
    """
    picture = read_picture(path, longer_side_px=size_px)
    if picture.alpha_hw is not None and picture.alpha_hw.min() < 1.0:
        raise PictureError(f"{path} is transparent in places; an evaluation takes opaque pictures")
    if min(picture.size.width, picture.size.height) < SMALLEST_SIDE_PX:
        raise PictureError(f"{path} would be {picture.size} px; both sides must be at least {SMALLEST_SIDE_PX} px")
    return EvaluationPicture(path, np.rint(picture.rgb_hwc * 255).astype(np.uint8))


def draw_pairs(contents: int, styles: int, *, at_most: int) -> tuple[tuple[int, int], ...]:
    """Up to ``at_most`` pairs (content, style) of indices, round robin over both, none twice.

    Once both have come round together the styles move on by one, so that every combination is reached in the end.
    """
    together = math.lcm(contents, styles)
    count = min(at_most, contents * styles)
    return tuple((index % contents, (index + index // together) % styles) for index in range(count))
