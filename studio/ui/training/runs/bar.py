"""The row of buttons above the runs: what can be done, most wanted first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolBar, QWidget

from studio.ui.theme import metrics
from studio.ui.training.runs.actions import ENDS_GROUP, WITHOUT_BUTTON, RunAction, RunActions


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
