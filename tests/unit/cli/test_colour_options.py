from argparse import ArgumentParser

import pytest

from studio.cli.colour_options import add_colour_options, colour_settings_from
from studio.errors import SpecError
from studio.specs.colour import STYLE_COLOURS, ColourSettings, ColourSource


def settings(*arguments: str) -> ColourSettings:
    parser = ArgumentParser()
    add_colour_options(parser)
    return colour_settings_from(parser.parse_args(arguments))


def test_without_options_the_colours_are_those_of_the_styles() -> None:
    assert settings() == STYLE_COLOURS


@pytest.mark.parametrize("source", ColourSource)
def test_colours_are_kept_by_name(source: ColourSource) -> None:
    assert settings("--keep-colours", "0.6", "--colours-by", source.value) == ColourSettings(0.6, source)


def test_luminance_is_the_default() -> None:
    assert settings("--keep-colours", "1") == ColourSettings(1.0, ColourSource.LUMINANCE)


def test_colours_alone() -> None:
    assert settings("--only-colours") == ColourSettings(only=True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--keep-colours", "2"), "between 0 and 1"),
        (("--colours-by", "histogram"), "add --keep-colours"),
        (("--only-colours", "--keep-colours", "0.5"), "exclude each other"),
    ],
)
def test_what_has_no_meaning_is_refused(arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(SpecError, match=told):
        settings(*arguments)
