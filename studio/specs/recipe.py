"""A stylize spec as a JSON object and back: the recipe file, the job record, and the recipe embedded in a picture.

An embedded recipe names its styles and masks by file name and digest, without the folders of the person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from studio.codec import from_plain, to_plain
from studio.errors import RecordError, SpecError
from studio.specs.colour import STYLE_COLOURS, Mixing
from studio.specs.stylize import StyleChoice, StylizeSpec

RECIPE_FORMAT = 1
_SHA256_DIGITS = 64
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class EmbeddedMask:
    """A mask named without its folder: file name and SHA-256 (64 hex digits)."""

    name: str
    sha256: str

    def __post_init__(self) -> None:
        if not self.name or "/" in self.name or "\\" in self.name:
            raise SpecError("{name} is no name of a mask", name=repr(self.name))
        _check_digest(self.sha256)


@dataclass(frozen=True, slots=True)
class EmbeddedStyle:
    """A style named without its folder: file name, SHA-256 (64 hex digits), share, and its id where it is shipped."""

    name: str
    sha256: str
    weight: float
    shipped: str | None = None
    page: int | None = None
    mask: EmbeddedMask | None = None
    strength: float = 1.0
    region: int | None = None

    def __post_init__(self) -> None:
        if not self.name or "/" in self.name or "\\" in self.name:
            raise SpecError("{name} is no name of a style picture", name=repr(self.name))
        _check_digest(self.sha256)


def _check_digest(sha256: str) -> None:
    if len(sha256) != _SHA256_DIGITS:
        raise SpecError("{sha256} is no SHA-256", sha256=repr(sha256))


def recipe_from_spec(spec: StylizeSpec) -> dict[str, Any]:
    """The JSON object of ``spec``; paths are absolute, so that the recipe works from any folder.

    Without detail, pages, masks, regions, optimisation, a choice of colours, another mixing, kept edges and matched
    histograms it is what was written before there were any, so that jobs begun then can be resumed.
    """
    return _recipe(spec, [style_anywhere(style) for style in spec.styles])


def style_anywhere(style: StyleChoice) -> StyleChoice:
    """``style`` with absolute paths, which hold in any folder."""
    mask = None if style.mask is None else style.mask.absolute()
    return replace(style, path=style.path.absolute(), mask=mask)


def embedded_recipe_from_spec(spec: StylizeSpec, styles: Sequence[EmbeddedStyle], *, bundle_id: str) -> dict[str, Any]:
    """The JSON object that goes into a picture painted as ``spec`` asks with the bundle of this id."""
    return _recipe(replace(spec, bundle=bundle_id), styles)


def spec_from_recipe(recipe: Mapping[str, Any]) -> StylizeSpec:
    """The spec that `recipe_from_spec` wrote; raises SpecError for another format or a value out of range."""
    if recipe.get("recipe") != RECIPE_FORMAT:
        raise SpecError(
            "this recipe has format {found}; this version reads format {recipe_format}",
            found=repr(recipe.get("recipe")),
            recipe_format=RECIPE_FORMAT,
        )
    return _read(StylizeSpec, recipe)


def embedded_styles(recipe: Mapping[str, Any]) -> tuple[EmbeddedStyle, ...]:
    """The styles of an embedded recipe; raises SpecError where they are damaged."""
    return _read(tuple[EmbeddedStyle, ...], recipe.get("styles"))


def spec_from_embedded_recipe(recipe: Mapping[str, Any], styles: Sequence[StyleChoice]) -> StylizeSpec:
    """The spec of an embedded recipe with ``styles`` instead of its own; raises SpecError as `spec_from_recipe`."""
    return spec_from_recipe({**recipe, "styles": to_plain(styles)})


def _recipe(spec: StylizeSpec, styles: Sequence[StyleChoice | EmbeddedStyle]) -> dict[str, Any]:
    recipe: dict[str, Any] = {"recipe": RECIPE_FORMAT, **to_plain(spec), "styles": to_plain(styles)}
    for entries in (recipe, *recipe["styles"]):
        if entries["page"] is None:
            del entries["page"]
    for entries in recipe["styles"]:
        if entries["mask"] is None:
            del entries["mask"]
        if entries["strength"] == 1.0:
            del entries["strength"]
        if entries["region"] is None:
            del entries["region"]
    if not (spec.detail or spec.level_detail):
        del recipe["detail"], recipe["level_detail"]
    if spec.colour == STYLE_COLOURS:
        del recipe["colour"]
    if spec.mixing is Mixing.MAPS:
        del recipe["mixing"]
    if not spec.match_marginals:
        del recipe["match_marginals"]
    for name in ("optimize", "strokes", "edges", "regions"):
        if recipe[name] is None:
            del recipe[name]
    return recipe


def _read(kind: type[_T], plain: object) -> _T:
    try:
        return from_plain(kind, plain, unknown_names=True)
    except RecordError as error:
        raise SpecError(error.message) from error
