"""The options of ``train distill --aim paint``: how the paintings of the loss are made, and what counts in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace

from studio.cli.train_options import DEFAULTS, whole_numbers
from studio.errors import SpecError
from studio.specs.painting import Aim, PaintingSettings, PaintingShares, Range

_ENLARGED = "of the crops are enlarged up to three times, as large pictures are smooth"


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
    shares = ",".join(f"{name}={share:g}" for name, share in asdict(settings.shares).items())
    for option, kind, default, metavar, what in (
        ("--strengths", str, _text(settings.strengths), "A,B", "strength is drawn from"),
        ("--details", str, _text(settings.details), "A,B", "detail is drawn from"),
        ("--full-strength", float, settings.at_full_strength, "SHARE", "of the pictures are painted at strength 1"),
        ("--no-detail", float, settings.without_detail, "SHARE", "of the pictures are painted at detail 0"),
        ("--skip-level-5", float, settings.without_level_5, "SHARE", "of the steps leave level 5 out"),
        ("--enlarge", float, settings.enlarged, "SHARE", _ENLARGED),
        ("--detail-from", int, settings.detail_from, "LEVEL", "shallower levels learn at detail 0"),
        ("--encoder-rate", float, settings.encoder_rate, "RATE", "learning rate of encoders, 0 freezes them"),
        ("--painting-shares", str, shares, "NAME=SHARE,…", "how much each term counts"),
    ):
        group.add_argument(option, type=kind, default=default, metavar=metavar, help=f"{what} (default: %(default)s)")
    group.add_argument("--learn", metavar="4,1", help="levels that learn, the others only paint (default: all)")


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
