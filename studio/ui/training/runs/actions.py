"""What can be done with a run: one QAction each, the tool bar of them, and how it is done off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QToolBar, QWidget

from studio.jobs.training.record import RunRecord, RunState
from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.actions.registry import local_action
from studio.ui.background.background import Background
from studio.ui.icons import icon
from studio.ui.theme import metrics


class RunAction(StrEnum):
    """The actions in the order of the tool bar."""

    NEW = "new"
    USE = "use"
    STOP = "stop"
    RESUME = "resume"
    DUPLICATE = "duplicate"
    OPEN_FOLDER = "open folder"
    EXPORT_LOG = "export log"
    SAVE_CARD = "save card"
    DELETE = "delete"
    BUNDLES = "bundles"
    EMPTY_BIN = "empty bin"


ENDS_GROUP = (RunAction.NEW, RunAction.USE, RunAction.RESUME, RunAction.DELETE)
WITHOUT_RUN = (RunAction.NEW, RunAction.BUNDLES, RunAction.EMPTY_BIN)
WITHOUT_BUTTON = (RunAction.EXPORT_LOG, RunAction.SAVE_CARD, RunAction.EMPTY_BIN)  # in menus alone: seldom wanted
_ICONS = {
    RunAction.NEW: "add",
    RunAction.USE: "brush",
    RunAction.STOP: "pause",
    RunAction.RESUME: "play",
    RunAction.DUPLICATE: "copy",
    RunAction.OPEN_FOLDER: "reveal",
    RunAction.EXPORT_LOG: "export",
    RunAction.SAVE_CARD: "save",
    RunAction.DELETE: "delete",
    RunAction.BUNDLES: "folder",
    RunAction.EMPTY_BIN: "delete",
}
_SHORTCUTS = {
    RunAction.NEW: "Ctrl+Alt+N",
    RunAction.USE: "Ctrl+U",
    RunAction.DUPLICATE: "Ctrl+D",
    RunAction.OPEN_FOLDER: "Alt+Return",
    RunAction.DELETE: "Del",
}
assert _ICONS.keys() == set(RunAction), "every action needs its icon"


def allowed(record: RunRecord | None) -> frozenset[RunAction]:
    """What can be done while ``record`` is selected, None where no run is.

    A run that stopped, failed or finished before it ever scored has no weights to be used.
    """
    if record is None:
        return frozenset(WITHOUT_RUN)
    always = {*WITHOUT_RUN, RunAction.DUPLICATE, RunAction.OPEN_FOLDER}
    if record.step or record.first_score is not None:
        always |= {RunAction.EXPORT_LOG, RunAction.SAVE_CARD}
    can_use = {RunAction.USE} if record.best_score is not None else set()
    match record.state:
        case RunState.PREPARING | RunState.RUNNING | RunState.STOPPING:
            return frozenset(always | {RunAction.STOP})
        case RunState.STOPPED | RunState.FAILED:
            return frozenset(always | can_use | {RunAction.RESUME, RunAction.DELETE})
        case RunState.FINISHED:
            return frozenset(always | can_use | {RunAction.DELETE})


class RunActions(QObject):
    """The actions of the tab; it connects them, `show_allowed` enables them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        texts = self._texts()
        self._actions = {kind: self._made(kind, *texts[kind]) for kind in RunAction}

    def __getitem__(self, kind: RunAction) -> QAction:
        """The action that does this."""
        return self._actions[kind]

    def show_allowed(self, record: RunRecord | None) -> None:
        """Enable what can be done with ``record``; stopping a run that stops already means: harder."""
        possible = allowed(record)
        for kind in possible:
            self._actions[kind].setEnabled(True)
        for kind in (
            set(RunAction) - possible
        ):  # last, as its focus goes to the next that can be pressed: Stop to Resume
            self._actions[kind].setEnabled(False)
        is_stopping = record is not None and record.state is RunState.STOPPING
        self._actions[RunAction.STOP].setText(self.tr("Stop now") if is_stopping else self.tr("Stop and keep"))

    def _made(self, kind: RunAction, text: str, tip: str) -> QAction:
        role = QPalette.ColorRole.BrightText if kind is RunAction.NEW else QPalette.ColorRole.WindowText
        return local_action(self, text, tip, icon(_ICONS[kind], role), _SHORTCUTS.get(kind, ""))

    def _texts(self) -> dict[RunAction, tuple[str, str]]:
        return {
            RunAction.NEW: (self.tr("New run…"), self.tr("Make a small network of your own")),
            RunAction.USE: (self.tr("Use it…"), self.tr("Turn the best weights into a bundle, measure and install it")),
            RunAction.STOP: (self.tr("Stop and keep"), self.tr("Stop after the step at work; the run can go on later")),
            RunAction.RESUME: (self.tr("Resume"), self.tr("Go on from the last checkpoint")),
            RunAction.DUPLICATE: (
                self.tr("Duplicate…"),
                self.tr("A new run with the choices of this one, to be changed"),
            ),
            RunAction.OPEN_FOLDER: (
                self.tr("Open folder"),
                self.tr("Show the run's folder: log, samples, checkpoints"),
            ),
            RunAction.EXPORT_LOG: (
                self.tr("Export log…"),
                self.tr("Save what the run has logged as a table (CSV): a row for each logged step"),
            ),
            RunAction.SAVE_CARD: (
                self.tr("Save run card…"),
                self.tr("Save what the run was asked, came to and ran on as a text (Markdown)"),
            ),
            RunAction.DELETE: (self.tr("Delete"), self.tr("Move the run to the bin")),
            RunAction.BUNDLES: (self.tr("Bundles…"), self.tr("What is installed: facts, import, export, removal")),
            RunAction.EMPTY_BIN: (self.tr("Empty the bin…"), self.tr("Remove deleted runs and bundles for good")),
        }


class RunsBar(QToolBar):
    """Buttons for ``actions``; those in ``WITHOUT_BUTTON`` are left to the menus."""

    def __init__(self, actions: RunActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Training"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(metrics.ICON_PX, metrics.ICON_PX))
        self.setAccessibleName(self.tr("What to do with the selected run"))
        for kind in RunAction:
            if kind not in WITHOUT_BUTTON:
                self._add(kind, actions)

    def _add(self, kind: RunAction, actions: RunActions) -> None:
        self.addAction(actions[kind])
        button = self.widgetForAction(actions[kind])
        button.setAccessibleName(actions[kind].text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if kind is RunAction.NEW:
            button.setObjectName("primary")
        if kind in ENDS_GROUP:
            self.addSeparator()


class RunOperations(QObject):
    """Each operation ends with `done` or `failed`, until `close`."""

    done = Signal()  # something changed on the disk
    binned = Signal(str, object)  # title, the Path it can be restored from
    failed = Signal(str)

    def __init__(self, runs: TrainingRuns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._titles: dict[int, str] = {}
        self._background = Background(self)
        self._background.finished.connect(self._finish)
        self._background.failed.connect(self._tell)

    def do(self, work: Callable[[], object]) -> None:
        """Do ``work``."""
        self._background.start(work)

    def bin(self, run: Path, title: str) -> None:
        """Move the run to the bin."""
        self._titles[self._background.start(lambda: self._runs.bin(run))] = title

    def close(self) -> None:
        """Emit no more signals; a running operation still completes."""
        self._background.close()

    @Slot(int, object)
    def _finish(self, number: int, answer: object) -> None:
        if number in self._titles:
            self.binned.emit(self._titles.pop(number), answer)
        self.done.emit()

    @Slot(int, str)
    def _tell(self, number: int, message: str) -> None:
        self._titles.pop(number, None)
        self.failed.emit(message)
