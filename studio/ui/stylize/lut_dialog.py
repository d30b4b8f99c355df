"""What a table of colours is made for, and its format."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.widgets.choice_row import ChoiceFacts, ChoiceRow
from studio.ui.widgets.heading import remark
from studio.ui.widgets.text_height import fit_height_to_text

CUBE, HALD = ".cube", ".png"
_PHOTO, _TYPICAL = "photo", "typical"


@dataclass(frozen=True, slots=True)
class LutChoice:
    """Whether the table is made for the photo that is open, or for typical ones, and the suffix of its format."""

    is_for_photo: bool
    suffix: str


class LutDialog(QDialog):
    """`chosen` carries the `LutChoice` when the person agrees; without a photo there is nothing to choose about it."""

    chosen = Signal(object)  # LutChoice

    def __init__(self, choice: LutChoice, parent: QWidget, *, has_photo: bool) -> None:
        super().__init__(parent)
        self._choice = choice if has_photo else LutChoice(is_for_photo=False, suffix=choice.suffix)
        self.setWindowTitle(self.tr("Export LUT"))
        explanation = remark(
            self.tr("The colours of the styles as a table, which photo and film programs apply."), self
        )
        self._made_for = self._made_row(
            "made_for", self.tr("Made for"), self.tr("Which colours the table expects"), self._photos(has_photo)
        )
        self._format = self._made_row("format", self.tr("Format"), self.tr("Which programs read it"), self._formats())
        self._made_for.show_choice(_PHOTO if self._choice.is_for_photo else _TYPICAL)
        self._format.show_choice(self._choice.suffix)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self.tr("Choose the file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (explanation, self._made_for, self._format):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(metrics.DIALOG_WIDTH_PX)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)

    def accept(self) -> None:
        """Emit the choice."""
        super().accept()
        self.chosen.emit(self._choice)

    def _made_row(self, name: str, title: str, tip: str, offered: tuple[tuple[str, str, str], ...]) -> ChoiceRow:
        row = ChoiceRow(ChoiceFacts(name, title, tip), self)
        row.offer(offered)
        row.chosen.connect(self._take)
        return row

    def _take(self, key: str) -> None:
        if key in (CUBE, HALD):
            self._choice = LutChoice(self._choice.is_for_photo, key)
        else:
            self._choice = LutChoice(key == _PHOTO, self._choice.suffix)

    def _photos(self, has_photo: bool) -> tuple[tuple[str, str, str], ...]:
        typical = (_TYPICAL, self.tr("Typical photographs"), self.tr("The mean colours of the sample photographs"))
        if not has_photo:
            return (typical,)
        return ((_PHOTO, self.tr("This photo"), self.tr("The colours of the photo that is open")), typical)

    def _formats(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (CUBE, self.tr("Cube (.cube), 33 entries a side"), self.tr("Adobe, Resolve and most film programs")),
            (HALD, self.tr("HaldCLUT (.png), 64 entries a side"), self.tr("darktable, RawTherapee, GIMP, ImageMagick")),
        )
