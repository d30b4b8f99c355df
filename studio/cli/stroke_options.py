"""The options that size strokes, by a copy of the picture or in a print, and the settings they turn into."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace, _ArgumentGroup
from dataclasses import dataclass, replace

from studio.cli.optimize_options import OPTIMIZE
from studio.errors import SpecError
from studio.geometry import Size
from studio.specs.strokes import (
    DEFAULT_STROKES,
    LARGEST_SEEN_PX,
    SMALLEST_SEEN_PX,
    StrokeSettings,
    seen_px_in_print,
)
from studio.specs.stylize import StylizeSpec

OFF = "off"
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class PrintedStrokes:
    """Strokes about ``stroke_mm`` wide in a print of ``dpi`` pixels per inch."""

    stroke_mm: float
    dpi: float

    def applied(self, spec: StylizeSpec, size: Size) -> StylizeSpec:
        """``spec`` for a picture of ``size``."""
        assert spec.strokes is not None, "the settings that came with this"
        print_mm = max(size.width, size.height) / self.dpi * _MM_PER_INCH
        seen_px = seen_px_in_print(self.stroke_mm, print_mm)
        return replace(spec, strokes=replace(spec.strokes, seen_px=seen_px))


def add_stroke_options(group: _ArgumentGroup) -> None:
    """Add them to ``group``."""
    group.add_argument(
        "--strokes",
        type=_copy_px,
        metavar="PX|off",
        help="strokes are those of a copy whose longer side is PX, so that they keep their size on large pictures: "
        f"levels 5 to 3 paint that copy, level 2 one of twice that; {SMALLEST_SEEN_PX} to {LARGEST_SEEN_PX} (default: "
        f"{DEFAULT_STROKES.seen_px}); off: all levels paint the whole picture",
    )
    group.add_argument(
        "--stroke-mm",
        type=float,
        metavar="MM",
        help="about how wide strokes are in a print, instead of --strokes; needs --print-mm or --print-dpi",
    )
    group.add_argument("--print-mm", type=float, metavar="MM", help="longer side of the print")
    group.add_argument("--print-dpi", type=float, metavar="DPI", help="pixels per inch of the print")
    group.add_argument(
        "--stroke-detail",
        type=float,
        metavar="0..1",
        help=f"how much of the content's finer detail lies over the strokes (default: {DEFAULT_STROKES.detail})",
    )


def strokes_from(arguments: Namespace) -> StrokeSettings | None:
    """The settings behind the arguments, None where all levels paint the whole picture; raises `SpecError`.

    With ``--print-dpi`` their size depends on the picture: `printed_strokes_from`.
    """
    given = [
        name for name in ("stroke_mm", "print_mm", "print_dpi", "stroke_detail") if _of(arguments, name) is not None
    ]
    is_off = arguments.strokes == OFF or (arguments.method == OPTIMIZE and arguments.strokes is None and not given)
    if is_off:  # an optimisation sizes strokes by its scales
        if given:
            raise SpecError(f"{_option(given[0])} is for strokes of a fixed size; leave out --strokes {OFF}")
        return None
    _check_print(arguments)
    seen_px = DEFAULT_STROKES.seen_px if arguments.strokes is None else arguments.strokes
    if arguments.print_mm is not None:
        seen_px = seen_px_in_print(arguments.stroke_mm, arguments.print_mm)
    detail = DEFAULT_STROKES.detail if arguments.stroke_detail is None else arguments.stroke_detail
    return StrokeSettings(seen_px, detail)


def printed_strokes_from(arguments: Namespace) -> PrintedStrokes | None:
    """What sizes strokes once a picture's size is known, None where that makes no difference."""
    return None if arguments.print_dpi is None else PrintedStrokes(arguments.stroke_mm, arguments.print_dpi)


def _check_print(arguments: Namespace) -> None:
    sizes = [name for name in ("print_mm", "print_dpi") if _of(arguments, name) is not None]
    if arguments.stroke_mm is None:
        if sizes:
            raise SpecError(f"{_option(sizes[0])} belongs to --stroke-mm")
        return
    if len(sizes) != 1:
        raise SpecError("--stroke-mm needs the size of the print: --print-mm, its longer side, or --print-dpi")
    if arguments.strokes is not None:
        raise SpecError("--stroke-mm and --strokes both size the strokes; leave one of them out")
    for name in ("stroke_mm", *sizes):
        value = _of(arguments, name)
        if value is None or not value > 0:
            raise SpecError(f"{_option(name)} must be above 0, not {value}")


def _of(arguments: Namespace, name: str) -> float | None:
    value: float | None = getattr(arguments, name)
    return value


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _copy_px(text: str) -> int | str:
    if text == OFF:
        return OFF
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is neither a number of pixels nor {OFF}") from None
