"""The row of buttons above the runs: what can be done, most wanted first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolBar, QWidget

from studio.ui.theme import metrics
from studio.ui.training.runs.actions import ENDS_GROUP, WITHOUT_BUTTON, Doing, RunActions


class RunsBar(QToolBar):
    """Buttons for ``actions``; those in ``WITHOUT_BUTTON`` are left to the menus."""

    def __init__(self, actions: RunActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Training"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(metrics.ICON_PX, metrics.ICON_PX))
        self.setAccessibleName(self.tr("What to do with the selected run"))
        for doing in Doing:
            if doing not in WITHOUT_BUTTON:
                self._add(doing, actions)

    def _add(self, doing: Doing, actions: RunActions) -> None:
        self.addAction(actions[doing])
        button = self.widgetForAction(actions[doing])
        button.setAccessibleName(actions[doing].text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if doing is Doing.NEW:
            button.setObjectName("primary")
        if doing in ENDS_GROUP:
            self.addSeparator()
