"""``gigastyle verify-exact``: the promise that streaming changes nothing, checked on a picture of one's own."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from studio.bundles.catalog import find_bundle
from studio.cli.command import Command, ExitCode
from studio.cli.interrupts import progress_with_bar
from studio.cli.recipe_options import add_recipe_options, spec_from
from studio.cli.resource_options import add_compute_options, on_present_device, resources_from
from studio.cli.tasks import check_masks, check_styles
from studio.cli.values import path, positive_count
from studio.errors import PictureError
from studio.settings import Settings

if TYPE_CHECKING:
    from studio.engine.verify import ExactnessReport

LARGEST_FLOAT32_STEPS = 0.25
"""What rounding alone may move a value of the shipped float32 result, in 8-bit steps, at most …"""
MEAN_FLOAT32_STEPS = 0.01
"""… and on average."""
SMALLEST_BOUNDED_PX = 256
"""The side of a window from which on the two bounds above hold."""
LARGEST_FLOAT64_STEPS = 1e-5
"""What is left of the difference where rounding is out of the way: the algorithm itself is exact."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``verify-exact``."""
    parser.add_argument("content", type=path, metavar="CONTENT", help="picture to check with")
    parser.add_argument(
        "--windows", type=positive_count, default=3, metavar="N", help="windows to compare (default: 3)"
    )
    parser.add_argument(
        "--window-size", type=positive_count, default=512, metavar="PX", help="side of a window (default: 512)"
    )
    add_recipe_options(parser)
    add_compute_options(parser)


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Compare and print the differences; raises `StudioError` where that is not possible."""
    spec = spec_from(arguments, default_bundle=settings.bundle)
    resources = resources_from(arguments, settings.resources())
    check_styles(style.path for style in spec.styles)
    check_masks(spec.masks)
    if not arguments.content.is_file():
        raise PictureError(f"there is no picture at {arguments.content}")
    bundle_dir = find_bundle(spec.bundle)

    from studio.bundles.loader import load_bundle  # noqa: PLC0415 — loads torch
    from studio.engine.verify import VerifyOptions, verify_exact  # noqa: PLC0415 — loads torch

    resources, notes = on_present_device(resources, arguments)
    for note in notes:
        print(f"gigastyle: {note}", file=sys.stderr)
    options = VerifyOptions(resources=resources, windows=arguments.windows, window_px=arguments.window_size)
    with progress_with_bar() as progress:
        report = verify_exact(
            arguments.content, spec, bundle=load_bundle(bundle_dir), options=options, progress=progress
        )
    print(
        f"float32: at most {report.max_steps_float32:.3g} of an 8-bit step, {report.mean_steps_float32:.3g} on average"
    )
    print(f"float64: at most {report.max_steps_float64:.3g} of an 8-bit step")
    is_exact = keeps_promise(report)
    print("exact" if is_exact else "NOT exact: please report this picture and style")
    return ExitCode.DONE if is_exact else ExitCode.CHECK_FAILED


def keeps_promise(report: ExactnessReport) -> bool:
    """Whether every window is within the bounds; rounding has a bound only from `SMALLEST_BOUNDED_PX` a side on.

    In a smaller window a covariance rests on a handful of positions, and rounding decides which directions it has.
    """
    return report.max_steps_float64 <= LARGEST_FLOAT64_STEPS and all(
        window.max_steps_float32 <= LARGEST_FLOAT32_STEPS and window.mean_steps_float32 <= MEAN_FLOAT32_STEPS
        for window in report.windows
        if min(window.region.width, window.region.height) >= SMALLEST_BOUNDED_PX
    )


COMMAND = Command("verify-exact", "compare streamed and whole rendering on one picture", add_arguments, run)
