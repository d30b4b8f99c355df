from argparse import ArgumentParser, Namespace

import pytest

from studio.cli.optimize_options import OPTIMIZE
from studio.cli.recipe_options import METHODS, add_recipe_options, spec_from
from studio.cli.stroke_options import PrintedStrokes, printed_strokes_from, strokes_from
from studio.errors import SpecError
from studio.geometry import Size
from studio.specs.strokes import StrokeSettings


def arguments(line: str) -> Namespace:
    parser = ArgumentParser(exit_on_error=False)
    add_recipe_options(parser, methods=(*METHODS, OPTIMIZE))
    return parser.parse_args(["--style", "s.jpg", *line.split()])


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ("", StrokeSettings(1024, 0.5)),
        ("--strokes off", None),
        ("--strokes 768", StrokeSettings(768, 0.5)),
        ("--stroke-detail 0.2", StrokeSettings(1024, 0.2)),
        ("--strokes 768 --stroke-detail 0.2", StrokeSettings(768, 0.2)),
        ("--method optimize", None),
        ("--method optimize --strokes 768", StrokeSettings(768, 0.5)),
        ("--stroke-mm 10 --print-mm 600", StrokeSettings(960, 0.5)),  # 16 px are 10 mm: 600 mm are 960 px
    ],
)
def test_the_settings_behind_the_options(line: str, settings: StrokeSettings | None) -> None:
    assert strokes_from(arguments(line)) == settings
    assert spec_from(arguments(line), default_bundle=None).strokes == settings


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--strokes 100", "256 to 4096 px, not 100"),
        ("--strokes 512 --stroke-detail 1.5", "between 0 and 1, not 1.5"),
        ("--strokes off --stroke-detail 0.2", "--stroke-detail is for strokes of a fixed size"),
        ("--strokes off --stroke-mm 2 --print-mm 100", "--stroke-mm is for strokes of a fixed size"),
        ("--print-mm 600", "--print-mm belongs to --stroke-mm"),
        ("--print-dpi 300", "--print-dpi belongs to --stroke-mm"),
        ("--stroke-mm 10", "--print-mm, its longer side, or --print-dpi"),
        ("--stroke-mm 10 --print-mm 600 --print-dpi 300", "--print-mm, its longer side, or --print-dpi"),
        ("--stroke-mm 10 --print-mm 600 --strokes 512", "both size the strokes"),
        ("--stroke-mm -1 --print-mm 600", "--stroke-mm must be above 0, not -1"),
        ("--stroke-mm nan --print-dpi 300", "--stroke-mm must be above 0, not nan"),
        ("--stroke-mm 10 --print-dpi 0", "--print-dpi must be above 0, not 0"),
        ("--stroke-mm 1 --print-mm 600", "strokes are 2.34 to 37.5 mm wide, not 1 mm"),
    ],
)
def test_what_is_refused(line: str, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        strokes_from(arguments(line))


def test_with_dots_per_inch_the_picture_sizes_its_strokes() -> None:
    """6000 px at 254 dpi are 600 mm, whose strokes of 10 mm are those of a copy of 960 px."""
    options = arguments("--stroke-mm 10 --print-dpi 254")
    printed = printed_strokes_from(options)
    assert printed == PrintedStrokes(10.0, 254.0)
    spec = printed.applied(spec_from(options, default_bundle=None), Size(4000, 6000))
    assert spec.strokes == StrokeSettings(960, 0.5)
    assert printed_strokes_from(arguments("--stroke-mm 10 --print-mm 600")) is None


def test_neither_a_number_nor_off_is_said_by_the_parser() -> None:
    with pytest.raises(Exception, match="neither a number of pixels nor off"):
        arguments("--strokes large")
