"""``gigastyle lut``: the colours of styles as a table that photo and film programs apply."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from itertools import starmap
from pathlib import Path

from studio.cli.command import Command, ExitCode
from studio.cli.recipe_options import add_style_options
from studio.cli.tasks import check_styles
from studio.cli.values import path
from studio.errors import PictureError, SpecError
from studio.settings import Settings
from studio.specs.colour import Mixing
from studio.specs.lut import CUBE_SIZE, HALD_SIZE, LutRequest
from studio.specs.stylize import SMALLEST_SIDE_PX, StyleChoice


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``lut``."""
    add_style_options(parser)
    parser.add_argument(
        "--content", type=path, metavar="PHOTO", help="photo that the table is made for (default: typical photographs)"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=path,
        required=True,
        metavar="OUT",
        help="file to write: .cube for Adobe's and Resolve's format, .png for a HaldCLUT",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there already")
    parser.add_argument(
        "--size",
        type=int,
        metavar="N",
        help=f"entries a side, 2 to 256; square for a HaldCLUT (default: {CUBE_SIZE}, for a HaldCLUT {HALD_SIZE})",
    )
    parser.add_argument("--strength", type=float, default=1.0, metavar="0..1", help="how far to go (default: 1)")
    parser.add_argument(
        "--style-size", type=int, metavar="PX", help=f"longer side of the styles, at least {SMALLEST_SIDE_PX}"
    )
    parser.add_argument(
        "--mixing",
        choices=[each.value for each in Mixing],
        default=Mixing.MAPS.value,
        help=f"how several styles become one (default: {Mixing.MAPS.value})",
    )


def request_from(arguments: Namespace) -> LutRequest:
    """The request behind the arguments; raises `SpecError` where a value is out of range."""
    weights = arguments.style_weight or [1.0] * len(arguments.style)
    if len(weights) != len(arguments.style):
        raise SpecError(f"{len(arguments.style)} styles need {len(arguments.style)} weights, not {len(weights)}")
    return LutRequest(
        styles=tuple(starmap(StyleChoice, zip(arguments.style, weights, strict=True))),
        content=arguments.content,
        strength=arguments.strength,
        style_size_px=arguments.style_size,
        mixing=Mixing(arguments.mixing),
        size=arguments.size,
    )


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Write the table; raises `StudioError` where that is not possible."""
    request, output = request_from(arguments), arguments.output
    check_styles(style.path for style in request.styles)
    if request.content is not None:
        _check_photo(request.content)

    from studio.engine.lut import write_lut  # noqa: PLC0415 — loads torch

    for source in (*(style.path for style in request.styles), request.content):
        if source is not None and output.exists() and output.samefile(source):
            raise PictureError(f"{output} is a picture that this work reads; choose another name")
    write_lut(request, output, overwrite=arguments.overwrite, resources=settings.resources())
    return ExitCode.DONE


def _check_photo(content: Path) -> None:
    if not content.is_file():
        raise PictureError(f"there is no picture at {content}")


COMMAND = Command("lut", "write the colours of styles as a table for other programs", add_arguments, run)
