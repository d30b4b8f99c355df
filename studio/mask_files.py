"""The masks that a person paints, kept as files that never change: each is named by its content.

A mask that lies on a picture has that beside it, named by its content too.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from studio.codec import load_record, save_record
from studio.errors import InputError, PictureError
from studio.geometry import Size
from studio.paths import masks_dir
from studio.replacing import replace_bytes, replacement
from studio.specs.painted_mask import (
    MASK_SUFFIX,
    BasePicture,
    PaintedMask,
    is_painted_mask,
    painted_mask_bytes,
    read_painted_mask,
)
from studio.specs.stylize import StylizeSpec
from studio.system_errors import system_reason

_NOTES = "photos.json"
_MOST_PHOTOS = 200
_NAME_DIGITS = 12  # of a digest, in names beside the person's own files
KEPT_S = 7 * 24 * 3600.0  # how long a mask stays that nothing is known to need


def keep_mask(mask: PaintedMask, folder: Path | None = None) -> Path:
    """The file of ``mask`` in ``folder`` (None: the person's own), written unless it is there; raises InputError."""
    content = painted_mask_bytes(mask)
    path = (folder or masks_dir()) / f"{hashlib.sha256(content).hexdigest()}{MASK_SUFFIX}"
    try:
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_bytes(path, content)
    except OSError as error:
        raise InputError("{path} cannot be written: {reason}", path=path, reason=system_reason(error)) from error
    return path


def paintable_mask(path: Path, size: Size, folder: Path | None = None) -> PaintedMask:
    """The mask at ``path`` to go on painting on, for a photo of ``size``; a picture it lies on is kept in ``folder``.

    Raises PictureError or InputError where it cannot be read or kept.
    """
    folder = folder or masks_dir()
    if not is_painted_mask(path):
        return PaintedMask(size, picture=_keep_picture(path, folder))
    mask = read_painted_mask(path)
    if mask.picture is None or path.parent == folder:
        return mask
    return replace(mask, picture=_keep_picture(path.with_name(mask.picture.name), folder))


def with_masks_beside(spec: StylizeSpec, recipe: Path) -> StylizeSpec:
    """``spec`` with its painted masks copied beside the file ``recipe``, which then needs none of the masks folder.

    Masks in other places stay where they are. Raises InputError where they cannot be copied.
    """
    kept = [path for path in spec.masks if path.parent == masks_dir()]
    stem = recipe.name.removesuffix("".join(recipe.suffixes[-2:])) or recipe.stem
    # Named by what they are copies of, so that no other file is replaced.
    copies = {
        path: copy_mask(path, recipe.absolute().with_name(f"{stem}-mask-{path.stem[:_NAME_DIGITS]}{path.suffix}"))
        for path in kept
    }
    return _with_masks(spec, copies)


def with_masks_found_beside(spec: StylizeSpec, recipe: Path) -> StylizeSpec:
    """``spec`` with masks that are not where it says taken from beside the file ``recipe``, where they are there."""
    beside = {path: recipe.absolute().with_name(path.name) for path in spec.masks if not path.is_file()}
    return _with_masks(spec, {path: other for path, other in beside.items() if other.is_file()})


@dataclass(frozen=True, slots=True)
class PhotoMasks:
    """The masks painted last on ``photo``: pairs of a style and its mask."""

    photo: Path
    masks: tuple[tuple[Path, Path], ...]


def note_masks(latest: PhotoMasks, folder: Path | None = None) -> None:
    """Remember which masks belong to a photo, for when it is opened again; raises InputError."""
    path = (folder or masks_dir()) / _NOTES
    others = [each for each in load_record(path, tuple[PhotoMasks, ...], ()) if each.photo != latest.photo]
    save_record(path, (latest, *others)[:_MOST_PHOTOS])


def noted_masks(photo: Path, folder: Path | None = None) -> tuple[tuple[Path, Path], ...]:
    """The styles and masks that `note_masks` was told of ``photo``, as far as their files are there."""
    noted = load_record((folder or masks_dir()) / _NOTES, tuple[PhotoMasks, ...], ())
    masks = next((each.masks for each in noted if each.photo == photo), ())
    return tuple((style, mask) for style, mask in masks if style.is_file() and mask.is_file())


def remove_unused(needed: Iterable[Path], now_s: float, folder: Path | None = None) -> None:
    """Remove from ``folder`` what neither is ``needed`` nor belongs to a photo nor was made within the last week.

    Pictures that a mask lies on stay as long as the mask. A mask that cannot be read is left, with all pictures.
    """
    folder = folder or masks_dir()
    noted = load_record(folder / _NOTES, tuple[PhotoMasks, ...], ())
    kept = {path.absolute() for path in (*needed, *(mask for each in noted for _, mask in each.masks))}
    masks: list[Path] = []
    others: list[Path] = []
    try:
        files = [path for path in folder.iterdir() if path.is_file()]
        young = {path.absolute() for path in files if now_s - path.stat().st_mtime < KEPT_S}
    except OSError:
        return
    for path in files:
        if path.name != _NOTES:
            (masks if is_painted_mask(path) else others).append(path)
    removed = [path for path in masks if path.absolute() not in kept | young]
    pictures = [path for path in others if path.absolute() not in kept | young]
    if pictures:
        named = _named_pictures(set(masks) - set(removed), {path.name for path in pictures})
        removed += [path for path in pictures if path.name not in named]
    for path in removed:
        with contextlib.suppress(OSError):
            path.unlink()


def _named_pictures(masks: Iterable[Path], names: set[str]) -> set[str]:
    """Which of ``names`` the files ``masks`` may lie on: by their bytes, since there may be thousands of long ones."""
    found: set[str] = set()
    for path in masks:
        try:
            content = path.read_bytes()
        except OSError:
            return names
        if not content.endswith(b"}\n"):  # damaged: what it needs is not known
            return names
        found |= {name for name in names - found if name.encode() in content}
    return found


def _with_masks(spec: StylizeSpec, others: Mapping[Path, Path]) -> StylizeSpec:
    styles = tuple(
        style if style.mask is None else replace(style, mask=others.get(style.mask, style.mask))
        for style in spec.styles
    )
    return replace(spec, styles=styles)


def _keep_picture(path: Path, folder: Path) -> BasePicture:
    """A copy of the mask picture at ``path`` in ``folder``."""
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        kept = folder / f"{sha256}{path.suffix.lower()}"
        if not kept.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            _copy(path, kept)
    except OSError as error:
        raise PictureError("the mask {path} cannot be used: {why}", path=path, why=system_reason(error)) from error
    return BasePicture(kept.name, sha256)


def copy_mask(path: Path, target: Path) -> Path:
    """Copy the mask at ``path`` to ``target``, and the picture it lies on beside that; raises InputError."""
    mask = read_painted_mask(path) if is_painted_mask(path) else None
    try:
        if mask is None or mask.picture is None:
            _copy(path, target)
        else:
            digits, suffix = mask.picture.sha256[:_NAME_DIGITS], Path(mask.picture.name).suffix
            base = target.with_name(f"{target.stem}-{digits}{suffix}")
            _copy(path.with_name(mask.picture.name), base)
            moved = replace(mask, picture=replace(mask.picture, name=base.name))
            replace_bytes(target, painted_mask_bytes(moved))
    except OSError as error:
        raise InputError("{path} cannot be written: {reason}", path=target, reason=system_reason(error)) from error
    return target


def _copy(path: Path, target: Path) -> None:
    with replacement(target) as part:
        shutil.copyfile(path, part)
