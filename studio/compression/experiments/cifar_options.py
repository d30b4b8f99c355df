"""Options that the experiments on class folders share."""

from __future__ import annotations

import argparse
from pathlib import Path

from studio.compression.experiments.cifar_networks import NETWORKS
from studio.compression.experiments.classifier_pruning import Method
from studio.compression.experiments.classifier_training import Precision, fastest_precision

CRITERIA = {"l1": Method.ONE_SHOT, "gradual": Method.GRADUAL, "increg": Method.INCREG, "spp": Method.SPP}


def add_options(parser: argparse.ArgumentParser, *, speed_ups: tuple[float, ...]) -> None:
    """Data, network, what is pruned how far and how often, and how it is computed."""
    told = ",".join(f"{each:g}" for each in speed_ups)
    parser.add_argument("--data", type=Path, required=True, help="folder or zip file with train/CLASS/, test/CLASS/")
    parser.add_argument("--network", choices=NETWORKS, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of the experiment; what it has is not repeated")
    parser.add_argument(
        "--speed-ups", type=_speed_ups, default=speed_ups, help=f"theoretical, above 1, separated by commas ({told})"
    )
    parser.add_argument("--criteria", type=_criteria, default=tuple(Method), help=f"of {','.join(CRITERIA)} (all)")
    parser.add_argument("--scale", type=_share, default=1.0, help="share of all training steps, for a quick look")
    parser.add_argument("--dtype", choices=("auto", "float32", "bfloat16"), default="auto", help="of forward passes")
    parser.add_argument("--threads", type=int, default=1, help="figures repeat on equal numbers of threads only")


def chosen_precision(options: argparse.Namespace) -> Precision:
    """What ``--dtype`` says, auto as what this processor computes fastest in."""
    precision: Precision = fastest_precision() if options.dtype == "auto" else options.dtype
    return precision


def _share(text: str) -> float:
    share = float(text)
    if not share > 0:
        raise argparse.ArgumentTypeError("it must be above 0")
    return share


def _speed_ups(text: str) -> tuple[float, ...]:
    factors = tuple(float(each) for each in text.split(","))
    if any(not each > 1 for each in factors):
        raise argparse.ArgumentTypeError("every speed-up must be above 1")
    return factors


def _criteria(text: str) -> tuple[Method, ...]:
    try:
        return tuple(CRITERIA[each] for each in text.split(","))
    except KeyError as error:
        raise argparse.ArgumentTypeError(f"{error} is none of {', '.join(CRITERIA)}") from error
