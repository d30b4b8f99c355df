"""Published weights become an installed bundle: where they lie, what the bundle is called, and the work."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.jobs.training.command import import_command
from studio.paths import typed_path
from studio.ui.background.program_run import ProgramRun
from studio.ui.theme import metrics
from studio.ui.training.bundles.id_edit import IdEdit
from studio.ui.widgets.heading import remark
from studio.ui.widgets.text_height import fit_height_to_text


class ImportDialog(QDialog):
    """``taken`` are the ids of installed bundles."""

    imported = Signal(str)  # bundle id

    def __init__(self, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a bundle"))
        self._path = QLineEdit(self)
        self._path.setAccessibleName(self.tr("Folder or file with published weights"))
        self._path.setPlaceholderText(self.tr("A folder, or a file such as vgg19.pth"))
        self._name = IdEdit(taken, self)
        self._drop_dead = QCheckBox(self.tr("Leave out filters that never fire: the same picture, faster"), self)
        self._drop_dead.setAccessibleName(self._drop_dead.text())
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Importing"))
        self._problem = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._import = self._button(self.tr("Import"))
        self._import.setDefault(True)
        self._cancel = self._button(self.tr("Cancel"))
        self._child = ProgramRun(self)
        self._lay_out()
        self._path.textChanged.connect(self._follow_path)
        self._name.changed.connect(self._allow)
        self._import.clicked.connect(self._start)
        self._cancel.clicked.connect(self.reject)
        self._child.ended.connect(self._finish)
        self._child.failed.connect(self._tell)
        self._allow()

    def offer(self, path: Path) -> None:
        """Fill in where the weights lie."""
        self._path.setText(str(path))

    def done(self, result: int) -> None:
        """Close; a running import is cancelled and leaves no files."""
        self._child.cancel()
        super().done(result)

    def _lay_out(self) -> None:
        folder, file = self._button(self.tr("Folder…")), self._button(self.tr("File…"))
        folder.setAccessibleName(self.tr("Choose a folder of published weights"))
        file.setAccessibleName(self.tr("Choose a file of published weights"))
        folder.clicked.connect(self._ask_for_folder)
        file.clicked.connect(self._ask_for_file)
        where = QHBoxLayout()
        where.addWidget(self._path, 1)
        where.addWidget(folder)
        where.addWidget(file)
        known = self.tr(
            "Known are: Gigastyle bundles, the Collaborative-Distillation release (kSE.pth, kSD.pth), WCT ports "
            "(vgg_normalised_convK_1.pth, feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth, "
            "decoder.pth), and torchvision's vgg19 as a teacher. Code inside such files is never run."
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self._bar, 1)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._import)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.GAP_LARGE_PX] * 4)
        column.setSpacing(metrics.GAP_PX)
        column.addLayout(where)
        column.addWidget(remark(known, self))
        column.addSpacing(metrics.GAP_PX)
        column.addWidget(self._name)
        column.addWidget(self._drop_dead)
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addLayout(buttons)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        button.setAccessibleName(text)
        return button

    @Slot()
    def _ask_for_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Folder with published weights")):
            self._path.setText(chosen)

    @Slot()
    def _ask_for_file(self) -> None:
        pattern = self.tr("Weights") + " (*.pth *.pt *.safetensors)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("File with published weights"), "", pattern)
        if chosen:
            self._path.setText(chosen)

    @Slot()
    def _follow_path(self) -> None:
        path = typed_path(self._path.text().strip())
        self._name.suggest(path.stem if path.suffix else path.name)
        self._problem.clear()
        self._allow()

    @Slot()
    def _allow(self) -> None:
        can = bool(self._path.text().strip()) and self._name.is_valid and not self._child.is_running
        self._import.setEnabled(can)

    @Slot()
    def _start(self) -> None:
        self._problem.clear()
        self._bar.show()
        self._child.start(
            import_command(
                typed_path(self._path.text().strip()),
                bundle_id=self._name.bundle_id,
                title=self._name.title,
                drop_dead=self._drop_dead.isChecked(),
            )
        )
        self._allow()

    @Slot()
    def _finish(self) -> None:
        self.imported.emit(self._name.bundle_id)
        self.accept()

    @Slot(str)
    def _tell(self, message: str) -> None:
        self._bar.hide()
        self._problem.setText(message)
        self._allow()
