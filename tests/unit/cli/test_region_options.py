from argparse import ArgumentParser
from pathlib import Path

import pytest

from studio.cli.region_options import add_region_options, with_regions
from studio.errors import SpecError
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice, StylizeSpec

PLAIN = StylizeSpec((StyleChoice(Path("s.jpg")),))


def spec(line: str) -> StylizeSpec:
    parser = ArgumentParser(exit_on_error=False)
    add_region_options(parser)
    return with_regions(PLAIN, parser.parse_args(line.split()))


def test_without_them_nothing_is_divided() -> None:
    assert spec("") is PLAIN


def test_a_number_of_regions_and_the_default() -> None:
    assert spec("--regions 3").regions == RegionSettings(3)
    assert spec("--regions").regions == RegionSettings(4)


def test_styles_strengths_and_what_is_left() -> None:
    made = spec(
        "--regions 3 --region-style 2=waves.jpg --region-style 2=a=b.jpg --region-strength 1=0.3 --leave-region 3"
    )
    assert made.styles == (
        *PLAIN.styles,
        StyleChoice(Path("waves.jpg"), region=2),
        StyleChoice(Path("a=b.jpg"), region=2),
    )
    assert made.regions == RegionSettings(3, {1: 0.3, 3: 0.0})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--leave-region 1", "--leave-region belongs to --regions K"),
        ("--region-style 1=a.jpg", "--region-style belongs to --regions K"),
        ("--regions 9", "1 to 6 regions, not 9"),
        ("--regions 2 --region-style 3=a.jpg", "numbered from 1 to 2, not 3"),
        ("--regions 2 --region-strength 1=2", "between 0 and 1, not 2"),
        ("--regions 2 --region-strength 1=0.5 --region-strength 1=0.6", "region 1 has two strengths"),
        ("--regions 2 --region-strength 1=0.5 --leave-region 1", "left as it is, and has a strength"),
    ],
)
def test_what_is_out_of_range_or_without_effect_is_refused(line: str, told: str) -> None:
    with pytest.raises(SpecError, match=told):
        spec(line)


@pytest.mark.parametrize("line", ["--region-style waves.jpg", "--region-strength 1=much", "--region-strength x=1"])
def test_what_is_no_pair_is_told_by_the_parser(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((SystemExit, Exception)) as caught:
        spec(f"--regions {line}")
    assert "not a" in str(caught.value) + capsys.readouterr().err
