"""What a person handed over: photos, folders of photos and recipes, told apart without being opened as pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studio.images.formats import is_picture, pictures_in

RECIPE_SUFFIX = ".json"
DEEP_ZOOM_SUFFIX = ".dzi"  # no picture to be read, but it may carry the recipe it was painted by


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Pictures in the order they came (folders unfolded), at most one recipe, and what is neither.

    ``unnamed`` are those of the pictures that came with a folder.
    """

    pictures: tuple[Path, ...] = ()
    recipe: Path | None = None
    strangers: tuple[Path, ...] = ()
    unnamed: tuple[Path, ...] = ()


def sorted_out(paths: Iterable[Path]) -> HandedOver:
    """Look at names and first bytes, and into folders one deep; the last recipe wins.

    A folder that cannot be read is a stranger.
    """
    pictures: dict[Path, bool] = {}  # whether it was named itself
    strangers: list[Path] = []
    recipe: Path | None = None
    for path in paths:
        suffix = path.suffix.lower()
        if path.is_dir():
            found = _pictures_in(path)
            pictures |= {path: pictures.get(path, False) for path in found}
            if not found:
                strangers.append(path)
        elif suffix in (RECIPE_SUFFIX, DEEP_ZOOM_SUFFIX):
            recipe = path
        elif is_picture(path):
            pictures[path] = True
        else:
            strangers.append(path)
    unnamed = tuple(path for path, is_named in pictures.items() if not is_named)
    return HandedOver(tuple(pictures), recipe, tuple(strangers), unnamed)


def _pictures_in(folder: Path) -> list[Path]:
    try:
        return pictures_in(folder)
    except OSError:
        return []
