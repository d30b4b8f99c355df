"""The last lines that a run's own process wrote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class LogPage(QPlainTextEdit):
    """Read only; follows the end unless the person has scrolled up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setPlaceholderText(self.tr("The run has written nothing yet."))
        self.setAccessibleName(self.tr("Last lines of the run's log"))

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines; the text is left alone where they are the same, so that a selection stays."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        bar = self.verticalScrollBar()
        place, is_at_end = bar.value(), bar.value() == bar.maximum()
        self.setPlainText("\n".join(lines))
        bar.setValue(bar.maximum() if is_at_end else place)
