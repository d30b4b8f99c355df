"""The styles as a Qt list model: what is shown, in which order, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from studio.gallery import StylePicture
from studio.ui.widgets.any_index import AnyIndex

_ROOT = QModelIndex()


class StyleRole(IntEnum):
    """What can be asked of a row beside Qt's own roles."""

    PATH = Qt.ItemDataRole.UserRole + 1
    IS_FAVOURITE = Qt.ItemDataRole.UserRole + 2
    SHARE_PERCENT = Qt.ItemDataRole.UserRole + 3  # None: not chosen


class StyleListModel(QAbstractListModel):
    """Knows no files: rows, favourites and shares are given to it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._styles: tuple[StylePicture, ...] = ()
        self._favourites: frozenset[Path] = frozenset()
        self._shares: Mapping[Path, int] = {}
        self._answers: Mapping[int, Callable[[StylePicture], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda style: style.title,
            Qt.ItemDataRole.ToolTipRole: self._tool_tip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            StyleRole.PATH: lambda style: style.path,
            StyleRole.IS_FAVOURITE: lambda style: style.path in self._favourites,
            StyleRole.SHARE_PERCENT: lambda style: self._shares.get(style.path),
        }

    @property
    def styles(self) -> tuple[StylePicture, ...]:
        """What is shown, in order."""
        return self._styles

    def is_chosen(self, path: Path) -> bool:
        """Whether the style at ``path`` is painted with."""
        return path in self._shares

    def show_styles(self, styles: Sequence[StylePicture], favourites: frozenset[Path]) -> None:
        """Replace the rows."""
        if tuple(styles) == self._styles and favourites == self._favourites:
            return
        self.beginResetModel()
        self._styles, self._favourites = tuple(styles), favourites
        self.endResetModel()

    def show_shares(self, shares: Mapping[Path, int]) -> None:
        """Mark what is painted with: percents of the mix by path."""
        if shares == self._shares:
            return
        changed = {path for path in {*shares, *self._shares} if shares.get(path) != self._shares.get(path)}
        self._shares = dict(shares)
        for path in changed:
            self.refresh(path)

    def refresh(self, path: Path) -> None:
        """The row of ``path`` looks different now."""
        index = self.index_of(path)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def style_at(self, index: AnyIndex) -> StylePicture | None:
        """The style of a row."""
        return self._styles[index.row()] if index.isValid() and index.row() < len(self._styles) else None

    def index_of(self, path: Path | None) -> QModelIndex:
        """The row of ``path``, invalid where it is not shown."""
        for row, style in enumerate(self._styles):
            if style.path == path:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802 — Qt's name
        """How many styles are shown."""
        return 0 if parent.isValid() else len(self._styles)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, and what the delegate draws by."""
        style = self.style_at(index)
        if style is None:
            return None
        answer = self._answers.get(role)
        return None if answer is None else answer(style)

    def _tool_tip(self, style: StylePicture) -> str:
        heading = f"{style.title} ({style.technique})" if style.technique else style.title
        return "\n".join(part for part in (heading, style.detail) if part)

    def _spoken(self, style: StylePicture) -> str:
        parts = [style.title, style.technique]
        if style.path in self._favourites:
            parts.append(self.tr("favourite"))
        if style.path in self._shares:
            parts.append(self.tr("chosen, {share} percent").format(share=self._shares[style.path]))
        return ", ".join(part for part in parts if part)
