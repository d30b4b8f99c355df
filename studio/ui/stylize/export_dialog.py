"""Where to put the result and how: name, format, the format's options, and problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
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

from studio.paths import typed_path
from studio.specs.export import COMPRESSIONS, BitDepth, Compression, ExportSpec
from studio.ui.numbers import pixels_text
from studio.ui.stylize.export_choice import FORMATS, ExportChoice
from studio.ui.theme import metrics
from studio.ui.widgets.text_height import fit_height_to_text

DEPTHS: tuple[BitDepth | None, ...] = (None, 8, 16)
PYRAMIDS: tuple[bool | None, ...] = (None, True, False)

translate = QCoreApplication.translate  # lupdate finds texts by this name


class ExportDialog(QDialog):
    """Edits an `ExportChoice` for ``content``; `chosen` carries it when the person agrees.

    ``estimate`` says what comes of a choice: how large, how long.
    """

    chosen = Signal(object)  # ExportChoice

    def __init__(
        self,
        choice: ExportChoice,
        content: Path,
        parent: QWidget,
        *,
        estimate: Callable[[ExportChoice], str] = lambda _choice: "",
    ) -> None:
        super().__init__(parent)
        self._estimate = estimate
        self._choice, self._content = choice, content
        self.setWindowTitle(self.tr("Export"))
        self._name = QLineEdit(str(choice.output), self)
        self._name.setAccessibleName(self.tr("File"))
        self._format = self._choices(self.tr("Format"), [written.name for written in FORMATS])
        self._quality = QSlider(Qt.Orientation.Horizontal, self)
        self._quality.setRange(1, 100)
        self._quality.setAccessibleName(self.tr("Quality"))
        self._quality_number = QSpinBox(self, minimum=1, maximum=100, value=choice.options.quality)
        self._quality_number.setAccessibleName(self.tr("Quality as a number"))
        self._depth = self._choices(self.tr("Depth"), depth_texts())
        self._compression = self._choices(self.tr("Compression"), compression_texts())
        self._pyramid = self._choices(self.tr("Pyramid"), pyramid_texts())
        self._carried = self._box(self.tr("Keep the recipe inside the picture"))
        self._carried.setToolTip(
            self.tr("Dropping the picture here can then restore every control. Folders are not told.")
        )
        self._recipe = self._box(self.tr("Save the recipe beside it"))
        self._replace = self._box(self.tr("Replace the file that is there"))
        self._expected = QLabel(self, wordWrap=True)
        self._expected.setAccessibleName(self.tr("What to expect"))
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
        """Emit the choice, unless there is a problem."""
        if not self._choice.trouble(self._content):
            self.chosen.emit(self._choice)
            super().accept()

    def _choices(self, title: str, texts: Sequence[str]) -> QComboBox:
        choices = QComboBox(self)
        choices.addItems(texts)
        choices.setAccessibleName(title)
        return choices

    def _box(self, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setAccessibleName(text)
        return box

    def _lay_out(self) -> None:
        name_row, quality_row = QHBoxLayout(), QHBoxLayout()
        browse = QPushButton(self.tr("Choose…"), self, autoDefault=False)
        browse.setAccessibleName(self.tr("Choose the file"))
        browse.clicked.connect(self._browse)
        QWidget.setTabOrder(self._name, browse)
        for row, parts in ((name_row, (self._name, browse)), (quality_row, (self._quality, self._quality_number))):
            for part in parts:
                row.addWidget(part)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        first = QLabel(self.tr("File"), self)
        first.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.tr("Compression")))  # rows come and go below
        form.addRow(first, name_row)
        if (size := self._choice.size) is not None:
            form.addRow(self.tr("Size"), QLabel(f"{pixels_text(size.width, size.height)} px", self))
        form.addRow(self.tr("Expected"), self._expected)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(self.tr("Quality"), quality_row)
        form.addRow(self.tr("Depth"), self._depth)
        form.addRow(self.tr("Compression"), self._compression)
        form.addRow(self.tr("Pyramid"), self._pyramid)
        for box in (self._carried, self._recipe, self._replace):
            form.addRow("", box)
        self._form, self._quality_row = form, quality_row
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._trouble)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(metrics.DIALOG_WIDTH_PX)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)

    def _connect(self) -> None:
        self._name.textEdited.connect(self._take_name)
        self._format.activated.connect(self._take_format)
        self._quality.valueChanged.connect(self._take_quality)
        self._quality_number.valueChanged.connect(self._take_quality)
        self._depth.activated.connect(self._take_depth)
        self._compression.activated.connect(self._take_compression)
        self._pyramid.activated.connect(self._take_pyramid)
        self._replace.toggled.connect(self._take_replace)
        self._carried.toggled.connect(self._take_carried)
        self._recipe.toggled.connect(self._take_recipe)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @Slot(str)
    def _take_name(self, text: str) -> None:
        self._change(replace(self._choice, output=typed_path(text), overwrite=False))

    @Slot(int)
    def _take_format(self, index: int) -> None:
        self._change(self._choice.in_format(FORMATS[index]))

    @Slot(int)
    def _take_quality(self, quality: int) -> None:
        self._set_options(replace(self._choice.options, quality=quality))

    @Slot(int)
    def _take_depth(self, index: int) -> None:
        self._set_options(replace(self._choice.options, depth=DEPTHS[index]))

    @Slot(int)
    def _take_compression(self, index: int) -> None:
        self._set_options(replace(self._choice.options, compression=COMPRESSIONS[index]))

    @Slot(int)
    def _take_pyramid(self, index: int) -> None:
        self._set_options(replace(self._choice.options, pyramid=PYRAMIDS[index]))

    @Slot(bool)
    def _take_carried(self, is_wanted: bool) -> None:
        self._set_options(replace(self._choice.options, with_recipe=is_wanted))

    @Slot(bool)
    def _take_replace(self, is_wanted: bool) -> None:
        self._change(replace(self._choice, overwrite=is_wanted))

    @Slot(bool)
    def _take_recipe(self, is_wanted: bool) -> None:
        self._change(replace(self._choice, has_recipe_file=is_wanted))

    @Slot()
    def _browse(self) -> None:
        patterns = ";;".join(f"{written.name} (*{' *'.join(written.suffixes)})" for written in FORMATS)
        keep_quiet = QFileDialog.Option.DontConfirmOverwrite  # the check box below asks that
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export"), str(self._choice.output), patterns, options=keep_quiet
        )
        if chosen:
            self.choose(Path(chosen))

    def _set_options(self, options: ExportSpec) -> None:
        self._change(replace(self._choice, options=options))

    def _change(self, choice: ExportChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._show_choice()

    def _show_choice(self) -> None:
        choice, export = self._choice, self._choice.export
        if typed_path(self._name.text()) != choice.output:
            self._name.setText(str(choice.output))
        self._show_formats()
        known = choice.format
        for part in (self._quality, self._quality_number):
            part.setValue(export.quality)
        self._depth.setCurrentIndex(DEPTHS.index(export.depth))
        self._compression.setCurrentIndex(COMPRESSIONS.index(export.compression))
        self._pyramid.setCurrentIndex(PYRAMIDS.index(export.pyramid))
        # What a format does not know takes no room: most people save JPEG, and are asked for one number.
        self._form.setRowVisible(self._quality_row, known is not None and known.has_quality)
        self._form.setRowVisible(self._depth, known is not None and len(known.bit_depths) > 1)
        self._form.setRowVisible(self._compression, known is not None and known.has_compression)
        self._form.setRowVisible(self._pyramid, known is not None and known.has_pyramid)
        self._carried.setChecked(export.with_recipe)
        self._recipe.setChecked(choice.has_recipe_file)
        self._replace.setChecked(choice.overwrite)
        self._form.setRowVisible(self._replace, choice.overwrite or choice.would_replace(self._content))
        trouble = choice.trouble(self._content)
        self._trouble.setText(trouble)
        expected = self._estimate(choice)
        self._expected.setText(expected)
        self._form.setRowVisible(self._expected, bool(expected))
        self._agree.setEnabled(not trouble)

    def _show_formats(self) -> None:
        """The formats that can hold the result, and why the others cannot."""
        self._format.setCurrentIndex(self._choice.format_index())
        for index, written in enumerate(FORMATS):
            trouble = self._choice.trouble_with(written)
            item = self._offered(index)
            item.setEnabled(not trouble)
            item.setToolTip(trouble)

    def _offered(self, index: int) -> QStandardItem:
        model = self._format.model()
        assert isinstance(model, QStandardItemModel), "that is what a combo box is made with"
        return model.item(index)


def depth_texts() -> list[str]:
    """One text for each of `DEPTHS`."""
    return [
        translate("Export", "As the photo"),
        translate("Export", "8 bits per channel"),
        translate("Export", "16 bits per channel"),
    ]


def compression_texts() -> list[str]:
    """One text for each of `COMPRESSIONS`."""
    texts: dict[Compression, str] = {
        "none": translate("Export", "None: quick to write, large"),
        "fast": translate("Export", "Fast"),
        "small": translate("Export", "Small: slower to write"),
    }
    return [texts[compression] for compression in COMPRESSIONS]


def pyramid_texts() -> list[str]:
    """One text for each of `PYRAMIDS`."""
    return [
        translate("Export", "From 100 megapixels on"),
        translate("Export", "Yes: viewers open it at once"),
        translate("Export", "No: one size only"),
    ]
