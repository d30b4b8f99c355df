from argparse import ArgumentParser
from pathlib import Path

import pytest

from studio.cli.recipe_options import add_recipe_options, spec_from
from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec


def spec(line: str, *, default_bundle: str | None = None) -> StylizeSpec:
    parser = ArgumentParser(exit_on_error=False)
    add_recipe_options(parser)
    return spec_from(parser.parse_args(line.split()), default_bundle=default_bundle)


def test_a_style_alone_is_the_default_recipe() -> None:
    assert spec("--style s.jpg") == StylizeSpec(styles=(StyleChoice(Path("s.jpg")),))


def test_every_option_reaches_the_spec() -> None:
    everything = spec(
        "--style a.jpg --style b.jpg --style-weight 0.7 0.3 --bundle mine --method adain --strength 0.5 "
        "--level-strength 5=0.8,4=0.6 --levels 5,4 --style-size 512 --content-size 2048 --seed 7"
    )
    assert everything == StylizeSpec(
        styles=(StyleChoice(Path("a.jpg"), 0.7), StyleChoice(Path("b.jpg"), 0.3)),
        bundle="mine",
        method=Method.ADAIN,
        strength=0.5,
        level_strength={5: 0.8, 4: 0.6},
        levels=(5, 4),
        style_size_px=512,
        content_size_px=2048,
        seed=7,
    )


def test_the_persons_bundle_serves_where_none_is_named() -> None:
    assert spec("--style s.jpg", default_bundle="mine").bundle == "mine"
    assert spec("--style s.jpg --bundle other", default_bundle="mine").bundle == "other"


@pytest.mark.parametrize(
    "line",
    [
        "--style a.jpg --style-weight 0.7 0.3",
        "--style a.jpg --style b.jpg --style-weight 1",
        "--style a.jpg --style-weight -1",
        "--style a.jpg --strength 1.5",
        "--style a.jpg --content-size -5",
        "--style a.jpg --levels 1,5",
        "--style a.jpg --level-strength 9=0.5",
    ],
)
def test_contradictions_are_refused(line: str) -> None:
    with pytest.raises(SpecError):
        spec(line)
