"""Figures of other networks that were measured elsewhere, to be told beside those of an evaluation. Torch-free.

They lie in ``resources/peers.json``, each with its source, its machine and the settings it was measured with; nothing
of them comes from the run that tells them.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.codec import read_record
from studio.compression.evaluation.figures import EvaluationReport
from studio.compression.evaluation.request import Role
from studio.paths import resources_dir


@dataclass(frozen=True, slots=True)
class Peer:
    """A network, ``of`` which work and in which form, and what ``source`` says of it; None is not known.

    ``style``, ``content_distance``, ``axis_power`` and ``lattice`` are those of an evaluation at ``size_px`` over
    ``pairs`` pairs, those of the file ``split`` for ``role`` where one is named, judged by ``judge``. ``s_per_mp`` are
    seconds per megapixel on ``machine``, or the least and the most of several runs.
    """

    name: str
    of: str
    source: str
    machine: str = ""
    judge: str | None = None
    size_px: int | None = None
    pairs: int | None = None
    split: str | None = None
    role: Role | None = None
    style: float | None = None
    content_distance: float | None = None
    axis_power: tuple[float, float] | None = None
    lattice: float | None = None
    parameters: int | None = None
    s_per_mp: tuple[float, ...] = ()

    def is_measured_as(self, report: EvaluationReport) -> bool:
        """Whether ``report`` is of the same pairs of a file, of the same size, and has the same judge.

        Pictures drawn from folders are never known to be the same.
        """
        if self.split is None or report.split is None:
            return False
        own = (self.split, self.role, self.size_px, self.pairs)
        theirs = (report.split.file, report.split.role, report.size_px, len(report.pairs))
        return own == theirs and self.judge in {judge.label for judge in report.judges}


def read_peers() -> tuple[Peer, ...]:
    """All that ship with the program."""
    return tuple(read_record(resources_dir() / "peers.json", list[Peer]))
