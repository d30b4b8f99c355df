"""What a person made of the gallery: own pictures, favourites, what was taken out. Plain values, JSON in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.ui.titles import StylePicture, own_style

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Collection:
    """``own`` pictures, the newest first; ``favourites`` and ``removed`` may be own or shipped ones.

    ``removed`` holds shipped pictures only: an own one that is taken out is simply no longer listed.
    """

    own: tuple[Path, ...] = ()
    favourites: frozenset[Path] = frozenset()
    removed: frozenset[Path] = frozenset()

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


def collection_to_json(collection: Collection, shipped_dir: Path) -> dict[str, Any]:
    """A JSON object. Shipped pictures are kept by name, since another version may lie elsewhere."""

    def named(paths: Iterable[Path]) -> list[str]:
        return [path.name if path.parent == shipped_dir else str(path) for path in paths]

    return {
        "format": FORMAT,
        "own": [str(path) for path in collection.own],
        "favourites": sorted(named(collection.favourites)),
        "removed": sorted(named(collection.removed)),
    }


def collection_from_json(plain: Mapping[str, Any], shipped_dir: Path) -> Collection:
    """What `collection_to_json` wrote; raises ValueError for anything else."""
    if plain.get("format") != FORMAT:
        raise ValueError(f"format {plain.get('format')!r} is not {FORMAT}")

    def paths(key: str) -> list[Path]:
        names = plain.get(key)
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ValueError(f"{key} is no list of paths")
        return [shipped_dir / name if Path(name).name == name else Path(name) for name in names]

    return Collection(tuple(paths("own")), frozenset(paths("favourites")), frozenset(paths("removed")))


def _searchable(style: StylePicture) -> str:
    return f"{style.title} {style.technique} {style.detail}".casefold()
