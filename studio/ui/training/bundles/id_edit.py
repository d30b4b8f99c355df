"""Title and id of a new bundle: the id follows the title until it is edited itself, and says what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from studio.bundles.manifest import check_bundle_id
from studio.errors import BundleError
from studio.ui.theme.palette import tokens_of

translate = QCoreApplication.translate  # lupdate finds texts by this name
_LONGEST = 40
_FALLBACK = "bundle"

Tone = Literal["success", "warning", "error", "text_muted"]


class ToneLabel(QLabel):
    """Plain text; ``tone`` is the name of a colour among the theme's tokens."""

    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Draw the text in the colour that the theme has for it now."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(getattr(tokens_of(self.palette()), self._tone)))
        flags = int(self.alignment())
        if self.wordWrap():
            flags |= int(Qt.TextFlag.TextWordWrap)
        painter = QPainter(self)
        role = QPalette.ColorRole.WindowText
        self.style().drawItemText(painter, self.contentsRect(), flags, palette, self.isEnabled(), self.text(), role)
        painter.end()


def suggested_id(title: str, taken: Collection[str]) -> str:
    """An id that reads like ``title`` and is not among ``taken``: ``half-the-width``, ``half-the-width-2``, …"""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or _FALLBACK
    wanted, number = stem, 2
    while wanted in taken:
        wanted, number = f"{stem}-{number}", number + 1
    return wanted


def id_problem(bundle_id: str, taken: Collection[str]) -> str:
    """Why this id cannot be used, empty where it can."""
    if not bundle_id:
        return translate("Bundles", "The bundle needs an id.")
    if bundle_id in taken:
        return translate("Bundles", "“{name}” is installed already; choose another id.").format(name=bundle_id)
    try:
        check_bundle_id(bundle_id)
    except BundleError:
        return translate("Bundles", "An id has small letters a–z, digits and hyphens only, such as “half-width”.")
    return ""


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
