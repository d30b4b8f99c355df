"""A folder that can be chosen, or left to what happens without one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FolderRow(QWidget):
    """``without`` says what happens while no folder is chosen."""

    chosen = Signal(object)  # Path, or None for `without`

    def __init__(self, name: str, without: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._folder: Path | None = None
        self.setAccessibleName(name)
        self._line = QLineEdit(self, readOnly=True, placeholderText=without)
        self._line.setAccessibleName(name)
        self.setFocusProxy(self._line)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._line, 1)
        for text, act in ((self.tr("Choose…"), self._ask), (without, self._leave_out)):
            button = QPushButton(text, self, autoDefault=False)
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(act)
            across.addWidget(button)

    def show_folder(self, folder: Path | None) -> None:
        """Show ``folder`` as the one that is chosen."""
        self._folder = folder
        self._line.setText("" if folder is None else str(folder))
        self._line.setToolTip(self._line.text())
        self._line.setCursorPosition(0)

    @Slot()
    def _ask(self) -> None:
        if found := QFileDialog.getExistingDirectory(self, self._name, str(self._folder or Path.home())):
            self._take(Path(found))

    @Slot()
    def _leave_out(self) -> None:
        self._take(None)

    def _take(self, folder: Path | None) -> None:
        self.show_folder(folder)
        self.chosen.emit(folder)
