"""Where to put a painted film, how calm it is, and how it is encoded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
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

from studio.film.formats import CONTAINERS
from studio.paths import typed_path
from studio.specs.film import LONGEST_SMOOTHING_S, MOST_CRF, FilmSettings, VideoCodec
from studio.ui.stylize.film_exporting import FilmChoice
from studio.ui.theme import metrics
from studio.ui.widgets.text_height import fit_height_to_text

_CODECS: tuple[VideoCodec | None, ...] = (None, *VideoCodec)
_PERCENT = 100


class FilmDialog(QDialog):
    """Edits a `FilmChoice` for the film ``content``; `chosen` carries it when the person agrees."""

    chosen = Signal(object)  # FilmChoice

    def __init__(self, choice: FilmChoice, content: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice, self._content = choice, content
        self.setWindowTitle(self.tr("Export film"))
        self._name = QLineEdit(str(choice.output), self)
        self._stability = QSlider(Qt.Orientation.Horizontal, self)
        self._stability.setRange(0, _PERCENT)
        self._share = QLabel(self)
        self._smoothing = QDoubleSpinBox(self, maximum=LONGEST_SMOOTHING_S, decimals=1, singleStep=0.5)
        self._smoothing.setSuffix(" s")
        self._motion = QCheckBox(self.tr("Strokes move along with what moves"), self)
        self._codec = QComboBox(self)
        self._codec.addItems([self.tr("As suits the file"), *(codec.value for codec in VideoCodec)])
        self._crf = QSpinBox(self, maximum=MOST_CRF)
        self._rate = QDoubleSpinBox(self, minimum=1.0, maximum=1000.0, decimals=3)
        self._replace = QCheckBox(self.tr("Replace the file that is there"), self)
        self._trouble = QLabel(self, wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._agree = self._buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._show_settings()
        self._connect()
        self._show_choice()

    @property
    def choice(self) -> FilmChoice:
        """What is chosen now."""
        return self._choice

    def choose(self, output: Path) -> None:
        """Take ``output`` as the name."""
        self._name.setText(str(output))
        self._change(replace(self._choice, output=output, overwrite=False))

    def accept(self) -> None:
        """Emit the choice, unless there is a problem."""
        if not self._choice.trouble(self._content):
            self.chosen.emit(self._choice)
            super().accept()

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("Choose…"), self, autoDefault=False)
        browse.setAccessibleName(self.tr("Choose the file"))
        browse.clicked.connect(self._browse)
        names, calm = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((names, (self._name, browse)), (calm, (self._stability, self._share))):
            for part in parts:
                row.addWidget(part)
        QWidget.setTabOrder(self._name, browse)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: list[tuple[str, QWidget | QHBoxLayout, QWidget, str]] = [
            (self.tr("File"), names, self._name, self.tr("A name without the suffix of a film is a folder for frames")),
            (
                self.tr("Stability"),
                calm,
                self._stability,
                self.tr("How much of the earlier painting stays where nothing changes"),
            ),
            (
                self.tr("Smoothing"),
                self._smoothing,
                self._smoothing,
                self.tr("Colours are fitted over so much of each shot; at 0 to each frame alone"),
            ),
            ("", self._motion, self._motion, ""),
            (self.tr("Codec"), self._codec, self._codec, self.tr("FFV1 loses nothing, ProRes hardly anything")),
            (
                self.tr("Rate factor"),
                self._crf,
                self._crf,
                self.tr("The constant rate factor of H.264 and its kin: lower is better and larger"),
            ),
        ]
        if self._content.is_dir():
            rows.append((self.tr("Frames per second"), self._rate, self._rate, ""))
        self._rate.setVisible(self._content.is_dir())
        for title, field, widget, tip in rows:
            form.addRow(title, field)
            widget.setToolTip(tip)
            if title:
                widget.setAccessibleName(title)
        form.addRow("", self._replace)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._trouble)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(metrics.DIALOG_WIDTH_PX)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)

    def _show_settings(self) -> None:
        settings = self._choice.settings
        self._stability.setValue(round(settings.stability * _PERCENT))
        self._smoothing.setValue(settings.smoothing_s)
        self._motion.setChecked(settings.follows_motion)
        self._codec.setCurrentIndex(_CODECS.index(settings.codec))
        self._crf.setValue(settings.crf)
        self._rate.setValue(settings.rate)

    def _connect(self) -> None:
        self._name.textEdited.connect(self._take_name)
        changes: list[Any] = [
            self._stability.valueChanged,
            self._smoothing.valueChanged,
            self._motion.toggled,
            self._codec.currentIndexChanged,
            self._crf.valueChanged,
            self._rate.valueChanged,
        ]
        for changed in changes:
            changed.connect(self._take_settings)
        self._replace.toggled.connect(self._take_replace)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @Slot(str)
    def _take_name(self, text: str) -> None:
        self._change(replace(self._choice, output=typed_path(text), overwrite=False))

    @Slot()
    def _take_settings(self) -> None:
        settings = FilmSettings(
            smoothing_s=self._smoothing.value(),
            stability=self._stability.value() / _PERCENT,
            follows_motion=self._motion.isChecked(),
            rate=self._rate.value(),
            codec=_CODECS[self._codec.currentIndex()],
            crf=self._crf.value(),
        )
        self._change(replace(self._choice, settings=settings))

    @Slot(bool)
    def _take_replace(self, is_wanted: bool) -> None:
        self._change(replace(self._choice, overwrite=is_wanted))

    @Slot()
    def _browse(self) -> None:
        pattern = self.tr("Films") + f" (*{' *'.join(CONTAINERS)})"
        keep_quiet = QFileDialog.Option.DontConfirmOverwrite  # the check box below asks that
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export film"), str(self._choice.output), pattern, options=keep_quiet
        )
        if chosen:
            self.choose(Path(chosen))

    def _change(self, choice: FilmChoice) -> None:
        self._choice = choice
        self._show_choice()

    def _show_choice(self) -> None:
        trouble = self._choice.trouble(self._content)
        would_replace = self._choice.would_replace(self._content)
        self._share.setText(f"{self._stability.value()} %")
        self._replace.setEnabled(would_replace or self._choice.overwrite)
        self._replace.setChecked(self._choice.overwrite)
        self._trouble.setText(trouble)
        self._agree.setEnabled(not trouble)
