"""The options that say how strongly a picture is painted and how much detail stays, shared by several commands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from studio.cli.values import level_shares
from studio.specs.looks import LOOKS, Look, look_of_id


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


def look_from(arguments: Namespace) -> Look:
    """The preset with what the options replace; it leaves out no level that ``--levels`` names."""
    look = look_of_id(arguments.preset).with_levels(arguments.levels)
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
