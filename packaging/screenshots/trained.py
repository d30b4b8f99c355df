"""Training runs that really trained, in every state, and what is seen and made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from camera import Camera
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QDialog, QPushButton, QTabWidget

from studio.jobs.training.record import RunState
from studio.jobs.training.training_runs import TrainingRuns
from studio.paths import resources_dir, training_runs_dir
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec, Schedule
from studio.ui.training.bundles.use_dialog import UseDialog
from studio.ui.training.runs.actions import RunAction
from studio.ui.training.runs.list_view import RunList
from studio.ui.training.tab import TrainingTab

_QUICK = Schedule(steps=120, batch=1, crop_px=64, warm_up_steps=10, validate_every=15, log_every=1, checkpoint_every=15)
_LEVELS, _LONG = (3, 2, 1), 20_000
_TRAINED_WITHIN_S = 600.0
_PAGES = ("curves", "layers", "ratios", "samples", "log")  # the tabs, in order


def trained(tab: TrainingTab, camera: Camera) -> None:
    """Train for about two minutes, photograph every page of the runs and the dialogs behind them."""
    runs = TrainingRuns(training_runs_dir())
    try:
        _Walk(tab, camera, runs).take()
    finally:
        for record in runs.records():
            while record.state.is_live:
                runs.force(record.folder)
                record = runs.record(record.folder)  # noqa: PLW2901 — until it has ended


class _Walk:
    def __init__(self, tab: TrainingTab, camera: Camera, runs: TrainingRuns) -> None:
        self._tab, self._camera, self._runs = tab, camera, runs
        photos, styles = resources_dir() / "photos", resources_dir() / "styles"
        self._distill = DistillSpec(
            teacher=Path("compact"),
            contents=photos,
            styles=styles,
            widths=0.75,
            levels=_LEVELS,
            schedule=_QUICK,
            threads=1,
            device="cpu",
        )
        self._prune = PruneSpec(bundle=Path("compact"), contents=photos, ratios=0.3).learning_as(self._distill)

    def take(self) -> None:
        lost = replace(self._distill, contents=resources_dir() / "holiday")
        binned = self._begun("A first try", lost, RunState.FAILED)
        failed = self._begun("From my holiday pictures", lost, RunState.FAILED)
        pruned = self._begun("Compact without its weakest", self._prune, RunState.FINISHED)
        distilled = self._begun("Compact, three quarters", self._distill, RunState.FINISHED)
        overnight = replace(self._distill, schedule=replace(_QUICK, steps=_LONG))
        live = self._begun("Overnight", overnight, RunState.RUNNING)
        self._runs.bin(binned)
        self._look_at(live, "live", ("curves",))
        self._runs.stop(live)
        self._look_at(failed, "failed", ("curves",))
        self._look_at(pruned, "pruned", ("curves", "layers"))
        self._look_at(distilled, "run", tuple(page for page in _PAGES if page != "ratios"))
        self._compare((distilled, pruned))
        self._use()
        self._dialog(RunAction.BUNDLES, "bundles")
        self._dialog(RunAction.EMPTY_BIN, "empty-bin")

    def _begun(self, title: str, spec: DistillSpec | PruneSpec, state: RunState) -> Path:
        """The folder of a run that has come to ``state``."""
        run = self._runs.start(replace(spec, title=title))
        self._camera.wait_until(lambda: self._runs.record(run).state is state, _TRAINED_WITHIN_S)
        return run

    def _look_at(self, run: Path, name: str, pages: tuple[str, ...]) -> None:
        self._tab.choose(run)
        runs, shown = self._tab.findChild(RunList), self._tab.findChild(QTabWidget)
        assert runs is not None and shown is not None
        self._camera.wait_until(lambda: (chosen := runs.chosen()) is not None and chosen.folder == run)
        for page in pages:
            shown.setCurrentIndex(_PAGES.index(page))
            self._camera.settle()
            self._camera.settle()  # the run is read once a second
            self._camera.take(f"training-{name}-{page}")
        shown.setCurrentIndex(0)

    def _compare(self, compared: Sequence[Path]) -> None:
        """Several runs selected together: their scores in one chart."""
        runs = self._tab.findChild(RunList)
        assert runs is not None
        chosen = QItemSelection()
        for row, record in enumerate(self._runs.records()):
            if record.folder in compared:
                chosen.select(runs.model().index(row, 0), runs.model().index(row, 0))
        runs.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._camera.settle()
        self._camera.settle()
        self._camera.take("training-compared")
        self._tab.choose(compared[0])
        self._camera.settle()

    def _use(self) -> None:
        self._command(RunAction.USE)
        (dialog,) = self._tab.findChildren(UseDialog)
        self._camera.take("use-name")
        make, paint = dialog.findChildren(QPushButton)[:2]
        make.click()
        self._camera.take("use-making")
        self._camera.wait_until(paint.isVisible)
        self._camera.settle()
        self._camera.take("use-report")
        self._camera.close_dialogs()

    def _dialog(self, kind: RunAction, name: str) -> None:
        self._command(kind)
        self._camera.wait_until(lambda: any(one.isVisible() for one in self._tab.findChildren(QDialog)))
        self._camera.settle()
        self._camera.take(name)
        self._camera.close_dialogs()

    def _command(self, kind: RunAction) -> None:
        self._tab.commands()[list(RunAction).index(kind)].trigger()
