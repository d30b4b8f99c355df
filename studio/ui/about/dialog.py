"""About Gigastyle: version, licence, and whose work it builds on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from studio.ui.about.attributions import (
    Attribution,
    bundle_attributions,
    library_attributions,
    picture_attributions,
)
from studio.ui.theme import metrics


class AboutDialog(QDialog):
    """Lists the installed bundles first: their licences decide what may be done with a result."""

    def __init__(self, version: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Gigastyle"))
        self._works: Sequence[Attribution] = (
            *bundle_attributions(), *picture_attributions(), *library_attributions(),
        )  # fmt: skip
        self._names = QListWidget(self)
        self._names.setAccessibleName(self.tr("What Gigastyle builds on"))
        self._names.addItems([work.title for work in self._works])
        self._text = QPlainTextEdit(self, readOnly=True)
        self._text.setAccessibleName(self.tr("Licence and attributions"))
        self._text.setTabChangesFocus(True)
        self._lay_out(version)
        self._names.currentRowChanged.connect(self._show_work)
        self._names.setCurrentRow(0)

    def _lay_out(self, version: str) -> None:
        title = QLabel(f"Gigastyle {version}", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_TITLE_SCALE)
        font.setBold(True)
        title.setFont(font)
        what = self.tr(
            "Repaint photographs in the style of any picture, at any size.\n"
            "Free software under the MIT licence. It builds on the following work, each under its own terms:"
        )
        both = QSplitter(self)
        both.addWidget(self._names)
        both.addWidget(self._text)
        both.setStretchFactor(1, 1)
        both.setSizes([metrics.DIALOG_WIDTH_PX // 3, metrics.DIALOG_WIDTH_PX])
        both.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(metrics.GAP_LARGE_PX)
        column.addWidget(title)
        column.addWidget(QLabel(what, self, wordWrap=True))
        column.addWidget(both, 1)
        column.addWidget(buttons)
        self.resize(round(1.5 * metrics.DIALOG_WIDTH_PX), metrics.DIALOG_WIDTH_PX)

    @Slot(int)
    def _show_work(self, row: int) -> None:
        if 0 <= row < len(self._works):
            work = self._works[row]
            terms = self.tr("Terms: {terms}").format(terms=work.terms)
            self._text.setPlainText(f"{work.title}\n{terms}\n\n{work.text}".rstrip())
