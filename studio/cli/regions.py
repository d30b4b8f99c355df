"""``gigastyle regions``: the regions and faces of a photo as masks."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from studio.bundles.catalog import find_bundle
from studio.cli.command import Command, ExitCode
from studio.cli.console import one_line
from studio.cli.region_options import COUNTS
from studio.cli.resource_options import resources_from
from studio.cli.values import byte_count, path, pixel_count
from studio.errors import PictureError
from studio.settings import Settings
from studio.specs.regions import DEFAULT_REGIONS, check_region_count
from studio.specs.stylize import check_page


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``regions``."""
    parser.add_argument("content", type=path, metavar="PHOTO", help="the photo to look at")
    parser.add_argument(
        "-o",
        "--output",
        type=path,
        required=True,
        metavar="FOLDER",
        help="folder for the masks: region-1.png, …, faces.png, and regions.png, which shows all in colours",
    )
    parser.add_argument(
        "--count",
        type=int,
        metavar="K",
        help=f"how many regions, {COUNTS} (default: {DEFAULT_REGIONS}; with --faces alone none)",
    )
    parser.add_argument("--faces", action="store_true", help="look for faces too")
    parser.add_argument("--overwrite", action="store_true", help="replace masks that are there already")
    parser.add_argument("--bundle", metavar="ID|PATH", help="bundle of networks (default: the one in the settings)")
    parser.add_argument("--page", type=int, metavar="N", help="page or frame of a photo that has several")
    parser.add_argument(
        "--memory-budget", type=byte_count, dest="memory_budget_bytes", metavar="SIZE", help="such as 2GiB or 800MB"
    )
    parser.add_argument("--max-pixels", type=pixel_count, metavar="N", help="refuse larger pictures (default: 2e9)")


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Write the masks and name them; raises `StudioError` where that is not possible."""
    count = arguments.count if arguments.count is not None or arguments.faces else DEFAULT_REGIONS
    if count is not None:
        check_region_count(count)
    check_page(arguments.page)
    if not arguments.content.is_file():
        raise PictureError("there is no picture at {path}", path=arguments.content)
    resources = resources_from(arguments, settings.resources())
    bundle_dir = None
    if count is not None:
        bundle_dir = find_bundle(arguments.bundle if arguments.bundle is not None else settings.bundle)

    from studio.bundles.loader import load_bundle  # noqa: PLC0415 — loads torch
    from studio.engine.device import use_threads  # noqa: PLC0415
    from studio.engine.region_files import RegionFilesRequest, write_region_files  # noqa: PLC0415

    use_threads(resources.threads)
    request = RegionFilesRequest(
        arguments.content, arguments.output, count, arguments.faces, arguments.page, arguments.overwrite
    )
    written = write_region_files(request, None if bundle_dir is None else load_bundle(bundle_dir), resources)
    for note in written.notes:
        print(f"note: {one_line(note)}")
    for file in written.files:
        print(one_line(str(file)))
    return ExitCode.DONE


COMMAND = Command("regions", "write the regions and faces of a photo as masks", add_arguments, run)
