"""What a recipe becomes as a single region gets a style of its own, another strength, or is left as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import Recipe


def own_styles(recipe: Recipe, region: int) -> tuple[Path, ...]:
    """The styles that paint ``region`` alone."""
    return tuple(style.path for style in recipe.styles if style.region == region)


def with_own_style(recipe: Recipe, region: int, style: Path | None) -> Recipe:
    """``region`` painted in ``style`` in place of what it had of its own; None: in the styles of the photo.

    A region that was left as it is is painted again. Raises SpecError where there is no such region.
    """
    others = tuple(each for each in recipe.styles if each.region != region)
    if style is None:
        return replace(recipe, styles=others)
    painted = with_strength_in(recipe, region, 1.0) if _strength_in(recipe, region) == 0.0 else recipe
    return replace(painted, styles=(*others, StyleChoice(style, region=region)))


def with_strength_in(recipe: Recipe, region: int, strength: float) -> Recipe:
    """The styles go ``strength`` (0..1) far in ``region``; 0 leaves it as it is. Raises SpecError."""
    assert recipe.regions is not None, "only regions have such a strength"
    strengths = {**recipe.regions.strengths, region: strength}
    kept = {each: share for each, share in sorted(strengths.items()) if share != 1.0}
    return replace(recipe, regions=replace(recipe.regions, strengths=kept))


def _strength_in(recipe: Recipe, region: int) -> float:
    return 1.0 if recipe.regions is None else recipe.regions.strength_in(region)
