"""What can be done with selected renders: one QAction each, for the tool bar, the context menu and the keyboard."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup

from studio.jobs.scheduler import JobCommand
from studio.ui.actions.registry import local_action
from studio.ui.icons import icon


class QueueAction(StrEnum):
    """The actions in the order of the tool bar."""

    RESUME = "resume"
    PAUSE = "pause"
    KEEP = "keep"
    CANCEL = "cancel"
    RETRY = "retry"
    MOVE_UP = "move up"
    MOVE_DOWN = "move down"
    OPEN = "open"
    MOVE_OUTPUT = "move output"
    REVEAL = "reveal"
    COPY_REPORT = "copy report"
    REMOVE = "remove"
    CLEAR_FINISHED = "clear finished"
    PAUSE_ALL = "pause all"
    RESUME_ALL = "resume all"


JOB_COMMANDS = {QueueAction(command.value): command for command in JobCommand}
# The report is offered beside the message of the failed render; where results go is seldom changed, and only an
# optimisation is stopped with its picture kept, mostly where its iterations are seen.
NOT_IN_BAR = (QueueAction.COPY_REPORT, QueueAction.MOVE_OUTPUT, QueueAction.KEEP)
SHOWN_AS_ICON = (QueueAction.MOVE_UP, QueueAction.MOVE_DOWN)
ENDS_GROUP = (QueueAction.RETRY, QueueAction.MOVE_DOWN, QueueAction.COPY_REPORT, QueueAction.CLEAR_FINISHED)
_ICONS_AND_KEYS = {
    QueueAction.RESUME: ("play", ""),
    QueueAction.PAUSE: ("pause", ""),
    QueueAction.KEEP: ("keep", ""),
    QueueAction.CANCEL: ("cancel", ""),
    QueueAction.RETRY: ("retry", ""),
    QueueAction.MOVE_UP: ("up", "Alt+Up"),
    QueueAction.MOVE_DOWN: ("down", "Alt+Down"),
    QueueAction.OPEN: ("image", "Ctrl+Return"),
    QueueAction.MOVE_OUTPUT: ("folder", "F2"),
    QueueAction.REVEAL: ("reveal", "Alt+Return"),
    QueueAction.COPY_REPORT: ("copy", ""),
    QueueAction.REMOVE: ("delete", "Del"),
    QueueAction.CLEAR_FINISHED: ("check", ""),
    QueueAction.PAUSE_ALL: ("pause", ""),
    QueueAction.RESUME_ALL: ("play", ""),
}
assert _ICONS_AND_KEYS.keys() == set(QueueAction), "every action needs its icon"


class QueueActions(QObject):
    """The actions of one queue view, which enables them."""

    triggered = Signal(object)  # QueueAction

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        texts = self._texts()
        group = QActionGroup(self, exclusionPolicy=QActionGroup.ExclusionPolicy.None_)
        group.triggered.connect(self._tell)
        self._actions: dict[QueueAction, QAction] = {}
        for kind, (picture, keys) in _ICONS_AND_KEYS.items():
            self._actions[kind] = group.addAction(local_action(self, *texts[kind], icon(picture), keys))

    def __getitem__(self, kind: QueueAction) -> QAction:
        """The action that does this."""
        return self._actions[kind]

    @Slot(QAction)
    def _tell(self, triggered: QAction) -> None:
        self.triggered.emit(next(kind for kind, action in self._actions.items() if action is triggered))

    def _texts(self) -> dict[QueueAction, tuple[str, str]]:
        return {
            QueueAction.RESUME: (self.tr("Resume"), self.tr("Go on with the selected renders, or with all of them")),
            QueueAction.PAUSE: (
                self.tr("Pause"),
                self.tr("Pause the selected renders, or all of them; nothing is lost"),
            ),
            QueueAction.KEEP: (
                self.tr("Stop and keep the picture"),
                self.tr("End an optimisation after its iteration; the picture there is becomes the result"),
            ),
            QueueAction.CANCEL: (self.tr("Cancel"), self.tr("Stop the selected renders and forget what they painted")),
            QueueAction.RETRY: (
                self.tr("Retry"),
                self.tr("Try the selected renders again, or all that failed; what they have painted is kept"),
            ),
            QueueAction.MOVE_UP: (self.tr("Move up"), self.tr("Render the selected photos earlier")),
            QueueAction.MOVE_DOWN: (self.tr("Move down"), self.tr("Render the selected photos later")),
            QueueAction.OPEN: (self.tr("Open"), self.tr("Open the result in the program for such pictures")),
            QueueAction.MOVE_OUTPUT: (
                self.tr("Write elsewhere…"),
                self.tr("Choose another file or folder for the results; what is painted is kept, what failed goes on"),
            ),
            QueueAction.REVEAL: (self.tr("Show in folder"), self.tr("Show the result in its folder")),
            QueueAction.COPY_REPORT: (
                self.tr("Copy report"),
                self.tr("Copy what was asked for and what went wrong, for somebody who can help"),
            ),
            QueueAction.REMOVE: (
                self.tr("Remove"),
                self.tr("Take the selected renders out of the queue; results stay"),
            ),
            QueueAction.CLEAR_FINISHED: (
                self.tr("Clear finished"),
                self.tr("Take out renders that are done or cancelled"),
            ),
            QueueAction.PAUSE_ALL: (
                self.tr("Pause all"),
                self.tr("Pause everything; each render goes on where it was"),
            ),
            QueueAction.RESUME_ALL: (self.tr("Resume all"), self.tr("Go on with everything that is paused")),
        }
