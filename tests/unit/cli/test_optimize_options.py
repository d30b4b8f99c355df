from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import fields

import pytest

from studio.cli.optimize_options import OPTIMIZE, add_optimize_options, layer_weights, optimize_settings_from
from studio.errors import SpecError
from studio.specs.optimize import Optimizer, OptimizeSettings, Start, StyleLoss


def settings(line: str) -> OptimizeSettings | None:
    parser = ArgumentParser()
    parser.add_argument("--method")
    add_optimize_options(parser)
    return optimize_settings_from(parser.parse_args(line.split()))


def test_what_is_not_said_is_the_specs_default() -> None:
    assert settings(f"--method {OPTIMIZE}") == OptimizeSettings()
    assert settings("--method wct") is None
    assert settings("") is None


def test_every_setting_can_be_said() -> None:
    line = (
        "--method optimize --iterations 7 --optimizer lbfgs --style-loss gram --content-weight 0.5 --smoothness 2 "
        "--difference-weight 0.3 "
        "--style-layers conv1_1=1,conv3_1=2.5 --content-layer conv3_1 --start noise --step 0.1 --smallest-scale 128"
    )
    assert settings(line) == OptimizeSettings(
        iterations=7,
        optimizer=Optimizer.LBFGS,
        style_loss=StyleLoss.GRAM,
        content_weight=0.5,
        smoothness=2.0,
        difference_weight=0.3,
        style_layers={"conv1_1": 1.0, "conv3_1": 2.5},
        content_layer="conv3_1",
        start=Start.NOISE,
        step=0.1,
        smallest_px=128,
    )


def test_no_setting_is_without_an_option() -> None:
    parser = ArgumentParser()
    add_optimize_options(parser)
    declared = vars(parser.parse_args([]))
    assert set(declared) == {each.name for each in fields(OptimizeSettings)}


@pytest.mark.parametrize("method", ["", "--method wct "])
def test_settings_of_another_method_are_refused_by_name(method: str) -> None:
    with pytest.raises(SpecError, match=r"^--content-weight, --smallest-scale: only for .* --method optimize$"):
        settings(method + "--smallest-scale 128 --content-weight 0")


@pytest.mark.parametrize("text", ["", "conv1_1", "=2", "conv1_1=", "conv1_1=1,", "conv1_1=1,conv1_1=2"])
def test_texts_that_are_no_layers_with_weights(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        layer_weights(text)
