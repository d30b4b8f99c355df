"""The options of ``train distill --aim paint``: how the paintings of the loss are made, and what counts in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace

from studio.cli.train_options import DEFAULTS, whole_numbers
from studio.errors import SpecError
from studio.specs.painting import Aim, PaintingSettings, PaintingShares, Range


def add_painting(parser: ArgumentParser) -> None:
    """Declare the aim, and what tells how painting is learned."""
    settings = DEFAULTS.painting
    parser.add_argument(
        "--aim",
        choices=[aim.value for aim in Aim],
        default=DEFAULTS.aim.value,
        help="compute what the teacher computes, or paint well by its judgement",
    )
    group = parser.add_argument_group("with --aim paint")
    group.add_argument(
        "--strengths",
        default=_text(settings.strengths),
        metavar="A,B",
        help="strength is drawn from (default: %(default)s)",
    )
    group.add_argument(
        "--details", default=_text(settings.details), metavar="A,B", help="detail is drawn from (default: %(default)s)"
    )
    for option, value, what in (
        ("--full-strength", settings.at_full_strength, "of the pictures are painted at strength 1"),
        ("--no-detail", settings.without_detail, "of the pictures are painted at detail 0"),
        ("--skip-level-5", settings.without_level_5, "of the steps leave level 5 out"),
        ("--enlarge", settings.enlarged, "of the crops are enlarged up to three times, as large pictures are smooth"),
    ):
        group.add_argument(option, type=float, default=value, metavar="SHARE", help=f"{what} (default: %(default)s)")
    group.add_argument(
        "--detail-from",
        type=int,
        default=settings.detail_from,
        metavar="LEVEL",
        help="shallower levels learn at detail 0 (default: %(default)s)",
    )
    group.add_argument(
        "--encoder-rate",
        type=float,
        default=settings.encoder_rate,
        metavar="RATE",
        help="learning rate of encoders, 0 freezes them (default: %(default)s)",
    )
    group.add_argument("--learn", metavar="4,1", help="levels that learn, the others only paint (default: all)")
    group.add_argument(
        "--painting-shares",
        default=",".join(f"{name}={share:g}" for name, share in asdict(settings.shares).items()),
        metavar="NAME=SHARE,…",
        help="how much each term counts (default: %(default)s)",
    )


def painting_from(arguments: Namespace) -> PaintingSettings:
    """The settings they ask for; raises SpecError where a value is out of range or means nothing."""
    return PaintingSettings(
        shares=_shares(arguments.painting_shares),
        strengths=_range(arguments.strengths, "strengths"),
        at_full_strength=arguments.full_strength,
        details=_range(arguments.details, "details"),
        without_detail=arguments.no_detail,
        detail_from=arguments.detail_from,
        without_level_5=arguments.skip_level_5,
        enlarged=arguments.enlarge,
        encoder_rate=arguments.encoder_rate,
        levels=whole_numbers(arguments.learn, "levels that learn"),
    )


def _text(bounds: Range) -> str:
    low, high = bounds
    return f"{low:g},{high:g}"


def _range(text: str, what: str) -> Range:
    try:
        low, high = (float(part) for part in text.split(","))
    except ValueError as error:
        raise SpecError(f"{what} are two numbers with a comma between them such as 0.3,1, not {text!r}") from error
    return low, high


def _shares(text: str) -> PaintingShares:
    """What is not named keeps its default."""
    try:
        named = {name.strip(): float(share) for name, share in (part.split("=") for part in text.split(","))}
        return replace(PaintingShares(), **named)
    except (ValueError, TypeError) as error:
        known = ", ".join(asdict(PaintingShares()))
        raise SpecError(f"shares are such as content=4,lattice=0.3, of {known}; not {text!r}") from error
