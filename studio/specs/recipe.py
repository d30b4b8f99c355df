"""A stylize spec as a JSON object and back: the recipe file, the job record and the result's own record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.errors import SpecError, in_words
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec

RECIPE_FORMAT = 1


def recipe_from_spec(spec: StylizeSpec) -> dict[str, Any]:
    """The JSON object of ``spec``; paths are absolute, so that the recipe works from any folder.

    Without detail and pages it is what was written before there were any, so that jobs begun then can be resumed.
    """
    plain: dict[str, Any] = {
        "recipe": RECIPE_FORMAT,
        "styles": [_style_entries(style) for style in spec.styles],
        "bundle": spec.bundle,
        "method": spec.method.value if spec.method else None,
        "strength": spec.strength,
        "level_strength": {str(level): share for level, share in sorted(spec.level_strength.items())},
        "levels": list(spec.levels) if spec.levels else None,
        "style_size_px": spec.style_size_px,
        "content_size_px": spec.content_size_px,
        "seed": spec.seed,
    }
    if spec.detail or spec.level_detail:
        plain["detail"] = spec.detail
        plain["level_detail"] = {str(level): share for level, share in sorted(spec.level_detail.items())}
    return {**plain, **page_entry(spec.page)}


def _style_entries(style: StyleChoice) -> dict[str, Any]:
    return {"path": str(style.path.absolute()), "weight": style.weight, **page_entry(style.page)}


def _style(entries: Mapping[str, Any]) -> StyleChoice:
    return StyleChoice(Path(entries["path"]), float(entries["weight"]), optional_page(entries))


def page_entry(page: int | None) -> dict[str, int]:
    """What a recipe says of ``page``: nothing of the first that nobody chose."""
    return {} if page is None else {"page": page}


def optional_page(entries: Mapping[str, Any]) -> int | None:
    """The page that ``entries`` name, None where they name none; raises what a damaged one raises."""
    page = entries.get("page")
    return None if page is None else int(page)


def spec_from_recipe(recipe: Mapping[str, Any]) -> StylizeSpec:
    """The spec that `recipe_from_spec` wrote; raises SpecError for another format or a value out of range."""
    if recipe.get("recipe") != RECIPE_FORMAT:
        raise SpecError(
            "this recipe has format {found}; this version reads format {recipe_format}",
            found=repr(recipe.get("recipe")),
            recipe_format=RECIPE_FORMAT,
        )
    try:
        return StylizeSpec(
            styles=tuple(_style(style) for style in recipe["styles"]),
            bundle=recipe["bundle"],
            method=Method(recipe["method"]) if recipe["method"] else None,
            strength=float(recipe["strength"]),
            level_strength={int(level): float(share) for level, share in recipe["level_strength"].items()},
            detail=float(recipe.get("detail", 0.0)),  # recipes from before there was detail paint without it
            level_detail={int(level): float(share) for level, share in recipe.get("level_detail", {}).items()},
            levels=tuple(int(level) for level in recipe["levels"]) if recipe["levels"] else None,
            style_size_px=recipe["style_size_px"],
            content_size_px=recipe["content_size_px"],
            seed=int(recipe["seed"]),
            page=optional_page(recipe),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SpecError("this recipe is damaged: {error}", error=in_words(error)) from error
