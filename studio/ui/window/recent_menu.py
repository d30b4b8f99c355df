"""File → Open recent: the photos opened last, those that are gone left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.desktop.recent import RecentPictures


class RecentMenu(QMenu):
    """Filled each time it is about to be shown."""

    chosen = Signal(list)  # list[Path], one of them

    def __init__(self, recent: RecentPictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = recent
        self.setTitle(self.tr("Open re&cent"))
        self.setAccessibleName(self.tr("Open recent"))
        self.aboutToShow.connect(self._fill)
        self._fill()

    def add(self, path: Path) -> None:
        """Put ``path`` first."""
        self._recent.add(path)
        self.setEnabled(True)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for path in self._recent.pictures():
            if path.is_file():
                action = self.addAction(f"{path.name}    ({path.parent})".replace("&", "&&"), self._choose)
                action.setData(str(path))
        self.setEnabled(not self.isEmpty())
        if not self.isEmpty():
            self.addSeparator()
            self.addAction(self.tr("Forget these"), self._forget)

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit([Path(action.data())])

    @Slot()
    def _forget(self) -> None:
        self._recent.clear()
        self.setEnabled(False)
