"""The options that say how a result is written, and the request they turn into."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction, Namespace

from studio.cli.values import jpeg_quality
from studio.specs.export import COMPRESSIONS, DEFAULT_QUALITY, ExportSpec


def add_export_options(parser: ArgumentParser) -> None:
    """Add everything about the file that is written."""
    group = parser.add_argument_group("result")
    group.add_argument(
        "--depth", type=int, choices=(8, 16), help="bits per channel; 16 for PNG and TIFF (default: as the content)"
    )
    group.add_argument(
        "--quality",
        type=jpeg_quality,
        default=DEFAULT_QUALITY,
        metavar="1..100",
        help="of JPEG, WebP and DeepZoom (default: 92)",
    )
    group.add_argument(
        "--compression",
        choices=COMPRESSIONS,
        default="fast",
        help="of PNG and TIFF, which lose nothing (default: fast)",
    )
    group.add_argument(
        "--pyramid",
        action=BooleanOptionalAction,
        help="smaller copies inside a TIFF, for viewers (default: from 100 megapixels on)",
    )
    group.add_argument(
        "--recipe",
        action=BooleanOptionalAction,
        default=True,
        help="put the recipe into the picture, with names of style files but no folders (default: yes)",
    )


def export_from(arguments: Namespace) -> ExportSpec:
    """The request the options describe."""
    return ExportSpec(
        depth=arguments.depth,
        quality=arguments.quality,
        compression=arguments.compression,
        pyramid=arguments.pyramid,
        with_recipe=arguments.recipe,
    )
