"""The styles of the gallery: those that ship, by their list, and what a person made of it, kept in the data folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import platformdirs

from studio.codec import load_record, read_record, save_record
from studio.errors import PictureError, RecordError
from studio.paths import resources_dir
from studio.specs.style_card import is_style_card, read_card_facts

_LIST = "styles.json"


@dataclass(frozen=True, slots=True)
class StylePicture:
    """A style to pick: where it is and what it is called. ``detail`` says more, perhaps nothing."""

    path: Path
    title: str
    technique: str = ""
    detail: str = ""
    is_shipped: bool = False


def shipped_styles_dir() -> Path:
    """Where the style pictures that ship are."""
    return resources_dir() / "styles"


@lru_cache(maxsize=4)
def listed_styles(folder: Path) -> tuple[StylePicture, ...]:
    """The styles that ``folder``/styles.json lists, in its order and in English; none without a list."""
    try:
        entries = read_record(folder / _LIST, list[dict[str, str]])
        return tuple(
            StylePicture(folder / entry["file"], entry["title"], entry["technique"], entry["description"], True)
            for entry in entries
        )
    except (OSError, RecordError, KeyError):
        return ()


def own_style(path: Path) -> StylePicture:
    """A picture of the person's own, named after its file, or a style card by its title."""
    title = _card_title(path, path.stat().st_mtime_ns) if is_style_card(path) else None
    return StylePicture(path, title or _readable(path.stem) or path.name, detail=str(path))


@lru_cache(maxsize=256)
def _card_title(path: Path, _modified_ns: int) -> str | None:
    try:
        return read_card_facts(path).title
    except PictureError:
        return None


def _readable(stem: str) -> str:
    words = " ".join(stem.replace("_", " ").split())
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Collection:
    """``own`` pictures, the newest first; ``favourites`` and ``removed`` may be own or shipped ones.

    ``removed`` holds shipped pictures only: an own one that is taken out is simply no longer listed. ``format`` is that
    of the file.
    """

    own: tuple[Path, ...] = ()
    favourites: frozenset[Path] = frozenset()
    removed: frozenset[Path] = frozenset()
    format: Literal[1] = 1

    def with_pictures(self, paths: Iterable[Path]) -> Collection:
        """With ``paths`` among the own pictures, in front, each once."""
        added = tuple(dict.fromkeys(paths))
        return replace(self, own=added + tuple(path for path in self.own if path not in added))

    def with_favourite_toggled(self, path: Path) -> Collection:
        """With ``path`` a favourite, or no longer one."""
        return replace(self, favourites=self.favourites ^ {path})

    def without(self, style: StylePicture) -> Collection:
        """Without ``style``. The file itself stays where it is."""
        kept = replace(self, favourites=self.favourites - {style.path})
        if style.is_shipped:
            return replace(kept, removed=self.removed | {style.path})
        return replace(kept, own=tuple(path for path in self.own if path != style.path))

    def with_style_back(self, style: StylePicture, before: Collection) -> Collection:
        """With ``style`` as it was in ``before``; what else has changed since stays changed."""
        own = list(self.own)
        if style.path in before.own and style.path not in own:
            own.insert(before.own.index(style.path), style.path)
        favourites = self.favourites | ({style.path} & before.favourites)
        return Collection(tuple(own), favourites, self.removed - {style.path})

    def with_shipped_again(self) -> Collection:
        """With every shipped style back."""
        return replace(self, removed=frozenset())


def arranged(collection: Collection, shipped: Sequence[StylePicture], sought: str = "") -> tuple[StylePicture, ...]:
    """What the gallery shows: favourites, then own pictures, then shipped ones, as far as they match ``sought``.

    A style matches where every word of ``sought`` occurs in its title, technique or detail, in any case.
    """
    known = {style.path for style in shipped}
    styles = [own_style(path) for path in collection.own if path not in known]
    styles += [style for style in shipped if style.path not in collection.removed]
    words = sought.casefold().split()
    found = [style for style in styles if all(word in _searchable(style) for word in words)]
    return tuple(sorted(found, key=lambda style: style.path not in collection.favourites))


def collection_path() -> Path:
    """Where the collection is kept."""
    return Path(platformdirs.user_data_dir("gigastyle", appauthor=False)) / "styles.json"


def read_collection(path: Path, shipped_dir: Path) -> Collection:
    """The collection in ``path``, an empty one where there is none; a damaged file is set aside."""
    return _with_paths(load_record(path, Collection, Collection()), lambda kept: shipped_dir / kept)


def write_collection(path: Path, collection: Collection, shipped_dir: Path) -> None:
    """Write ``path``, shipped pictures by name, since another version may lie elsewhere; raises `InputError`."""
    by_name = _with_paths(collection, lambda found: Path(found.name) if found.parent == shipped_dir else found)
    save_record(path, by_name)


def _with_paths(collection: Collection, change: Callable[[Path], Path]) -> Collection:
    return Collection(
        tuple(map(change, collection.own)),
        frozenset(map(change, collection.favourites)),
        frozenset(map(change, collection.removed)),
    )


def _searchable(style: StylePicture) -> str:
    return f"{style.title} {style.technique} {style.detail}".casefold()
