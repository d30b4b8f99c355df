"""The options that paint one window instead of the whole picture, and those that keep maps for windows to come."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import dataclass
from pathlib import Path

from studio.cli.values import path
from studio.errors import SpecError
from studio.geometry import Region


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What of the result is painted (None: all), the file known maps come from, and the file final maps go to."""

    region: Region | None = None
    maps: Path | None = None
    keep_maps: Path | None = None

    def __post_init__(self) -> None:
        if self.maps is not None and self.region is None:
            raise SpecError("maps serve to paint a window: add --window X,Y,W,H")
        if self.maps is not None and self.keep_maps is not None:
            raise SpecError("with --maps no new maps are made that --keep-maps could keep; leave one of them out")

    def check_single(self, *, is_batch: bool) -> None:
        """Raise SpecError where the request is about one picture and there are several."""
        if is_batch and self != WindowRequest():
            raise SpecError("--window, --maps and --keep-maps are about one picture; name a single content")

    def check_maps_exist(self) -> None:
        """Raise SpecError where the request is about maps, for a picture by optimisation, which has none."""
        if self != WindowRequest():
            raise SpecError(
                "--window, --maps and --keep-maps go by the maps of a picture, and one by optimisation has none; leave "
                "them out or choose another --method"
            )


def add_window_options(parser: ArgumentParser) -> None:
    """Add the window, and the files that maps come from and go to."""
    group = parser.add_argument_group("window")
    group.add_argument(
        "--window", type=window_region, metavar="X,Y,W,H", help="paint only this part of the result, in its pixels"
    )
    group.add_argument(
        "--maps",
        type=path,
        metavar="FILE",
        help="paint the window with maps kept earlier (default: those in --job-dir)",
    )
    group.add_argument("--keep-maps", type=path, metavar="FILE", help="keep the final maps here, a few hundred kB")


def window_from(arguments: Namespace) -> WindowRequest:
    """The request the options describe; raises `SpecError` where they contradict each other."""
    return WindowRequest(arguments.window, arguments.maps, arguments.keep_maps)


def window_region(text: str) -> Region:
    """A region from ``X,Y,W,H``: left and top from 0 up, width and height from 1 up."""
    try:
        left, top, width, height = (int(part) for part in text.split(","))
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no window such as 1200,800,640,480 (X,Y,W,H)") from None
    if min(left, top) < 0 or min(width, height) < 1:
        raise ArgumentTypeError(f"a window begins at 0,0 or later and has at least one pixel, unlike {text!r}")
    return Region(left, top, left + width, top + height)
