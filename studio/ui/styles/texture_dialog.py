"""A dialog that makes a texture from a style: size, borders, seed, a preview; painted by a child of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTemporaryDir, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.gallery import StylePicture
from studio.geometry import Size
from studio.jobs.training.command import TextureAsked, texture_command
from studio.specs.stylize import SMALLEST_SIDE_PX, StyleChoice
from studio.specs.texture import TextureRequest
from studio.ui.background.program_run import ProgramRun
from studio.ui.desktop.path_sorting import texture_patterns
from studio.ui.desktop.revealing import reveal
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.theme import metrics
from studio.ui.widgets.heading import heading, remark

PREVIEW_PX = 256
_FIRST_SIDE_PX, _LARGEST_SIDE_PX, _STEP_PX = 1024, 100_000, 64
_LARGEST_SEED = 999_999
_CALM_MS = 400  # a preview is painted once nothing has changed for so long


class TextureDialog(QDialog):
    """``bundle`` is the one to paint with, an id or a folder; None is the default."""

    notified = Signal(object)  # Notice: the texture is written

    def __init__(self, style: StylePicture, bundle: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New texture"))
        self._style, self._bundle, self._output = style, bundle, Path()
        self._folder = QTemporaryDir()
        self._width = self._side(self.tr("Width"))
        self._height = self._side(self.tr("Height"))
        self._tileable = QCheckBox(self.tr("Tileable: opposite borders meet"), self)
        self._tileable.setAccessibleName(self._tileable.text())
        self._seed = QSpinBox(self, minimum=0, maximum=_LARGEST_SEED)
        self._seed.setAccessibleName(self.tr("Seed"))
        self._other = self._button(self.tr("Another"))
        self._preview = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._preview.setAccessibleName(self.tr("Preview of the texture"))
        self._preview.setFixedSize(PREVIEW_PX, PREVIEW_PX)
        self._preview.setAutoFillBackground(True)
        self._preview.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self._problem = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setAccessibleName(self.tr("Painting the texture"))
        self._save, self._cancel = self._button(self.tr("Save as…")), self._button(self.tr("Cancel"))
        self._save.setDefault(True)
        self._painting, self._previewing = ProgramRun(self), ProgramRun(self)
        self._calm = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._ask_for_preview()

    @property
    def size_px(self) -> Size:
        """The size of the texture; that of a tile is whole cells of the networks."""
        size = Size(self._width.value(), self._height.value())
        if not self._tileable.isChecked():
            return size
        return size.aligned(TextureRequest((StyleChoice(self._style.path),), size).period_px)

    def paint(self, output: Path) -> None:
        """Paint the texture into ``output``, replacing what is there; `notified` tells when it is done."""
        self._show_size()
        self._output = output.absolute()
        self._previewing.cancel()
        self._calm.stop()
        self._set_busy(is_busy=True)
        self._painting.start(texture_command(self._style.path, self._output, self._asked(self.size_px)))

    def done(self, result: int) -> None:
        """Close; what is painted is given up and leaves no file."""
        self._painting.cancel()
        self._previewing.cancel()
        self._calm.stop()
        super().done(result)

    def _lay_out(self) -> None:
        form = QFormLayout()
        seed = QHBoxLayout()
        seed.addWidget(self._seed, 1)
        seed.addWidget(self._other)
        form.addRow(self.tr("Width"), self._width)
        form.addRow(self.tr("Height"), self._height)
        form.addRow("", self._tileable)
        form.addRow(self.tr("Seed"), seed)
        fields = QVBoxLayout()
        fields.addWidget(heading(self._style.title, self))
        fields.addLayout(form)
        fields.addWidget(self._problem)
        fields.addStretch(1)
        shown = QVBoxLayout()
        shown.addWidget(self._preview)
        shown.addWidget(
            remark(self.tr("A small texture of the same style and seed; a tile is shown four times."), self)
        )
        above = QHBoxLayout()
        above.setSpacing(metrics.GAP_LARGE_PX)
        above.addLayout(fields, 1)
        above.addLayout(shown)
        buttons = QHBoxLayout()
        buttons.addWidget(self._bar, 1)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.GAP_LARGE_PX] * 4)
        column.setSpacing(metrics.GAP_LARGE_PX)
        column.addLayout(above)
        column.addLayout(buttons)
        self.resize(QSize(metrics.DIALOG_WIDTH_PX, column.totalMinimumSize().height()))

    def _connect(self) -> None:
        for box in (self._width, self._height):
            box.editingFinished.connect(self._show_size)
        self._tileable.toggled.connect(self._show_size)
        self._tileable.toggled.connect(self._ask_later)
        self._seed.valueChanged.connect(self._ask_later)
        self._other.clicked.connect(self._seed.stepUp)
        self._calm.timeout.connect(self._ask_for_preview)
        self._previewing.ended.connect(self._show_preview)
        self._previewing.failed.connect(self._tell)
        self._painting.answered.connect(self._show_progress)
        self._painting.ended.connect(self._finish)
        self._painting.failed.connect(self._tell_failed)
        self._save.clicked.connect(self._ask_where)
        self._cancel.clicked.connect(self.reject)

    def _side(self, name: str) -> QSpinBox:
        box = QSpinBox(self, minimum=SMALLEST_SIDE_PX, maximum=_LARGEST_SIDE_PX, singleStep=_STEP_PX, suffix=" px")
        box.setValue(_FIRST_SIDE_PX)
        box.setAccessibleName(name)
        return box

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        button.setAccessibleName(text)
        return button

    def _asked(self, size: Size) -> TextureAsked:
        return TextureAsked(size, self._seed.value(), self._tileable.isChecked(), self._bundle)

    @property
    def _preview_file(self) -> Path:
        return Path(self._folder.path()) / "preview.png"

    @Slot()
    def _show_size(self) -> None:
        """The sides of a tile are rounded up to what it may have."""
        size = self.size_px
        self._width.setValue(size.width)
        self._height.setValue(size.height)

    @Slot()
    def _ask_later(self) -> None:
        self._calm.start()

    @Slot()
    def _ask_for_preview(self) -> None:
        self._previewing.cancel()
        self._problem.clear()
        self._bar.setRange(0, 0)
        self._bar.show()
        side_px = PREVIEW_PX if not self._tileable.isChecked() else PREVIEW_PX // 2
        command = texture_command(self._style.path, self._preview_file, self._asked(Size(side_px, side_px)))
        self._previewing.start(command)

    @Slot(int, str)
    def _show_preview(self, _code: int, _output: str) -> None:
        self._bar.hide()
        self._preview.setPixmap(_filled(QPixmap(str(self._preview_file)), PREVIEW_PX))

    @Slot()
    def _ask_where(self) -> None:
        start = str(Path.home() / f"{self._style.path.stem}-texture.png")
        dialog = QFileDialog(self, self.tr("Save the texture as"), start, ";;".join(texture_patterns()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".png")
        dialog.selectFile(start)
        dialog.fileSelected.connect(lambda chosen: self.paint(Path(chosen)))
        dialog.open()

    @Slot(object)
    def _show_progress(self, answer: dict[str, Any]) -> None:
        if answer.get("event") == "progress":
            self._bar.setValue(round(1000 * answer["fraction"]))

    @Slot(int, str)
    def _finish(self, _code: int, _output: str) -> None:
        output = self._output
        text = self.tr("The texture is written: {name}").format(name=output.name)
        self.notified.emit(Notice(text, NoticeKind.SUCCESS, (self.tr("Show in folder"), lambda: reveal(output))))
        self.accept()

    @Slot(str)
    def _tell_failed(self, text: str) -> None:
        self._set_busy(is_busy=False)
        self._tell(text)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._bar.hide()
        self._problem.setText(text)

    def _set_busy(self, *, is_busy: bool) -> None:
        for part in (self._width, self._height, self._tileable, self._seed, self._other, self._save):
            part.setEnabled(not is_busy)
        self._problem.clear()
        self._bar.setRange(0, 1000)
        self._bar.setValue(0)
        self._bar.setVisible(is_busy)


def _filled(tile: QPixmap, side_px: int) -> QPixmap:
    """``tile``, repeated to fill a square of ``side_px``."""
    filled = QPixmap(side_px, side_px)
    filled.fill(Qt.GlobalColor.transparent)
    painter = QPainter(filled)
    painter.drawTiledPixmap(filled.rect(), tile)
    painter.end()
    return filled
