"""Where to put the result: name, format, quality; it says at once what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.ui.stylize.export_choice import FORMATS, ExportChoice
from studio.ui.theme import metrics


class ExportDialog(QDialog):
    """Edits an `ExportChoice` for ``content``; `chosen` carries it when the person agrees."""

    chosen = Signal(object)  # ExportChoice

    def __init__(self, choice: ExportChoice, content: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice, self._content = choice, content
        self.setWindowTitle(self.tr("Export"))
        self._name = QLineEdit(str(choice.output), self)
        self._name.setAccessibleName(self.tr("File"))
        self._format = QComboBox(self)
        self._format.setAccessibleName(self.tr("Format"))
        self._format.addItems([written.name for written in FORMATS])
        self._quality = QSlider(Qt.Orientation.Horizontal, self)
        self._quality.setRange(1, 100)
        self._quality.setAccessibleName(self.tr("Quality"))
        self._quality_number = QSpinBox(self, minimum=1, maximum=100, value=choice.quality)
        self._quality_number.setAccessibleName(self.tr("Quality as a number"))
        self._replace = QCheckBox(self.tr("Replace the file that is there"), self)
        self._replace.setAccessibleName(self._replace.text())
        self._recipe = QCheckBox(self.tr("Save the recipe beside it"), self)
        self._recipe.setAccessibleName(self._recipe.text())
        self._trouble = QLabel(self, wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._agree = self._buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        self._show_choice()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return self._choice

    def choose(self, output: Path) -> None:
        """Take ``output`` as the name."""
        self._change(replace(self._choice, output=output, overwrite=False))

    def accept(self) -> None:
        """Hand over the choice, unless something stands in its way."""
        if not self._choice.trouble(self._content):
            self.chosen.emit(self._choice)
            super().accept()

    def _lay_out(self) -> None:
        name_row, quality_row = QHBoxLayout(), QHBoxLayout()
        browse = QPushButton(self.tr("Choose…"), self, autoDefault=False)
        browse.setAccessibleName(self.tr("Choose the file"))
        browse.clicked.connect(self._browse)
        for row, parts in ((name_row, (self._name, browse)), (quality_row, (self._quality, self._quality_number))):
            for part in parts:
                row.addWidget(part)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("File"), name_row)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(self.tr("Quality"), quality_row)
        form.addRow("", self._recipe)
        form.addRow("", self._replace)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._trouble)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(metrics.DIALOG_WIDTH_PX)

    def _connect(self) -> None:
        self._name.textEdited.connect(self._take_name)
        self._format.activated.connect(self._take_format)
        self._quality.valueChanged.connect(self._take_quality)
        self._quality_number.valueChanged.connect(self._take_quality)
        self._replace.toggled.connect(self._take_replace)
        self._recipe.toggled.connect(self._take_recipe)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @Slot(str)
    def _take_name(self, text: str) -> None:
        self._change(replace(self._choice, output=Path(text).expanduser(), overwrite=False))

    @Slot(int)
    def _take_format(self, index: int) -> None:
        self._change(self._choice.in_format(FORMATS[index]))

    @Slot(int)
    def _take_quality(self, quality: int) -> None:
        self._change(replace(self._choice, quality=quality))

    @Slot(bool)
    def _take_replace(self, is_wanted: bool) -> None:
        self._change(replace(self._choice, overwrite=is_wanted))

    @Slot(bool)
    def _take_recipe(self, is_wanted: bool) -> None:
        self._change(replace(self._choice, with_recipe=is_wanted))

    @Slot()
    def _browse(self) -> None:
        patterns = ";;".join(f"{written.name} (*{' *'.join(written.suffixes)})" for written in FORMATS)
        keep_quiet = QFileDialog.Option.DontConfirmOverwrite  # the check box below asks that
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export"), str(self._choice.output), patterns, options=keep_quiet
        )
        if chosen:
            self.choose(Path(chosen))

    def _change(self, choice: ExportChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._show_choice()

    def _show_choice(self) -> None:
        choice = self._choice
        if Path(self._name.text()).expanduser() != choice.output:
            self._name.setText(str(choice.output))
        self._format.setCurrentIndex(choice.format_index())
        for part in (self._quality, self._quality_number):
            part.setValue(choice.quality)
            part.setEnabled(choice.has_quality)
        self._replace.setChecked(choice.overwrite)
        self._replace.setVisible(choice.overwrite or choice.would_replace(self._content))
        trouble = choice.trouble(self._content)
        self._trouble.setText(trouble)
        self._agree.setEnabled(not trouble)
