"""The folded part of the size page: a share for each level or layer, and the scan that tells which ones suffer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.training.wizard.estimate import can_measure
from studio.ui.training.wizard.plan import RunPlan, with_keep
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.share_table import ShareModel, ShareTable
from studio.ui.training.wizard.shares import chosen_shares, share_rows, sparing, with_share, with_shares
from studio.ui.widgets.heading import remark
from studio.ui.widgets.section import Section


class SharesPart(QWidget):
    """Edits the shares of a plan; asks for a scan and shows what comes of it."""

    plan_changed = Signal(object)  # RunPlan
    scan_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan, self._keys = RunPlan(), tuple[str, ...]()
        self._losses: Mapping[str, Mapping[float, float]] = {}
        self._is_scanning = False
        self._section = Section(self.tr("A share for each level or layer"), self)
        self._model = ShareModel(self)
        self._model.share_typed.connect(self._take_share)
        self._table = ShareTable(self._model, self._section)
        self._scan = QPushButton(self._section, autoDefault=False)
        self._scan.clicked.connect(self._ask)
        self._spare = QPushButton(self.tr("Spare what suffers"), self._section, autoDefault=False)
        self._spare.setAccessibleName(self._spare.text())
        self._spare.setToolTip(self.tr("Keeps more of layers with long bars and less of the others"))
        self._spare.clicked.connect(self._spare_layers)
        self._same = QPushButton(self.tr("The same for all"), self._section, autoDefault=False)
        self._same.setAccessibleName(self._same.text())
        self._same.clicked.connect(self._make_same)
        self._bar = QProgressBar(self._section, textVisible=False)
        self._bar.setAccessibleName(self.tr("Layers scanned"))
        self._bar.setMaximumHeight(metrics.GAP_SMALL_PX)
        self._trouble = ReasonLabel(self._section)
        self._lay_out()
        self.show_scan(is_running=False, failure="")

    def show_shares(self, plan: RunPlan, keys: Sequence[str], losses: Mapping[str, Mapping[float, float]]) -> None:
        """Show the shares of ``keys`` as ``plan`` has them; without keys the part is gone."""
        self._plan, self._keys, self._losses = plan, tuple(keys), losses
        self.setVisible(bool(keys))
        self._model.show_rows(share_rows(plan, keys, losses))
        is_changed = bool(chosen_shares(plan))
        self._section.mark(is_changed=is_changed)
        self._same.setEnabled(is_changed)
        self._spare.setEnabled(any(key in losses for key in keys) and not self._is_scanning)
        self._scan.setEnabled(self._is_scanning or can_measure(plan))
        self._bar.setRange(0, max(1, len(keys)))
        self._bar.setValue(len([key for key in keys if key in losses]))

    def show_scan(self, *, is_running: bool, failure: str) -> None:
        """Whether a scan runs, and why the last one ended early."""
        self._is_scanning = is_running
        self._scan.setText(self.tr("Cancel the scan") if is_running else self.tr("Scan what suffers"))
        self._scan.setAccessibleName(self._scan.text())
        self._bar.setVisible(is_running)
        self._trouble.show_reason(failure)

    def open(self) -> None:
        """Unfold."""
        self._section.set_open(True)

    def _lay_out(self) -> None:
        buttons = QWidget(self._section)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.GAP_PX)
        for button in (self._scan, self._spare, self._same):
            row.addWidget(button)
        row.addStretch(1)
        why = self.tr(
            "A scan leaves a part of one layer out at a time and looks how far the loss rises: longer bars suffer more."
        )
        for part in (remark(why, self._section), buttons, self._bar, self._trouble, self._table):
            self._section.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)

    @Slot(str, float)
    def _take_share(self, key: str, keep: float) -> None:
        self.plan_changed.emit(with_share(self._plan, self._keys, key, keep))

    @Slot()
    def _ask(self) -> None:
        (self.cancel_wanted if self._is_scanning else self.scan_wanted).emit()

    @Slot()
    def _spare_layers(self) -> None:
        rows = share_rows(self._plan, self._keys, self._losses)
        self.plan_changed.emit(with_shares(self._plan, sparing(rows, self._plan.keep)))

    @Slot()
    def _make_same(self) -> None:
        self.plan_changed.emit(with_keep(self._plan, self._plan.keep))
