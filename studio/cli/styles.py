"""``gigastyle styles``: style cards made of pictures, shown and renamed, and the person's gallery."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.command import Command, ExitCode
from studio.cli.console import one_line
from studio.cli.interrupts import ended_by_interrupt
from studio.cli.recipe_options import advised
from studio.cli.tasks import check_file
from studio.cli.values import path
from studio.errors import InputError
from studio.gallery import (
    Collection,
    StylePicture,
    arranged,
    collection_path,
    listed_styles,
    read_collection,
    shipped_styles_dir,
    write_collection,
)
from studio.images.formats import is_picture, styles_in
from studio.settings import Settings
from studio.specs.style_card import CARD_SUFFIX, CardFacts, CardRequest, is_style_card, read_card_facts
from studio.specs.stylize import SMALLEST_SIDE_PX


def _add_make_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("picture", type=path, metavar="IMAGE", help="style picture")
    parser.add_argument(
        "-o",
        "--output",
        type=path,
        metavar="NAME.style",
        help="card to write, or to add to where it was made of the same picture (default: beside the picture)",
    )
    parser.add_argument("--title", help="what people read (default: the name of the picture)")
    parser.add_argument(
        "--bundle",
        action="append",
        metavar="ID|PATH",
        help="bundle whose encoders measure it; repeat for several (default: the one in the settings)",
    )
    parser.add_argument(
        "--style-size",
        type=int,
        metavar="PX",
        help=f"longer side at which it is measured, at least {SMALLEST_SIDE_PX} (default: up to 1024)",
    )
    parser.add_argument("--page", type=int, metavar="N", help="page or frame of a file with several")
    parser.add_argument(
        "--no-source", action="store_true", help="leave the small copy out, by which other bundles could measure it"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace a card that is there already")


def request_from(arguments: Namespace, settings: Settings) -> CardRequest:
    """The request behind the arguments of ``make``; raises `SpecError` where a value is out of range."""
    return CardRequest(
        picture=arguments.picture,
        title=arguments.title,
        bundles=tuple(arguments.bundle or (settings.bundle,)),
        style_size_px=arguments.style_size,
        page=arguments.page,
        has_source=not arguments.no_source,
    )


def _run_make(arguments: Namespace, settings: Settings) -> ExitCode:
    request = request_from(arguments, settings)
    check_file(request.picture, "style picture")
    output = arguments.output or request.picture.with_suffix(CARD_SUFFIX)
    for bundle in request.bundles:
        read_manifest(find_bundle(bundle)).require_method(None)

    from studio.engine.card_making import write_style_card  # noqa: PLC0415 — loads torch

    with ended_by_interrupt():
        made = write_style_card(request, output, overwrite=arguments.overwrite, resources=settings.resources())
    for note in made.notes:
        print(f"gigastyle: {one_line(advised(note))}", file=sys.stderr)
    print(describe(output, made.card.facts, has_source=made.card.source is not None))
    return ExitCode.DONE


def describe(card: Path, facts: CardFacts, *, has_source: bool) -> str:
    """What a card holds, one fact per line."""
    width, height = facts.size
    lines = {
        "title": facts.title,
        "measured at": f"{width} x {height} px",
        "bundles": ", ".join(facts.bundles),
        "source": "a small copy" if has_source else "none",
        "picture": f"sha256 {facts.picture}",
        "file": f"{card} ({card.stat().st_size / 1000:.0f} kB)",
    }
    shown = [f"{name + ':':<13}{one_line(value)}" for name, value in lines.items()]
    shown += [f"level {each.level}:     {each.channels} channels, {each.bundle}" for each in facts.levels]
    return "\n".join(shown)


def _add_card_argument(parser: ArgumentParser) -> None:
    parser.add_argument("card", type=path, metavar="NAME.style")


def _run_show(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    from studio.images.style_card import card_thumbnail, read_card  # noqa: PLC0415 — loads libvips

    card = read_card(arguments.card)
    card_thumbnail(card, arguments.card)  # all of it is checked
    print(describe(arguments.card, card.facts, has_source=card.source is not None))
    return ExitCode.DONE


def _add_rename_arguments(parser: ArgumentParser) -> None:
    _add_card_argument(parser)
    parser.add_argument("title", metavar="TITLE")


def _run_rename(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    from studio.images.style_card import read_card, write_card  # noqa: PLC0415 — loads libvips

    write_card(arguments.card, read_card(arguments.card).renamed(arguments.title))
    return ExitCode.DONE


def _add_list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a JSON object per line, for programs")


def _run_list(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    collection = _collection()
    for style in arranged(collection, listed_styles(shipped_styles_dir())):
        if arguments.json:
            facts = {"title": style.title, "kind": _kind(style), "path": str(style.path)}
            print(json.dumps({**facts, "is_favourite": style.path in collection.favourites}))
            continue
        mark = "*" if style.path in collection.favourites else " "
        print(one_line(f"{mark} {_kind(style):<8} {style.title:<28} {style.path}"))
    return ExitCode.DONE


def _kind(style: StylePicture) -> str:
    if style.is_shipped:
        return "shipped"
    if not style.path.exists():
        return "missing"
    return "card" if is_style_card(style.path) else "picture"


def _add_add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "styles", type=path, nargs="+", metavar="STYLE", help="pictures, style cards, and folders of them"
    )


def _run_add(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    found: list[Path] = []
    for given in arguments.styles:
        files = styles_in(given) if given.is_dir() else [given]
        if not files:
            raise InputError(f"{given} holds no pictures")
        found += files
    for style in found:
        check_file(style, "style picture")
        if is_style_card(style):
            read_card_facts(style)
        elif not is_picture(style):
            raise InputError(f"{style} is neither a picture nor a style card")
    _change(lambda collection: collection.with_pictures(style.absolute() for style in found))
    return ExitCode.DONE


def _add_remove_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("styles", nargs="+", metavar="STYLE", help="files or titles; the files stay where they are")


def _run_remove(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    collection = _collection()
    shown = arranged(collection, listed_styles(shipped_styles_dir()))
    for named in arguments.styles:
        found = [style for style in shown if named == style.title or path(named).absolute() == style.path]
        if len(found) != 1:
            problem = "is no style of the gallery" if not found else "is the title of several styles; name the file"
            raise InputError(f"{named} {problem}")
        collection = collection.without(found[0])
    _change(lambda _: collection)
    return ExitCode.DONE


def _collection() -> Collection:
    return read_collection(collection_path(), shipped_styles_dir())


def _change(change: Callable[[Collection], Collection]) -> None:
    write_collection(collection_path(), change(_collection()), shipped_styles_dir())


COMMANDS = (
    Command("styles make", "make a style card of a picture", _add_make_arguments, _run_make),
    Command("styles show", "show and check what a style card holds", _add_card_argument, _run_show),
    Command("styles rename", "give a style card another title", _add_rename_arguments, _run_rename),
    Command("styles list", "list the styles of the gallery", _add_list_arguments, _run_list),
    Command("styles add", "add pictures and style cards to the gallery", _add_add_arguments, _run_add),
    Command("styles remove", "take styles out of the gallery", _add_remove_arguments, _run_remove),
)
