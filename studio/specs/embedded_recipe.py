"""The recipe embedded in a picture: styles by name and digest, without the folders of the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studio.errors import SpecError, in_words
from studio.specs.recipe import optional_page, page_entry, recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StyleChoice, StylizeSpec

_SHA256_DIGITS = 64


@dataclass(frozen=True, slots=True)
class EmbeddedStyle:
    """A style named without its folder: file name, SHA-256 (64 hex digits), share, and its id where it is shipped."""

    name: str
    sha256: str
    weight: float
    shipped_id: str | None = None
    page: int | None = None

    def __post_init__(self) -> None:
        if not self.name or "/" in self.name or "\\" in self.name:
            raise SpecError("{name} is no name of a style picture", name=repr(self.name))
        if len(self.sha256) != _SHA256_DIGITS:
            raise SpecError("{sha256} is no SHA-256", sha256=repr(self.sha256))


def embedded_recipe_from_spec(spec: StylizeSpec, styles: Sequence[EmbeddedStyle], *, bundle_id: str) -> dict[str, Any]:
    """The JSON object that goes into a picture painted as ``spec`` asks with the bundle of this id."""
    named = [
        {
            "name": style.name,
            "sha256": style.sha256,
            "weight": style.weight,
            "shipped": style.shipped_id,
            **page_entry(style.page),
        }
        for style in styles
    ]
    return {**recipe_from_spec(spec), "bundle": bundle_id, "styles": named}


def embedded_styles(recipe: Mapping[str, Any]) -> tuple[EmbeddedStyle, ...]:
    """The styles of an embedded recipe; raises SpecError where they are damaged."""
    try:
        return tuple(
            EmbeddedStyle(
                str(style["name"]),
                str(style["sha256"]),
                float(style["weight"]),
                _optional(style["shipped"]),
                optional_page(style),
            )
            for style in recipe["styles"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SpecError("this recipe is damaged: {error}", error=in_words(error)) from error


def spec_from_embedded_recipe(recipe: Mapping[str, Any], styles: Sequence[StyleChoice]) -> StylizeSpec:
    """The spec of an embedded recipe with ``styles`` instead of its own; raises SpecError as `spec_from_recipe`."""
    placed = [{"path": str(style.path), "weight": style.weight, **page_entry(style.page)} for style in styles]
    return spec_from_recipe({**recipe, "styles": placed})


def _optional(value: object) -> str | None:
    return None if value is None else str(value)
