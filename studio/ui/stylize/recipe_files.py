"""Recipes as files: saved on demand, found beside an exported picture, read with an answer for whatever is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.codec import read_record, write_record
from studio.errors import InputError, RecordError, SpecError
from studio.mask_files import with_masks_beside, with_masks_found_beside
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StylizeSpec

RECIPE_ENDING = ".recipe.json"
_LARGEST_BYTES = 1_000_000


def recipe_beside(picture: Path) -> Path:
    """Where the recipe of an exported picture is saved."""
    return picture.with_name(picture.stem + RECIPE_ENDING)


def read_recipe(path: Path) -> StylizeSpec:
    """The spec in ``path``; raises `InputError` naming the file and what is wrong with it."""
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise SpecError("it is far too large for a recipe")
        recipe = read_record(path, dict[str, Any])
        if "recipe" not in recipe:
            raise SpecError("it is another kind of JSON file")
        return with_masks_found_beside(spec_from_recipe(recipe), path)
    except OSError as error:
        raise InputError("the recipe {path} cannot be read: {reason}", path=path, reason=error.strerror) from error
    except RecordError as error:
        raise InputError("{name} is no recipe: it is damaged or another kind of file", name=path.name) from error
    except SpecError as error:
        raise InputError("{name} cannot be used as a recipe: {error}", name=path.name, error=error) from error


def write_recipe(path: Path, spec: StylizeSpec) -> None:
    """Write ``spec`` to ``path`` whole or not at all, painted masks beside it; raises `InputError` where that fails."""
    try:
        write_record(path, recipe_from_spec(with_masks_beside(spec, path)))
    except OSError as error:
        raise InputError(
            "the recipe cannot be written to {path}: {reason}; choose another folder", path=path, reason=error.strerror
        ) from error


def missing_pictures(spec: StylizeSpec) -> tuple[Path, ...]:
    """The styles and masks of ``spec`` that are not where it says."""
    return tuple(path for path in (*(style.path for style in spec.styles), *spec.masks) if not path.is_file())
