"""Sorts opened or dropped paths into photos, recipes and unsupported files, without decoding; file dialog patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from studio.film.formats import READ_FILM_SUFFIXES, is_film
from studio.images.formats import OUTPUT_FORMATS, READ_SUFFIXES, is_picture, pictures_in, styles_in
from studio.specs.style_card import CARD_SUFFIX, is_style_card

translate = QCoreApplication.translate  # lupdate finds texts by this name

RECIPE_SUFFIX = ".json"
DEEP_ZOOM_SUFFIX = ".dzi"  # no picture to be read, but it may carry the recipe it was painted by


@dataclass(frozen=True, slots=True)
class SortedPaths:
    """Pictures in their order (folders listed), at most one recipe and one film, and unsupported paths.

    ``unnamed`` are those of the pictures that came with a folder. ``cards`` are style cards, those of a folder only
    where it holds no pictures.
    """

    pictures: tuple[Path, ...] = ()
    recipe: Path | None = None
    unsupported: tuple[Path, ...] = ()
    unnamed: tuple[Path, ...] = ()
    cards: tuple[Path, ...] = ()
    film: Path | None = None


def sort_paths(paths: Iterable[Path]) -> SortedPaths:
    """Sort by names and first bytes, with folders listed one level deep; the last recipe and the last film win.

    A folder that cannot be read or holds no picture is unsupported.
    """
    pictures: dict[Path, bool] = {}  # whether it was named itself
    unsupported: list[Path] = []
    cards: list[Path] = []
    recipe: Path | None = None
    film: Path | None = None
    for path in paths:
        suffix = path.suffix.lower()
        if path.is_dir():
            found = _found_in(path, pictures_in)
            pictures |= {path: pictures.get(path, False) for path in found}
            in_folder = [] if found else _found_in(path, styles_in)
            cards += in_folder
            if not found and not in_folder:
                unsupported.append(path)
        elif is_style_card(path):
            cards.append(path)
        elif suffix in (RECIPE_SUFFIX, DEEP_ZOOM_SUFFIX):
            recipe = path
        elif is_film(path):
            film = path
        elif is_picture(path):
            pictures[path] = True
        else:
            unsupported.append(path)
    unnamed = tuple(path for path, is_named in pictures.items() if not is_named)
    return SortedPaths(tuple(pictures), recipe, tuple(unsupported), unnamed, tuple(dict.fromkeys(cards)), film)


def _found_in(folder: Path, look: Callable[[Path], list[Path]]) -> list[Path]:
    try:
        return look(folder)
    except OSError:
        return []


def picture_patterns() -> list[str]:
    """The patterns of a file dialog for pictures."""
    return [_pattern(translate("Dialogs", "Pictures"), READ_SUFFIXES), translate("Dialogs", "All files") + " (*)"]


def style_patterns() -> list[str]:
    """The patterns of a file dialog for styles: pictures and style cards."""
    suffixes = READ_SUFFIXES | {CARD_SUFFIX}
    return [
        _pattern(translate("Dialogs", "Pictures and style cards"), suffixes),
        translate("Dialogs", "All files") + " (*)",
    ]


def card_patterns() -> list[str]:
    """The pattern of a file dialog for a style card to be written."""
    return [_pattern(translate("Dialogs", "Style cards"), frozenset({CARD_SUFFIX}))]


def photo_patterns() -> list[str]:
    """The patterns of a file dialog for what can be painted."""
    pictures, *others = picture_patterns()
    return [pictures, _pattern(translate("Dialogs", "Films"), READ_FILM_SUFFIXES), *others]


def texture_patterns() -> list[str]:
    """The patterns of a file dialog for a texture to be written."""
    return [_pattern(written.name, frozenset(written.suffixes)) for written in OUTPUT_FORMATS]


def _pattern(name: str, suffixes: frozenset[str]) -> str:
    return f"{name} ({' '.join(f'*{suffix} *{suffix.upper()}' for suffix in sorted(suffixes))})"
