"""Page 3: the bundle that teaches, one of the installed or one that others publish."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.bundles.manifest import Manifest
from studio.paths import installed_bundles_dir
from studio.ui.desktop.pasting import local_paths
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.training.bundles.facts import methods_text, size_text
from studio.ui.training.bundles.import_dialog import ImportDialog
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.plan import with_teacher
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.problems import why_no_teacher
from studio.ui.translation import translated_shipped
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.tab_order import order_tabs

translate = QCoreApplication.translate  # lupdate finds texts by this name


def bundle_facts(manifest: Manifest) -> str:
    """``5 levels · WCT, OT, AdaIN · 646 k parameters · 2.6 MB · 96 GMAC/MP``."""
    levels = (
        translate("TrainingWizard", "level {level}").format(level=manifest.levels[0])
        if len(manifest.levels) == 1
        else translate("TrainingWizard", "{count} levels").format(count=len(manifest.levels))
    )
    return f"{levels} · {methods_text(manifest)} · {size_text(manifest)}"


class TeacherPage(PlanPage):
    """`bundle_imported` is emitted with a new folder among the person's bundles."""

    bundle_imported = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[Path, ChoiceCard] = {}
        self._list = QWidget(self)
        self._inside = QVBoxLayout(self._list)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(metrics.GAP_PX)
        self.column.addWidget(self._list)
        self.column.addSpacing(metrics.GAP_PX)
        self.column.addWidget(heading(self.tr("Or import weights that others publish"), self))
        self.column.addWidget(remark(self._import_text(), self))
        self._import = QPushButton(icon("open"), self.tr("Import…"), self, autoDefault=False)
        self._import.setAccessibleName(self.tr("Import a bundle"))
        self._import.clicked.connect(self._open_import)
        row = QHBoxLayout()
        row.addWidget(self._import)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.setAcceptDrops(True)

    def import_from(self, source: Path | None) -> None:
        """Ask how the weights in ``source``, a folder or a file, shall be imported; None where it asks for them too."""
        dialog = ImportDialog([manifest.id for manifest in self.facts.bundles.values()], self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.imported.connect(self._take_import)
        if source is not None:
            dialog.offer(source)
        dialog.open()

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
        return chosen or next((card for card in self._cards.values() if card.isEnabled()), self._import)

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
        order_tabs(self, (self._list, self._import))

    def _import_text(self) -> str:
        return self.tr(
            "Drop a folder or a .pth file here: Collaborative-Distillation (kSE.pth and kSD.pth), universal style "
            "transfer (vgg_normalised_convK_1.pth and feature_invertor_convK_1.pth), pytorch-AdaIN (vgg_normalised.pth "
            "and decoder.pth), or a Gigastyle bundle."
        )

    @Slot(bool)
    def _pick(self, is_checked: bool) -> None:
        card = self.sender()
        if is_checked and isinstance(card, ChoiceCard):
            folder = Path(card.key)
            self.change(with_teacher(self.plan, folder, self.facts.bundles[folder]))

    @Slot()
    def _open_import(self) -> None:
        self.import_from(None)

    @Slot(str)
    def _take_import(self, bundle_id: str) -> None:
        self.bundle_imported.emit(installed_bundles_dir() / bundle_id)
