"""The page of the contact sheet: what it is of, how far it is painted, the cells, and buttons to save and leave it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.gallery import StylePicture
from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import share_percents
from studio.ui.icons import icon
from studio.ui.sheet.cells import Cells
from studio.ui.sheet.delegate import CellDelegate
from studio.ui.sheet.view import CellView
from studio.ui.styles.model import StyleListModel
from studio.ui.theme import metrics
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.icon_view import icon_button


class SheetPage(QWidget):
    """Knows neither document nor worker; ``cells`` hold what it shows."""

    style_chosen = Signal(object)  # Path
    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = Cells()
        self._model = StyleListModel(self)
        self._title = heading(
            self.tr("Contact sheet"), self, scale=metrics.FONT_HEADING_SCALE, weight=QFont.Weight.Bold
        )
        self._progress = QLabel(self)
        self._save = QPushButton(icon("save"), self.tr("Save sheet…"), self)
        self._save.setAccessibleName(self.tr("Save sheet"))
        self._save.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self._save.clicked.connect(self.save_wanted)
        self._leave = icon_button("cancel", self.tr("Back to the picture (Esc)"), self.leave_wanted, self)
        self._view = CellView(CellDelegate(self.cells, self), self)
        self._view.setModel(self._model)
        self._view.setAccessibleName(self.tr("Contact sheet"))
        self._view.chosen.connect(self.style_chosen)
        self._lay_out()

    def show_styles(self, styles: Sequence[StylePicture]) -> None:
        """Show a cell for each of ``styles``, in this order; the current one stays."""
        current = self._model.style_at(self._view.currentIndex())
        self._model.show_styles(styles, frozenset())
        self._view.setCurrentIndex(self._model.index_of(current.path if current else None))
        self._tell_progress()

    def show_chosen(self, styles: Sequence[StyleChoice]) -> None:
        """Mark what is painted with."""
        shares = share_percents(styles)
        self._model.show_shares({style.path: share for style, share in zip(styles, shares, strict=True)})

    def show_shape(self, photo: QSize) -> None:
        """Make room for pictures of the shape of ``photo``."""
        self._view.show_shape(photo)

    def refresh(self, path: Path) -> None:
        """The cell of the style at ``path`` has changed."""
        self._model.refresh(path)
        self._tell_progress()

    def refresh_all(self) -> None:
        """All cells have changed."""
        self._view.viewport().update()
        self._tell_progress()

    def focus(self) -> None:
        """Keys go to the cells, first to what is painted with."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._view.currentIndex().isValid():
            chosen = (row for row in range(self._model.rowCount()) if self._is_chosen(row))
            self._view.setCurrentIndex(self._model.index(next(chosen, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Escape goes back to the picture."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _is_chosen(self, row: int) -> bool:
        style = self._model.style_at(self._model.index(row))
        return style is not None and self._model.is_chosen(style.path)

    @Slot()
    def _tell_progress(self) -> None:
        paths = [style.path for style in self._model.styles]
        settled, painted = (sum(path in found for path in paths) for found in (self.cells.settled, self.cells.pixels))
        is_done = settled == len(paths)
        text = self.tr("{done} of {count} painted").format(done=painted, count=len(paths))
        self._progress.setText("" if painted == len(paths) else text)
        self._save.setEnabled(is_done and painted > 0)
        self._save.setToolTip(
            self.tr("Write all of it as one picture, with the names of the styles")
            if is_done
            else self.tr("The sheet can be saved once all styles are painted")
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        head.setSpacing(metrics.GAP_LARGE_PX)
        head.addWidget(self._title)
        head.addWidget(self._progress)
        head.addStretch(1)
        head.addWidget(self._save)
        head.addWidget(self._leave)
        hint = remark(self.tr("A click, or Enter, paints with the style. Esc goes back to the picture."), self)
        hint.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_SMALL_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._view, 1)
        column.addWidget(hint)
