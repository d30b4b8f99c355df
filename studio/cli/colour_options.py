"""The options about colours and about mixing styles, and the settings they turn into. Torch-free."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _ArgumentGroup

from studio.errors import SpecError
from studio.specs.colour import STYLE_COLOURS, ColourSettings, ColourSource, Mixing


def add_colour_options(parser: ArgumentParser) -> _ArgumentGroup:
    """Add those about colours; one that is left out is None. Returns their group."""
    group = parser.add_argument_group("colours and mixing")
    group.add_argument(
        "--keep-colours",
        type=float,
        metavar="0..1",
        help="how much of the content's own colours stays (default: 0)",
    )
    group.add_argument(
        "--colours-by",
        choices=[each.value for each in ColourSource],
        help="how they are kept: the painting's lightness with the content's chroma, styles matched to the content's "
        f"colour mean and covariance, or the content's histograms (default: {STYLE_COLOURS.by.value})",
    )
    group.add_argument(
        "--only-colours",
        action="store_true",
        help="take nothing but the colours of the styles: every pixel is mapped, no network paints",
    )
    return group


def add_mixing_option(group: _ArgumentGroup) -> None:
    """Add how several styles are mixed to ``group``."""
    group.add_argument(
        "--mixing",
        choices=[each.value for each in Mixing],
        default=Mixing.MAPS.value,
        help="how several styles become one: mean of their maps, or Wasserstein barycentre of their statistics "
        f"(default: {Mixing.MAPS.value})",
    )


def colour_settings_from(arguments: Namespace) -> ColourSettings:
    """The settings behind the arguments; raises `SpecError` for a value out of range or without effect."""
    if arguments.colours_by is not None and arguments.keep_colours is None:
        raise SpecError("--colours-by says how colours are kept; add --keep-colours 1, or another share")
    return ColourSettings(
        keep=arguments.keep_colours or 0.0,
        by=ColourSource(arguments.colours_by or STYLE_COLOURS.by),
        only=arguments.only_colours,
    )
