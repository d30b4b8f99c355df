"""The paintings behind a front: every pair at every strength and detail, gathered into means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.compression.evaluation.form import Form
from studio.compression.evaluation.front import Front, FrontPoint
from studio.compression.evaluation.means import result_mean
from studio.compression.evaluation.painters import Painters
from studio.compression.evaluation.panel import Panel, SeenContent
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.request import ComparisonSide, FrontGrid
from studio.compression.evaluation.result_figures import ResultFigures
from studio.progress import Progress


@dataclass(frozen=True, slots=True, eq=False)
class PreparedPair:
    """A photograph whose features are measured, a style, and what the bundle's own form gave."""

    content: SeenContent
    style: EvaluationPicture
    painted: ResultFigures


class FrontSweep:
    """Takes pair after pair. The form asked for keeps its shares by level; strength and detail are the grid's."""

    def __init__(self, grid: FrontGrid, form: Form, painters: Painters, panel: Panel) -> None:
        self._form, self._painters, self._panel = form, painters, panel
        forms = (
            replace(form, strength=strength, detail=detail) for detail in grid.details for strength in grid.strengths
        )
        self._seen: dict[str, tuple[Form, list[ResultFigures]]] = {
            f"r {each.detail:g}, strength {each.strength:g}": (each, []) for each in forms
        }

    @property
    def steps(self) -> int:
        """How many each pair takes."""
        return len(self._seen)

    def add(self, pair: PreparedPair, progress: Progress) -> None:
        """Paint the pair in every form but the one that is there already; each is a step."""
        for name, (form, figures) in self._seen.items():
            if form == self._form:
                figures.append(pair.painted)
            else:
                paint = self._painters.painter(ComparisonSide.BUNDLE, pair.style.path, form=form)
                painted = paint(pair.content.pixels_hwc)
                figures.append(self._panel.measure(painted, pair.content, pair.style))
            progress.advance(1, f"front: {name}")

    def front(self, reference: ResultFigures | None) -> Front:
        """What came of it; at least one pair was added."""
        points = (FrontPoint(name, form, result_mean(figures)) for name, (form, figures) in self._seen.items())
        return Front(tuple(points), reference)
