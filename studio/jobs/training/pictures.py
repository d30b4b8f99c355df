"""Checks the pictures of a training folder one by one. Torch-free."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.compression.decoding import decode_for_crops
from studio.errors import StudioError
from studio.images.formats import pictures_in


@dataclass(frozen=True, slots=True)
class PictureCheck:
    """``problem`` says why the picture cannot be learned from; None where it can."""

    path: Path
    problem: str | None


def check_pictures(folder: Path, *, crop_px: int, is_cancelled: Callable[[], bool]) -> Iterator[PictureCheck]:
    """Decode every picture directly inside ``folder``; ends early when ``is_cancelled``.

    What is fit is what training itself takes: pictures smaller than ``crop_px`` are enlarged.
    """
    for path in pictures_in(folder):
        if is_cancelled():
            return
        yield PictureCheck(path, _problem(path, crop_px))


def _problem(path: Path, crop_px: int) -> str | None:
    try:
        decode_for_crops(path, crop_px)
    except StudioError as error:
        return error.message
    return None
