"""The facts about one bundle, captions at the left, texts that can be copied at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.training.bundles.facts import Installed, facts
from studio.ui.translation import translated_shipped


class FactsView(QScrollArea):
    """Shows what `show_bundle` is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Facts about the bundle"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_bundle(self, bundle: Installed | None) -> None:
        """Show its title, what it is for, and the facts."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(metrics.GAP_LARGE_PX, metrics.GAP_PX, metrics.GAP_LARGE_PX, metrics.GAP_PX)
        column.setSpacing(metrics.GAP_PX)
        if bundle is not None:
            column.addWidget(_title(bundle.title, page))
            if bundle.manifest is not None and bundle.manifest.description:
                column.addWidget(_text(translated_shipped("ShippedBundles", bundle.manifest.description), page))
            form = QFormLayout()
            form.setHorizontalSpacing(metrics.GAP_LARGE_PX)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for caption, text in facts(bundle):
                shown = _text(text, page)
                shown.setAccessibleName(caption)
                name = QLabel(caption, page)
                name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                form.addRow(name, shown)
            column.addSpacing(metrics.GAP_PX)
            column.addLayout(form)
        column.addStretch(1)
        self.setWidget(page)


def _title(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * metrics.FONT_HEADING_SCALE)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def _text(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
