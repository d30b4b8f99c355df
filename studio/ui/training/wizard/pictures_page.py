"""Page 4: the photographs and paintings to learn with. The wizard checks the folders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.paths import resources_dir
from studio.ui.icons import icon
from studio.ui.training.wizard.folder_box import FolderBox
from studio.ui.training.wizard.plan import NOT_CHOSEN, RunPlan
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.widgets.heading import remark


def with_samples(plan: RunPlan, resources: Path) -> RunPlan:
    """``plan`` with the pictures that come with the program."""
    made = replace(plan.distillation, contents=resources / "photos", styles=resources / "styles")
    return replace(plan, distillation=made)


class PicturesPage(PlanPage):
    """Two boxes to drop folders into, and the samples for a trial."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = FolderBox(
            self.tr("Photographs"), self.tr("Drop a folder of photographs here"), is_optional=False, parent=self
        )
        self._contents.chosen.connect(self._take_contents)
        self._styles = FolderBox(
            self.tr("Styles"),
            self.tr("Drop a folder of paintings or patterns here; without one, photographs serve as styles too"),
            is_optional=True,
            parent=self,
        )
        self._styles.chosen.connect(self._take_styles)
        self.column.addWidget(self._contents)
        self.column.addWidget(self._styles)
        self.column.addWidget(remark(self._explanation(), self))
        row = QHBoxLayout()
        samples = QPushButton(icon("image"), self.tr("Use the sample pictures"), self, autoDefault=False)
        samples.setAccessibleName(samples.text())
        samples.clicked.connect(self._take_samples)
        row.addWidget(samples)
        row.addWidget(
            remark(self.tr("A few photographs and styles that came along: enough to see a run at work."), self), 1
        )
        self.column.addLayout(row)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show both folders and what was found in them."""
        self._contents.show_folder(self.plan.contents, self.facts.contents)
        self._styles.show_folder(self.plan.distillation.styles, self.facts.styles)

    def first_control(self) -> QWidget:
        """The button that asks for photographs."""
        return self._contents.first_control()

    def _explanation(self) -> str:
        return self.tr(
            "The run learns from random crops. Two pictures are the least: one is learned from, one is held out to "
            "score on; some hundreds of many kinds are better, thousands better still. Smaller pictures are enlarged "
            "to one crop. Files that cannot be read are passed over."
        )

    @Slot(object)
    def _take_contents(self, folder: Path | None) -> None:
        self.change_spec(replace(self.plan.distillation, contents=folder or NOT_CHOSEN))

    @Slot(object)
    def _take_styles(self, folder: Path | None) -> None:
        self.change_spec(replace(self.plan.distillation, styles=folder))

    @Slot()
    def _take_samples(self) -> None:
        self.change(with_samples(self.plan, resources_dir()))
