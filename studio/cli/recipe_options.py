"""The options that make a recipe, shared by every command that paints, and the spec they turn into."""

from __future__ import annotations

import contextlib
from argparse import ArgumentParser, Namespace, _ArgumentGroup
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import starmap
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.stroke_options import add_stroke_options, strokes_from
from studio.cli.values import level_list, level_shares, mask_path, path
from studio.errors import BundleError, SpecError
from studio.specs.looks import DEFAULT_LOOK, LOOKS, Look, look_of_id
from studio.specs.method import Method
from studio.specs.stylize import SMALLEST_SIDE_PX, Resources, StyleChoice, StylizeSpec

METHODS = tuple(method.value for method in Method)


def add_recipe_options(parser: ArgumentParser, *, methods: Sequence[str] = METHODS) -> None:
    """Add every option that changes the picture, with the choices ``methods`` of its method."""
    group = parser.add_argument_group("recipe")
    add_style_options(group)
    group.add_argument(
        "--mask",
        type=mask_path,
        action="append",
        metavar="FILE|none",
        help="where each style paints, in the same order: a picture, white where it does, or a painted .mask; "
        "styles with the same mask are mixed there, those with none paint what all masks leave (default: everywhere)",
    )
    group.add_argument(
        "--style-strength",
        type=float,
        nargs="+",
        metavar="0..1",
        help="how far each style goes, in the same order, times --strength (default: 1); 0 keeps what its mask covers",
    )
    add_page_options(group)
    add_network_options(group, methods=methods)
    group.add_argument(
        "--content-size",
        type=int,
        metavar="PX",
        help=f"longer side of the result, at least {SMALLEST_SIDE_PX} (default: as the content)",
    )
    group.add_argument("--seed", type=int, default=0, metavar="N", help="recorded for modes that draw random numbers")
    add_stroke_options(group)
    add_look_options(parser, default=DEFAULT_LOOK)


def add_network_options(group: _ArgumentGroup, *, methods: Sequence[str] = METHODS) -> None:
    """Add bundle, method, levels and the size of styles to ``group``."""
    group.add_argument("--bundle", metavar="ID|PATH", help="bundle of networks (default: the one in the settings)")
    group.add_argument("--method", choices=methods, help="default: the bundle's first")
    group.add_argument(
        "--levels",
        type=level_list,
        metavar="5,4,3,2,1",
        help="levels to paint; the preset leaves out none that is named (default: all)",
    )
    group.add_argument(
        "--style-size",
        type=int,
        metavar="PX",
        help=f"longer side of the styles, at least {SMALLEST_SIDE_PX} (default: up to 1024)",
    )


def spec_from(arguments: Namespace, *, default_bundle: str | None) -> StylizeSpec:
    """The spec the options describe; raises `SpecError` where a value is out of range."""
    return replace(
        spec_of_styles(_styles(arguments), arguments, default_bundle=default_bundle),
        content_size_px=arguments.content_size,
        seed=arguments.seed,
        strokes=strokes_from(arguments),
        page=arguments.page,
    )


def spec_of_styles(styles: tuple[StyleChoice, ...], arguments: Namespace, *, default_bundle: str | None) -> StylizeSpec:
    """The spec that paints by ``styles`` with the networks and the look of the options; raises `SpecError`."""
    bundle = arguments.bundle if arguments.bundle is not None else default_bundle
    look = look_from(arguments, bundle)
    return StylizeSpec(
        styles=styles,
        bundle=bundle,
        method=Method(arguments.method) if arguments.method in METHODS else None,
        strength=look.strength,
        level_strength=look.level_strength,
        detail=look.detail,
        level_detail=look.level_detail,
        levels=arguments.levels,
        style_size_px=arguments.style_size,
    )


def add_style_options(group: ArgumentParser | _ArgumentGroup) -> None:
    """Add the styles and their shares to ``group``."""
    group.add_argument(
        "--style",
        type=path,
        action="append",
        required=True,
        metavar="STYLE",
        help="style picture; repeat to mix several",
    )
    group.add_argument(
        "--style-weight",
        type=float,
        nargs="+",
        metavar="SHARE",
        help="share of each style in the mix, in the same order (default: equal shares)",
    )


def _styles(arguments: Namespace) -> tuple[StyleChoice, ...]:
    count = len(arguments.style)
    weights: Sequence[float] = arguments.style_weight or [1.0] * count
    pages: Sequence[int | None] = arguments.style_page or [None] * count
    masks: Sequence[Path | None] = arguments.mask or [None] * count
    strengths: Sequence[float] = arguments.style_strength or [1.0] * count
    for what, given in (("weights", weights), ("pages", pages), ("masks", masks), ("strengths", strengths)):
        if len(given) != count:
            advice = "; name none for a style without" if given is masks else ""
            raise SpecError(f"{count} styles need {count} {what}, not {len(given)}{advice}")
    return tuple(starmap(StyleChoice, zip(arguments.style, weights, pages, masks, strengths, strict=True)))


def add_page_options(group: _ArgumentGroup) -> None:
    """Add them to ``group``."""
    group.add_argument(
        "--style-page",
        type=int,
        nargs="+",
        metavar="N",
        help="page or frame of each style that has several, in the same order (default: the first)",
    )
    group.add_argument(
        "--page", type=int, metavar="N", help="page or frame of a content that has several (default: the first)"
    )


def check_style_pages(styles: Iterable[StyleChoice], resources: Resources) -> None:
    """Raise `PictureError` for the first style that does not hold the page that was chosen."""
    for style in styles:
        if style.page is not None:
            check_page(style.path, style.page, resources)


def check_page(path: Path, page: int, resources: Resources) -> None:
    """Raise `PictureError` where the picture at ``path`` cannot be read or has no such page."""
    from studio.images.source import open_source  # noqa: PLC0415 — loads libvips

    budget_bytes = resources.memory_budget_bytes
    open_source(path, decode_budget_bytes=budget_bytes, max_pixels=resources.max_pixels, page=page).close()


def advised(note: str) -> str:
    """``note`` of the engine with the option that chooses another page, where nobody chose."""
    from studio.images.opening import FIRST_WAS_READ  # noqa: PLC0415 — loads libvips

    if not note.endswith(FIRST_WAS_READ):
        return note
    option = "--style-page" if note.startswith("style ") else "--page"
    return f"{note}; {option} N chooses another"


def add_look_options(parser: ArgumentParser, *, default: Look) -> None:
    """Add the preset, ``default`` where none is named, and the options that replace parts of it."""
    group = parser.add_argument_group("strength and detail")
    group.add_argument(
        "--preset",
        choices=[look.id for look in LOOKS],
        default=default.id,
        help=f"what the options below are where they are left out (default: {default.id})",
    )
    group.add_argument("--strength", type=float, metavar="0..1", help="how far to go; 0 keeps the content")
    group.add_argument(
        "--level-strength", type=level_shares, metavar="5=0.8,4=0.6", help="share of it at single levels, elsewhere 1"
    )
    group.add_argument(
        "--keep-detail",
        type=float,
        metavar="0..1",
        help="how much of the content's own detail stays under the paint, at all levels",
    )
    group.add_argument(
        "--level-detail",
        type=level_shares,
        metavar="3=0.5,2=0",
        help="share of it at single levels, elsewhere 1; without --keep-detail, of all detail",
    )


def look_from(arguments: Namespace, bundle: str | None) -> Look:
    """The preset for the levels of ``bundle`` (an id or a folder; None: the default), with what the options replace.

    It leaves out no level that ``--levels`` names.
    """
    look = look_of_id(arguments.preset)
    with contextlib.suppress(BundleError):  # who loads the networks says what is wrong with them
        look = look.for_bundle(read_manifest(find_bundle(bundle)).levels)
    look = look.with_levels(arguments.levels)
    if arguments.level_detail is not None and arguments.keep_detail is None:
        look = replace(look, detail=1.0)
    elif arguments.keep_detail is not None:
        look = replace(look, level_detail={})
    said = {
        "strength": arguments.strength,
        "level_strength": arguments.level_strength,
        "detail": arguments.keep_detail,
        "level_detail": arguments.level_detail,
    }
    return replace(look, **{name: value for name, value in said.items() if value is not None})
