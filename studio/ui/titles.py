"""What style pictures are called: the shipped ones by their list, any other by its file name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from studio.codec import read_record
from studio.errors import RecordError
from studio.paths import resources_dir
from studio.ui.translation import translated_shipped

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


def shipped_styles(folder: Path) -> tuple[StylePicture, ...]:
    """The styles that ``folder``/styles.json lists, in its order and the person's language; none without a list."""
    return tuple(
        replace(
            style,
            title=translated_shipped("Styles", style.title),
            technique=translated_shipped("Styles", style.technique),
            detail=translated_shipped("Styles", style.detail),
        )
        for style in _listed(folder)
    )


@lru_cache(maxsize=4)
def _listed(folder: Path) -> tuple[StylePicture, ...]:
    try:
        entries = read_record(folder / _LIST, list[dict[str, str]])
        return tuple(
            StylePicture(folder / entry["file"], entry["title"], entry["technique"], entry["description"], True)
            for entry in entries
        )
    except (OSError, RecordError, KeyError):
        return ()


def own_style(path: Path) -> StylePicture:
    """A picture of the person's own, named after its file."""
    return StylePicture(path, _readable(path.stem) or path.name, detail=str(path))


def title_of(path: Path) -> str:
    """What the gallery calls ``path``."""
    listed = next((style for style in _listed(shipped_styles_dir()) if style.path == path), None)
    return own_style(path).title if listed is None else translated_shipped("Styles", listed.title)


def _readable(stem: str) -> str:
    words = " ".join(stem.replace("_", " ").split())
    return words[:1].upper() + words[1:]
