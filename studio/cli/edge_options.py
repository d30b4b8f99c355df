"""The options about the content's edges, and the settings they turn into. Torch-free."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from studio.errors import SpecError
from studio.specs.edges import (
    LARGEST_EPSILON,
    LARGEST_RADIUS,
    SMALLEST_EPSILON,
    SMALLEST_RADIUS,
    EdgeSettings,
)

_DEFAULT = EdgeSettings()


def add_edge_options(parser: ArgumentParser) -> None:
    """Add them; one that is left out is None."""
    group = parser.add_argument_group("edges")
    group.add_argument(
        "--keep-edges",
        type=float,
        metavar="0..1",
        help="how much edges and texture are the content's own, under the painting's colours and large tones "
        "(default: 0)",
    )
    group.add_argument(
        "--edge-radius",
        type=float,
        metavar="SHARE",
        help="over which share of the longer side colours may change where the content has no edge "
        f"({SMALLEST_RADIUS} to {LARGEST_RADIUS}, default: {_DEFAULT.radius})",
    )
    group.add_argument(
        "--edge-detail",
        type=float,
        metavar="0..1",
        help=f"how much of the content's faint texture shows (default: {_DEFAULT.detail:g})",
    )
    group.add_argument(
        "--edge-epsilon",
        type=float,
        metavar="VARIANCE",
        help="variances of colours in 0..1 below it are faint "
        f"({SMALLEST_EPSILON:g} to {LARGEST_EPSILON:g}, default: {_DEFAULT.epsilon:g})",
    )


def edge_settings_from(arguments: Namespace) -> EdgeSettings | None:
    """The settings behind the arguments; raises `SpecError` for a value out of range or without effect."""
    given = {
        "radius": arguments.edge_radius,
        "detail": arguments.edge_detail,
        "epsilon": arguments.edge_epsilon,
    }
    said = {name: value for name, value in given.items() if value is not None}
    if arguments.keep_edges is None:
        if said:
            raise SpecError(f"--edge-{next(iter(said))} belongs to --keep-edges; add --keep-edges 1, or another share")
        return None
    settings = EdgeSettings(arguments.keep_edges, **said)
    return settings if settings.amount > 0 else None
