"""Title and id of a new bundle: the id follows the title until it is edited itself, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from studio.ui.training.bundles.naming import id_problem, suggested_id
from studio.ui.training.bundles.tone_label import ToneLabel


class IdEdit(QWidget):
    """``taken`` are the ids that exist already."""

    changed = Signal()

    def __init__(self, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = frozenset(taken)
        self._title, self._id = QLineEdit(self), QLineEdit(self)
        self._title.setAccessibleName(self.tr("Title of the new bundle"))
        self._id.setAccessibleName(self.tr("Id of the new bundle"))
        self._problem = ToneLabel("", "error", self)
        self._problem.setWordWrap(True)
        self._problem.setAccessibleName(self.tr("What is wrong with the id"))
        self._problem.hide()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Title"), self._title)
        form.addRow(self.tr("Id"), self._id)
        form.addRow("", self._problem)
        self._is_own = False
        self._title.textEdited.connect(self._follow_title)
        self._id.textEdited.connect(self._keep_id)
        self._id.textChanged.connect(self._check)

    @property
    def title(self) -> str:
        """What people will read; the id where there is none."""
        return self._title.text().strip() or self.bundle_id

    @property
    def bundle_id(self) -> str:
        """The id as typed."""
        return self._id.text().strip()

    @property
    def is_valid(self) -> bool:
        """Whether a bundle of this id can be made."""
        return not id_problem(self.bundle_id, self._taken)

    def suggest(self, title: str) -> None:
        """Fill in a title and the id that follows from it, unless the id was edited."""
        self._title.setText(title)
        self._follow_title(title)

    @Slot(str)
    def _follow_title(self, title: str) -> None:
        if not self._is_own:
            self._id.setText(suggested_id(title, self._taken))
        self.changed.emit()

    @Slot()
    def _keep_id(self) -> None:
        self._is_own = True

    @Slot()
    def _check(self) -> None:
        problem = id_problem(self.bundle_id, self._taken)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.changed.emit()
