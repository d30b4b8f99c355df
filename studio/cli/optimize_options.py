"""The options of paintings by optimisation and the settings they turn into. Torch-free."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from dataclasses import fields, replace
from typing import Any

from studio.errors import SpecError
from studio.specs.optimize import MOST_ITERATIONS, MOST_WEIGHT, Optimizer, OptimizeSettings, Start, StyleLoss

OPTIMIZE = "optimize"
"""What ``--method`` is called where a picture is optimised."""

_DEFAULTS = OptimizeSettings()
_WEIGHT = f"0 to {MOST_WEIGHT:g}, default: "


def add_optimize_options(parser: ArgumentParser) -> _ArgumentGroup:
    """Add every setting of an optimisation; one that is left out is None. Returns their group."""
    group = parser.add_argument_group(f"optimisation (--method {OPTIMIZE})")
    group.add_argument(
        "--iterations",
        type=int,
        metavar="N",
        help=f"at the smallest scale, each larger one has half as many; 1 to {MOST_ITERATIONS} "
        f"(default: {_DEFAULTS.iterations})",
    )
    group.add_argument(
        "--optimizer", choices=[each.value for each in Optimizer], help=f"default: {_DEFAULTS.optimizer.value}"
    )
    group.add_argument(
        "--style-loss",
        choices=[each.value for each in StyleLoss],
        help=f"what is compared of features: Gaussians, or Gram matrices (default: {_DEFAULTS.style_loss.value})",
    )
    group.add_argument(
        "--content-weight",
        type=float,
        metavar="W",
        help=f"of the content against the style ({_WEIGHT}{_DEFAULTS.content_weight:g})",
    )
    group.add_argument(
        "--smoothness",
        type=float,
        metavar="W",
        help=f"weight of differences between neighbouring pixels ({_WEIGHT}{_DEFAULTS.smoothness:g})",
    )
    group.add_argument(
        "--difference-weight",
        type=float,
        metavar="W",
        help="of differences of neighbouring pixels in the style loss, beside 1 for all layers; keeps colour noise out "
        f"({_WEIGHT}{_DEFAULTS.difference_weight:g})",
    )
    group.add_argument(
        "--style-layers",
        type=layer_weights,
        metavar="conv1_1=1,conv3_1=2",
        help="layers that compare styles, with weights (default: all of the deepest encoder, equally)",
    )
    group.add_argument(
        "--content-layer",
        metavar="conv4_1",
        help="layer that compares the content (default: conv4_1, or the deepest there is)",
    )
    group.add_argument(
        "--start",
        choices=[each.value for each in Start],
        help=f"picture to start from: what the networks paint, the photo, or noise (default: {_DEFAULTS.start.value})",
    )
    group.add_argument(
        "--step", type=float, metavar="S", help=f"Adam's step size, up to 1 (default: {_DEFAULTS.step:g})"
    )
    group.add_argument(
        "--smallest-scale",
        type=int,
        dest="smallest_px",
        metavar="PX",
        help=f"about the longer side that is optimised first, at least 64 (default: {_DEFAULTS.smallest_px})",
    )
    return group


def optimize_settings_from(arguments: Namespace) -> OptimizeSettings | None:
    """The settings behind the arguments, None without ``--method optimize``.

    Raises `SpecError` for a value out of range, and where options say how to optimise and the method is another.
    """
    said = {name: value for name in _FIELDS if (value := getattr(arguments, name)) is not None}
    if arguments.method != OPTIMIZE:
        is_given = (*said, *(name for name in _OTHERS if getattr(arguments, name, None) is not None))
        if is_given:
            options = ", ".join(_option(name) for name in is_given)
            raise SpecError(f"{options}: only for pictures by optimisation; add --method {OPTIMIZE}")
        return None
    for name, kind in _KINDS.items():
        if name in said:
            said[name] = kind(said[name])
    return replace(_DEFAULTS, **said)


_FIELDS = tuple(each.name for each in fields(OptimizeSettings))
_OTHERS = ("save_every", "loss_network")  # which only one of the two commands has
_KINDS: dict[str, Any] = {"optimizer": Optimizer, "style_loss": StyleLoss, "start": Start}


def _option(name: str) -> str:
    return "--smallest-scale" if name == "smallest_px" else f"--{name.replace('_', '-')}"


def layer_weights(text: str) -> dict[str, float]:
    """A weight per layer from ``conv1_1=1,conv3_1=2``; names and ranges are the spec's to check."""
    weights: dict[str, float] = {}
    for part in text.split(","):
        name, separator, weight_text = part.partition("=")
        try:
            weight = float(weight_text)
        except ValueError:
            separator = ""
        if not (separator and name):
            raise ArgumentTypeError(
                f"{text!r} names no style layers with weights; at least one is needed, such as conv1_1=1,conv3_1=2"
            )
        if name in weights:
            raise ArgumentTypeError(f"{name} is named twice in {text!r}")
        weights[name] = weight
    return weights
