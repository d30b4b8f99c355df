"""Paintings of another program in a folder: which file shows which content in which style, and their pixels.

Paintings keep their pixels, since resizing would change their grain. Programs round sizes: where a painting is up to
16 px narrower or wider than its photograph, the photograph is resized to the painting's size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import EvaluationPicture, Skipped, list_pictures
from studio.compression.evaluation.split import NamedPair
from studio.errors import InputError
from studio.images.picture import read_picture

BETWEEN = "--"
_ROUNDED_PX = 16


@dataclass(frozen=True, slots=True)
class Paintings:
    """The paintings of one folder by pair, in the order of their names, and the files that name none."""

    by_pair: Mapping[NamedPair, Path]
    skipped: tuple[Skipped, ...]


def list_paintings(folder: Path, contents: Sequence[Path], styles: Sequence[Path]) -> Paintings:
    """What ``folder`` holds of the files ``contents`` and ``styles``; `InputError` where it holds nothing of them."""
    content_names = {path.stem: path.name for path in reversed(contents)}
    style_names = {path.stem: path.name for path in reversed(styles)}
    found: dict[NamedPair, Path] = {}
    skipped: list[Skipped] = []
    for path in list_pictures(folder):
        pair = _pair_of(path.stem, content_names, style_names)
        if pair is None:
            skipped.append(Skipped(path, "its name is not CONTENT--STYLE with names of the folders of both"))
        elif pair in found:
            skipped.append(Skipped(path, f"{found[pair].name} shows the same pair"))
        else:
            found[pair] = path
    if not found:
        raise InputError(f"{folder} holds no painting called CONTENT--STYLE after the pictures in both folders")
    return Paintings(found, tuple(skipped))


def read_painting(path: Path, content: EvaluationPicture) -> tuple[Pixels, Pixels]:
    """The painting and its photograph in one size, (h, w, 3) uint8; alpha is left out.

    `InputError` where the sizes are further apart than rounding, `PictureError` where the file cannot be read.
    """
    painted = np.rint(read_picture(path).rgb_hwc * 255).astype(np.uint8)
    (height, width), (own_height, own_width) = painted.shape[:2], content.pixels_hwc.shape[:2]
    if max(abs(height - own_height), abs(width - own_width)) > _ROUNDED_PX:
        raise InputError(
            f"{path} has {width} x {height} px, its content {own_width} x {own_height}; "
            "let the other program paint at the size of the evaluation, or name that with --size"
        )
    if painted.shape == content.pixels_hwc.shape:
        return painted, content.pixels_hwc
    photo = Image.fromarray(content.pixels_hwc).resize((width, height), Image.Resampling.LANCZOS)
    return painted, np.asarray(photo)


def _pair_of(stem: str, contents: Mapping[str, str], styles: Mapping[str, str]) -> NamedPair | None:
    """Stems may hold ``--`` themselves: the first place where both sides are known counts."""
    parts = stem.split(BETWEEN)
    for count in range(1, len(parts)):
        content, style = BETWEEN.join(parts[:count]), BETWEEN.join(parts[count:])
        if content in contents and style in styles:
            return NamedPair(contents[content], styles[style])
    return None
