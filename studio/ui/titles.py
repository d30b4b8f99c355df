"""What style pictures are called in the person's language: the shipped ones by their list, others by file name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.gallery import StylePicture, listed_styles, own_style, shipped_styles_dir
from studio.ui.translation import translated_shipped


def shipped_styles(folder: Path) -> tuple[StylePicture, ...]:
    """The styles that ``folder``/styles.json lists, in its order and the person's language; none without a list."""
    return tuple(
        replace(
            style,
            title=translated_shipped("Styles", style.title),
            technique=translated_shipped("Styles", style.technique),
            detail=translated_shipped("Styles", style.detail),
        )
        for style in listed_styles(folder)
    )


def title_of(path: Path) -> str:
    """What the gallery calls ``path``."""
    listed = next((style for style in listed_styles(shipped_styles_dir()) if style.path == path), None)
    return own_style(path).title if listed is None else translated_shipped("Styles", listed.title)
