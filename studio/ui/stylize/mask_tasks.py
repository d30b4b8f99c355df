"""What is done with files of masks off the GUI thread: look through, compare, look up, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.errors import InputError
from studio.geometry import Size
from studio.mask_files import PhotoMasks, copy_mask, keep_mask, noted_masks
from studio.specs.painted_mask import MASK_SUFFIX, PaintedMask, is_painted_mask, read_painted_mask
from studio.specs.stylize import DEFAULT_MAX_PIXELS, GIB

if TYPE_CHECKING:
    from studio.images.limits import Limits


@dataclass(frozen=True, slots=True)
class LoadedMask:
    """A mask that can be used for ``style``."""

    style: Path
    mask: Path


@dataclass(frozen=True, slots=True)
class Misfits:
    """Styles whose masks do not have the shape of a photo of ``size``."""

    styles: tuple[Path, ...]
    size: Size


def masks_noted_of(photo: Path) -> PhotoMasks:
    """What was painted on ``photo`` before; called off the GUI thread."""
    return PhotoMasks(photo, noted_masks(photo.absolute()))


def loaded_mask(mask: Path, style: Path, size: Size) -> LoadedMask:
    """Look through the file ``mask`` for a photo of ``size``; called off the GUI thread."""
    from studio.images.masks import survey_mask  # noqa: PLC0415 — libvips is loaded off the GUI thread

    survey_mask(mask, size, _limits())
    return LoadedMask(style, mask)


def find_misfits(masks: Sequence[tuple[Path, Path]], size: Size) -> Misfits:
    """Which painted masks do not fit a photo of ``size``, or cannot be read; called off the GUI thread."""
    from studio.images.masks import check_shape  # noqa: PLC0415 — libvips is loaded off the GUI thread

    found = []
    for style, mask in masks:
        if is_painted_mask(mask):
            try:
                check_shape(mask, read_painted_mask(mask).size, size)
            except InputError:
                found.append(style)
    return Misfits(tuple(found), size)


def write_mask(mask: PaintedMask, path: Path, size: Size, bits: int) -> None:
    """Save ``mask`` to ``path``, as strokes or as a picture of ``size``; called off the GUI thread."""
    from studio.images.mask_export import write_mask_picture  # noqa: PLC0415 — libvips is loaded off the GUI thread

    kept = keep_mask(mask)
    if path.suffix.lower() == MASK_SUFFIX:
        copy_mask(kept, path)
    else:
        write_mask_picture(path, kept, size, _limits(), bit_depth=8 if bits == 8 else 16, check=lambda: None)


def _limits() -> Limits:
    from studio.images.limits import Limits  # noqa: PLC0415 — libvips is loaded off the GUI thread

    return Limits(DEFAULT_MAX_PIXELS, 2 * GIB)
