"""From the recipe that a picture carries to the controls: styles are found again by id, by name and by their digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.errors import InputError, SpecError
from studio.images.formats import READ_SUFFIXES
from studio.specs.recipe import EmbeddedStyle, embedded_styles, spec_from_embedded_recipe
from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import Recipe

CARRIER_SUFFIXES = READ_SUFFIXES | {".dzi"}


@dataclass(frozen=True, slots=True)
class StylePlaces:
    """Where styles are looked for: the ones that ship, the person's own, and beside the picture."""

    shipped: tuple[Path, ...]
    own: tuple[Path, ...]
    folder: Path

    def find(self, style: EmbeddedStyle) -> Path | None:
        """The file of ``style``; a file of that name with other content is not it."""
        if style.shipped is not None:
            for path in self.shipped:
                if path.stem == style.shipped:
                    return path
        candidates = dict.fromkeys((*self.own, self.folder / style.name, *self.shipped))
        for path in sorted(candidates, key=lambda path: path.name != style.name):
            if _sha256(path) == style.sha256:
                return path
        return None


@dataclass(frozen=True, slots=True)
class Restored:
    """The controls as a picture's recipe sets them, with the styles that were found, and the names of the others."""

    recipe: Recipe
    missing: tuple[str, ...]


def restored(picture: Path, carried: Mapping[str, Any], places: StylePlaces) -> Restored:
    """What the recipe ``carried`` by ``picture`` says; raises `InputError` where it cannot be used."""
    try:
        found = [(style, places.find(style)) for style in embedded_styles(carried)]
        styles = tuple(StyleChoice(path, style.weight, style.page) for style, path in found if path is not None)
        stand_in = (StyleChoice(picture),)
        recipe = Recipe.from_spec(spec_from_embedded_recipe(carried, styles or stand_in))
    except SpecError as error:
        raise InputError("the recipe in {name} cannot be used: {error}", name=picture.name, error=error) from error
    missing = tuple(style.name for style, path in found if path is None)
    return Restored(replace(recipe, styles=styles), missing)


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
