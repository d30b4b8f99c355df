"""What was measured of other networks elsewhere, in a table beside the figures of an evaluation."""

from __future__ import annotations

from studio.compression.evaluation.columns import Row, aligned
from studio.compression.evaluation.figures import BundleFigures, EvaluationReport
from studio.compression.evaluation.means import side_mean
from studio.compression.evaluation.peers import Peer, read_peers
from studio.compression.evaluation.request import ComparisonSide

PEERS_LEGEND = "peers           measured elsewhere: other settings, judges and machines do not compare figure by figure"


def peers_table(report: EvaluationReport) -> str:
    """The bundles of this run by each judge, then the peers, each with what its figures are from."""
    rows: list[Row] = [("peers", "judge", "style", "content", "axis power, lattice", "parameters", "s/MP", "from")]
    rows += [row for side, figures in report.bundles.items() for row in _own_rows(report, side, figures)]
    notes = []
    for number, peer in enumerate(read_peers(), start=1):
        rows.append(_peer_row(peer, number))
        notes.append(f"[{number}] {peer_text(peer, is_alike=peer.is_measured_as(report))}")
    return "\n".join((aligned(rows), *notes))


def peer_text(peer: Peer, *, is_alike: bool) -> str:
    """Where the figures of ``peer`` are from, and how they were taken."""
    parts = [peer.of]
    if peer.judge is not None:
        drawn = "" if peer.split is None or peer.role is None else f" of {peer.split} for the role {peer.role}"
        parts.append(f"{peer.pairs} pairs{drawn} at {peer.size_px} px, judged by {peer.judge}")
    if peer.machine:
        parts.append(peer.machine)
    parts.append(peer.source)
    return "; ".join(parts) + (" (the pairs and the judge of this run)" if is_alike else " (other settings)")


def _own_rows(report: EvaluationReport, side: ComparisonSide, figures: BundleFigures) -> list[Row]:
    mean, rows = side_mean(report.pairs, side), list[Row]()
    coarse, fine = mean.grain.axis_power
    for judge, seen in zip(report.judges, mean.likeness, strict=True):
        costs = (f"{figures.cost.parameters:,}", f"{figures.seconds_per_megapixel:.2f}") if not rows else ("", "")
        grain = f"{coarse:.2f}/{fine:.2f} {mean.grain.lattice:.3f}" if not rows else ""
        name = figures.id if not rows else ""
        style, content = f"{seen.style:.3f}", f"{seen.content_distance:.3f}"
        rows.append((name, judge.label, style, content, grain, *costs, "this run"))
    return rows


def _peer_row(peer: Peer, number: int) -> Row:
    grain = "-"
    if peer.axis_power is not None and peer.lattice is not None:
        coarse, fine = peer.axis_power
        grain = f"{coarse:.2f}/{fine:.2f} {peer.lattice:.3f}"
    return (
        peer.name,
        peer.judge or "-",
        _or_dash(peer.style, ".3f"),
        _or_dash(peer.content_distance, ".3f"),
        grain,
        _or_dash(peer.parameters, ","),
        "..".join(f"{seconds:.3g}" for seconds in peer.s_per_mp) or "-",
        f"[{number}]",
    )


def _or_dash(value: float | None, pattern: str) -> str:
    return "-" if value is None else format(value, pattern)
