"""What can be done with selected renders: one QAction each, for the tool bar, the context menu and the keyboard."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from studio.jobs.scheduler import Wish
from studio.ui.actions.local import local_action
from studio.ui.icons import icon


class Doing(StrEnum):
    """The actions in the order of the tool bar."""

    RESUME = "resume"
    PAUSE = "pause"
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


WISHES = {
    Doing.RESUME: Wish.RESUME,
    Doing.PAUSE: Wish.PAUSE,
    Doing.CANCEL: Wish.CANCEL,
    Doing.RETRY: Wish.RETRY,
    Doing.REMOVE: Wish.REMOVE,
}
# The report stands beside the message of the render that failed; where results go is seldom changed.
NOT_IN_BAR = (Doing.COPY_REPORT, Doing.MOVE_OUTPUT)
SHOWN_AS_ICON = (Doing.MOVE_UP, Doing.MOVE_DOWN)
ENDS_GROUP = (Doing.RETRY, Doing.MOVE_DOWN, Doing.COPY_REPORT, Doing.CLEAR_FINISHED)
_ICONS = {
    Doing.RESUME: "play",
    Doing.PAUSE: "pause",
    Doing.CANCEL: "cancel",
    Doing.RETRY: "retry",
    Doing.MOVE_UP: "up",
    Doing.MOVE_DOWN: "down",
    Doing.OPEN: "image",
    Doing.MOVE_OUTPUT: "folder",
    Doing.REVEAL: "reveal",
    Doing.COPY_REPORT: "copy",
    Doing.REMOVE: "delete",
    Doing.CLEAR_FINISHED: "check",
    Doing.PAUSE_ALL: "pause",
    Doing.RESUME_ALL: "play",
}
_SHORTCUTS = {
    Doing.MOVE_UP: "Alt+Up",
    Doing.MOVE_DOWN: "Alt+Down",
    Doing.OPEN: "Ctrl+Return",
    Doing.MOVE_OUTPUT: "F2",
    Doing.REVEAL: "Alt+Return",
    Doing.REMOVE: "Del",
}
assert _ICONS.keys() == set(Doing), "every action needs its icon"


class QueueActions(QObject):
    """The actions of one queue view; it connects and enables them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        texts = self._texts()
        self._actions = {
            doing: local_action(self, *texts[doing], icon(_ICONS[doing]), _SHORTCUTS.get(doing, "")) for doing in Doing
        }

    def __getitem__(self, doing: Doing) -> QAction:
        """The action that does this."""
        return self._actions[doing]

    def _texts(self) -> dict[Doing, tuple[str, str]]:
        return {
            Doing.RESUME: (self.tr("Resume"), self.tr("Go on with the selected renders, or with all of them")),
            Doing.PAUSE: (self.tr("Pause"), self.tr("Pause the selected renders, or all of them; nothing is lost")),
            Doing.CANCEL: (self.tr("Cancel"), self.tr("Stop the selected renders and forget what they painted")),
            Doing.RETRY: (
                self.tr("Retry"),
                self.tr("Try the selected renders again, or all that failed; what they have painted is kept"),
            ),
            Doing.MOVE_UP: (self.tr("Move up"), self.tr("Render the selected photos earlier")),
            Doing.MOVE_DOWN: (self.tr("Move down"), self.tr("Render the selected photos later")),
            Doing.OPEN: (self.tr("Open"), self.tr("Open the result in the program for such pictures")),
            Doing.MOVE_OUTPUT: (
                self.tr("Write elsewhere…"),
                self.tr("Choose another file or folder for the results; what is painted is kept, what failed goes on"),
            ),
            Doing.REVEAL: (self.tr("Show in folder"), self.tr("Show the result in its folder")),
            Doing.COPY_REPORT: (
                self.tr("Copy report"),
                self.tr("Copy what was asked for and what went wrong, for somebody who can help"),
            ),
            Doing.REMOVE: (self.tr("Remove"), self.tr("Take the selected renders out of the queue; results stay")),
            Doing.CLEAR_FINISHED: (self.tr("Clear finished"), self.tr("Take out renders that are done or cancelled")),
            Doing.PAUSE_ALL: (self.tr("Pause all"), self.tr("Pause everything; each render goes on where it was")),
            Doing.RESUME_ALL: (self.tr("Resume all"), self.tr("Go on with everything that is paused")),
        }
