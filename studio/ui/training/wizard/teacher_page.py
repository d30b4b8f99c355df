"""Page 3: the bundle that teaches, one of the installed or one that others publish."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.bundles.manifest import Manifest
from studio.ui.desktop.pasting import local_paths
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.training.wizard.bundle_texts import bundle_facts
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.plan import with_teacher
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.problems import why_no_teacher
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.weights_import import BundleImport, suggested_bundle_id
from studio.ui.translation import translated_shipped
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.tab_order import order_tabs


class TeacherPage(PlanPage):
    """`bundle_imported` is emitted with a new folder among the person's bundles."""

    bundle_imported = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[Path, ChoiceCard] = {}
        self._import = BundleImport(self)
        self._list = QWidget(self)
        self._inside = QVBoxLayout(self._list)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(metrics.GAP_PX)
        self.column.addWidget(self._list)
        self.column.addSpacing(metrics.GAP_PX)
        self.column.addWidget(heading(self.tr("Or import weights that others publish"), self))
        self.column.addWidget(remark(self._import_text(), self))
        self.column.addLayout(self._import_row())
        self.column.addWidget(self._drop_dead)
        self._busy = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self._busy.setAccessibleName(self.tr("Importing"))
        self._busy.setMaximumHeight(metrics.GAP_SMALL_PX)
        self._cancel = QPushButton(self.tr("Cancel the import"), self, autoDefault=False)
        self._cancel.setAccessibleName(self._cancel.text())
        self._cancel.clicked.connect(self._call_off)
        self._importing = QWidget(self)
        row = QHBoxLayout(self._importing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._busy, 1)
        row.addWidget(self._cancel)
        self._importing.hide()
        self._trouble = ReasonLabel(self)
        self.column.addWidget(self._importing)
        self.column.addWidget(self._trouble)
        self.column.addStretch(1)
        self.setAcceptDrops(True)
        self._import.imported.connect(self._take_import)
        self._import.failed.connect(self._tell_of_failure)

    def import_from(self, source: Path) -> None:
        """Import ``source``, a folder or a file, and pick it once it is there."""
        if self._import.is_running:
            return
        taken = {manifest.id for manifest in self.facts.bundles.values()}
        self._trouble.show_reason("")
        self._show_busy(is_busy=True)
        self._import.start(source, suggested_bundle_id(source, taken), drop_dead=self._drop_dead.isChecked())

    def close_down(self) -> None:
        """End an import under way."""
        self._import.cancel()

    def refresh(self) -> None:
        """Show the installed bundles, and which of them can teach what is planned."""
        if tuple(self._cards) != tuple(self.facts.bundles):
            self._fill(self.facts.bundles)
        for folder, card in self._cards.items():
            manifest = self.facts.bundles[folder]
            reason = why_no_teacher(self.plan, manifest)
            card.setEnabled(not reason or folder == self.plan.teacher)
            description = translated_shipped("ShippedBundles", manifest.description)
            card.set_sentence(reason or f"{bundle_facts(manifest)}\n{description or manifest.licence}")
            with QSignalBlocker(card):
                card.setChecked(folder == self.plan.teacher)

    def first_control(self) -> QWidget:
        """The bundle in force, or the first, or the way to import one."""
        chosen = self._cards.get(self.plan.teacher) if self.plan.teacher else None
        return chosen or next((card for card in self._cards.values() if card.isEnabled()), self._from_folder)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 — Qt's name
        """Files and folders may be dropped."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 — Qt's name
        """Import the first of them."""
        event.acceptProposedAction()
        self.import_from(local_paths(event.mimeData())[0])

    def _fill(self, bundles: Mapping[Path, Manifest]) -> None:
        for card in self._cards.values():
            self._inside.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for folder, manifest in bundles.items():
            card = ChoiceCard(str(folder), title=manifest.title, sentence="", parent=self._list)
            card.setToolTip(f"{folder}\n{translated_shipped('ShippedBundles', manifest.origin.description)}")
            card.toggled.connect(self._pick)
            self._cards[folder] = card
            self._inside.addWidget(card)
        order_tabs(self, (self._list, self._from_folder, self._from_file, self._drop_dead, self._cancel))

    def _import_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._from_folder = QPushButton(icon("folder"), self.tr("A folder…"), self, autoDefault=False)
        self._from_folder.setAccessibleName(self.tr("Import a folder of weights"))
        self._from_folder.clicked.connect(self._ask_for_folder)
        self._from_file = QPushButton(icon("open"), self.tr("A file…"), self, autoDefault=False)
        self._from_file.setAccessibleName(self.tr("Import a file of weights"))
        self._from_file.clicked.connect(self._ask_for_file)
        self._drop_dead = QCheckBox(self.tr("Leave out filters that never fire (takes minutes)"), self)
        self._drop_dead.setAccessibleName(self._drop_dead.text())
        for part in (self._from_folder, self._from_file):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _import_text(self) -> str:
        return self.tr(
            "Drop a folder or a .pth file here: Collaborative-Distillation (kSE.pth and kSD.pth), universal style "
            "transfer (vgg_normalised_convK_1.pth and feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth "
            "and decoder.pth), or a Gigastyle bundle."
        )

    def _show_busy(self, *, is_busy: bool) -> None:
        self._importing.setVisible(is_busy)
        for part in (self._from_folder, self._from_file, self._drop_dead):
            part.setEnabled(not is_busy)
        if not is_busy and self.isVisible():  # a control that is switched off had to give the focus away
            self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _pick(self, is_checked: bool) -> None:
        card = self.sender()
        if is_checked and isinstance(card, ChoiceCard):
            folder = Path(card.key)
            self.change(with_teacher(self.plan, folder, self.facts.bundles[folder]))

    @Slot()
    def _ask_for_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Import a folder of weights"), str(Path.home())):
            self.import_from(Path(chosen))

    @Slot()
    def _ask_for_file(self) -> None:
        patterns = self.tr("Weights") + " (*.pth *.pt);;" + self.tr("All files") + " (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Import a file of weights"), str(Path.home()), patterns)
        if chosen:
            self.import_from(Path(chosen))

    @Slot()
    def _call_off(self) -> None:
        self._import.cancel()
        self._show_busy(is_busy=False)

    @Slot(object)
    def _take_import(self, folder: Path) -> None:
        self._show_busy(is_busy=False)
        self.bundle_imported.emit(folder)

    @Slot(str)
    def _tell_of_failure(self, reason: str) -> None:
        self._show_busy(is_busy=False)
        self._trouble.show_reason(reason)
