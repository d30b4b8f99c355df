"""The option that matches the histograms of features. Torch-free."""

from __future__ import annotations

from argparse import ArgumentParser


def add_marginals_option(parser: ArgumentParser) -> None:
    """Add it; the argument is a flag."""
    parser.add_argument_group("statistics").add_argument(
        "--match-marginals",
        action="store_true",
        help="match the histogram of every feature channel to the style's, not only means and covariances: closer to "
        "the style, with less grain; takes longer",
    )
