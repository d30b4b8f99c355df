"""What can be done with a run: one QAction each, for the tool bar, the context menu and the keyboard."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QPalette

from studio.jobs.training.record import RunRecord, RunState
from studio.ui.actions.local import local_action
from studio.ui.icons import icon


class Doing(StrEnum):
    """The actions in the order of the tool bar."""

    NEW = "new"
    USE = "use"
    STOP = "stop"
    RESUME = "resume"
    DUPLICATE = "duplicate"
    OPEN_FOLDER = "open folder"
    DELETE = "delete"
    BUNDLES = "bundles"
    EMPTY_BIN = "empty bin"


ENDS_GROUP = (Doing.NEW, Doing.USE, Doing.RESUME, Doing.DELETE)
WITHOUT_RUN = (Doing.NEW, Doing.BUNDLES, Doing.EMPTY_BIN)
WITHOUT_BUTTON = (Doing.EMPTY_BIN,)  # in menus alone: seldom wanted, and not to be pressed by mistake
_ICONS = {
    Doing.NEW: "add",
    Doing.USE: "brush",
    Doing.STOP: "pause",
    Doing.RESUME: "play",
    Doing.DUPLICATE: "copy",
    Doing.OPEN_FOLDER: "reveal",
    Doing.DELETE: "delete",
    Doing.BUNDLES: "folder",
    Doing.EMPTY_BIN: "delete",
}
_SHORTCUTS = {
    Doing.NEW: "Ctrl+Alt+N",
    Doing.USE: "Ctrl+U",
    Doing.DUPLICATE: "Ctrl+D",
    Doing.OPEN_FOLDER: "Alt+Return",
    Doing.DELETE: "Del",
}
assert _ICONS.keys() == set(Doing), "every action needs its icon"


def allowed(record: RunRecord | None) -> frozenset[Doing]:
    """What can be done while ``record`` is selected, None where no run is.

    A run that stopped, failed or finished before it ever scored has no weights to be used.
    """
    if record is None:
        return frozenset(WITHOUT_RUN)
    always = {*WITHOUT_RUN, Doing.DUPLICATE, Doing.OPEN_FOLDER}
    can_use = {Doing.USE} if record.best_score is not None else set()
    match record.state:
        case RunState.PREPARING | RunState.RUNNING | RunState.STOPPING:
            return frozenset(always | {Doing.STOP})
        case RunState.STOPPED | RunState.FAILED:
            return frozenset(always | can_use | {Doing.RESUME, Doing.DELETE})
        case RunState.FINISHED:
            return frozenset(always | can_use | {Doing.DELETE})


class RunActions(QObject):
    """The actions of the tab; it connects them, `show_allowed` enables them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        texts = self._texts()
        self._actions = {doing: self._made(doing, *texts[doing]) for doing in Doing}

    def __getitem__(self, doing: Doing) -> QAction:
        """The action that does this."""
        return self._actions[doing]

    def show_allowed(self, record: RunRecord | None) -> None:
        """Enable what can be done with ``record``; stopping a run that stops already means: harder."""
        possible = allowed(record)
        for doing in possible:
            self._actions[doing].setEnabled(True)
        for doing in set(Doing) - possible:  # last, as its focus goes to the next that can be pressed: Stop to Resume
            self._actions[doing].setEnabled(False)
        is_stopping = record is not None and record.state is RunState.STOPPING
        self._actions[Doing.STOP].setText(self.tr("Stop now") if is_stopping else self.tr("Stop and keep"))

    def _made(self, doing: Doing, text: str, tip: str) -> QAction:
        role = QPalette.ColorRole.BrightText if doing is Doing.NEW else QPalette.ColorRole.WindowText
        return local_action(self, text, tip, icon(_ICONS[doing], role), _SHORTCUTS.get(doing, ""))

    def _texts(self) -> dict[Doing, tuple[str, str]]:
        return {
            Doing.NEW: (self.tr("New run…"), self.tr("Make a small network of your own")),
            Doing.USE: (self.tr("Use it…"), self.tr("Turn the best weights into a bundle, measure and install it")),
            Doing.STOP: (self.tr("Stop and keep"), self.tr("Stop after the step at work; the run can go on later")),
            Doing.RESUME: (self.tr("Resume"), self.tr("Go on from the last checkpoint")),
            Doing.DUPLICATE: (self.tr("Duplicate…"), self.tr("A new run with the choices of this one, to be changed")),
            Doing.OPEN_FOLDER: (self.tr("Open folder"), self.tr("Show the run's folder: log, samples, checkpoints")),
            Doing.DELETE: (self.tr("Delete"), self.tr("Move the run to the bin")),
            Doing.BUNDLES: (self.tr("Bundles…"), self.tr("What is installed: facts, import, export, removal")),
            Doing.EMPTY_BIN: (self.tr("Empty the bin…"), self.tr("Remove deleted runs and bundles for good")),
        }
