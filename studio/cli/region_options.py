"""The options about regions that are found by themselves, and the settings they turn into. Torch-free."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from studio.cli.values import path
from studio.errors import SpecError
from studio.specs.regions import DEFAULT_REGIONS, FEWEST_REGIONS, MOST_REGIONS, RegionSettings
from studio.specs.stylize import StyleChoice, StylizeSpec

COUNTS = f"{FEWEST_REGIONS} to {MOST_REGIONS}"
_Value = TypeVar("_Value")


def add_region_options(parser: ArgumentParser) -> None:
    """Add them; those that are left out are None."""
    group = parser.add_argument_group("regions")
    group.add_argument(
        "--regions",
        type=int,
        nargs="?",
        const=DEFAULT_REGIONS,
        metavar="K",
        help=f"divide the content into {COUNTS} regions (default: {DEFAULT_REGIONS}), each painted after the part of "
        "the style that is most like it; gigastyle regions shows them",
    )
    group.add_argument(
        "--region-style",
        type=region_style,
        action="append",
        metavar="I=FILE",
        help="another style for region I (from 1, the largest first); repeat for other regions, or to mix several",
    )
    group.add_argument(
        "--region-strength",
        type=region_strength,
        action="append",
        metavar="I=0..1",
        help="how far the styles go in region I, times their own strength",
    )
    group.add_argument("--leave-region", type=int, action="append", metavar="I", help="leave region I as it is")


def region_style(text: str) -> tuple[int, Path]:
    """``3=FILE``: a region and the style that paints it."""
    number, name = _numbered(text, "3=waves.jpg")
    return number, path(name)


def region_strength(text: str) -> tuple[int, float]:
    """``3=0.5``: a region and a strength, whose range is the spec's to say."""
    number, value = _numbered(text, "3=0.5")
    try:
        return number, float(value)
    except ValueError as error:
        raise ArgumentTypeError(f"{value!r} is not a strength such as 0.5") from error


def with_regions(spec: StylizeSpec, arguments: Namespace) -> StylizeSpec:
    """``spec`` with the regions of the options; raises `SpecError` where one has no effect or is out of range."""
    given = {
        "--region-style": arguments.region_style,
        "--region-strength": arguments.region_strength,
        "--leave-region": arguments.leave_region,
    }
    if arguments.regions is None:
        for option, value in given.items():
            if value is not None:
                raise SpecError(f"{option} belongs to --regions K")
        return spec
    strengths = _once("strengths", arguments.region_strength or ())
    left = dict.fromkeys(arguments.leave_region or (), 0.0)
    if both := sorted(strengths.keys() & left.keys()):
        raise SpecError(f"region {both[0]} is to be left as it is, and has a strength; leave one of them out")
    styles = tuple(StyleChoice(file, region=region) for region, file in arguments.region_style or ())
    settings = RegionSettings(arguments.regions, strengths | left)
    return replace(spec, styles=(*spec.styles, *styles), regions=settings)


def _once(what: str, pairs: Iterable[tuple[int, _Value]]) -> dict[int, _Value]:
    found: dict[int, _Value] = {}
    for region, value in pairs:
        if region in found:
            raise SpecError(f"region {region} has two {what}; leave one of them out")
        found[region] = value
    return found


def _numbered(text: str, example: str) -> tuple[int, str]:
    number, equals, value = text.partition("=")
    if not equals or not number.strip().isdecimal():
        raise ArgumentTypeError(f"{text!r} is not a region and what it gets, such as {example}")
    return int(number), value
