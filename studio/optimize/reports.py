"""What an optimisation tells while it runs: one report per iteration, and the callback that takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from studio.geometry import Size
from studio.images.rasters import Raster
from studio.optimize.gradient import Losses


@dataclass(frozen=True, slots=True)
class IterationReport:
    """The losses before iteration ``number`` (from 1) of ``count`` at the scale of ``size`` px.

    ``scale`` counts from 1, the smallest, to ``scales``. ``done`` counts the iterations of all scales.
    """

    number: int
    count: int
    scale: int
    scales: int
    size: Size
    done: int
    losses: Losses


class IterationObserver(Protocol):
    """Called in the thread of the work, which waits meanwhile: calls must be short, and none may raise."""

    def note_iteration(self, report: IterationReport, picture: Raster) -> None:
        """``picture``, RGB floats on the canvas of ``report.size`` padded to 16, is what the iteration made of it.

        It can be read until this returns.
        """
