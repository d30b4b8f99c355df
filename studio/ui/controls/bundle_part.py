"""Bundle and method: what can be picked, and why the rest cannot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.bundles.manifest import Manifest
from studio.specs.method import Method
from studio.ui.controls.bundle_choices import Choice, bundle_choices, bundle_in_force, method_choices, wanted_id
from studio.ui.document.recipe import Recipe
from studio.ui.theme import metrics
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.wheel_guard import WheelGuard

_SEGMENT = f"""
QToolButton {{ border: {metrics.BORDER_PX}px solid palette(dark); border-radius: {metrics.RADIUS_PX}px;
    background: palette(button); padding: 0 {metrics.GAP_SMALL_PX}px; }}
QToolButton:hover {{ border-color: palette(highlight); }}
QToolButton:focus {{ border: {2 * metrics.BORDER_PX}px solid palette(highlight); }}
QToolButton:checked {{ background: palette(highlight); border-color: palette(highlight);
    color: palette(highlighted-text); }}
QToolButton:checked:focus {{ border-color: palette(window-text); }}
QToolButton:disabled {{ background: transparent; border-color: palette(mid); }}
"""


class BundlePart(QWidget):
    """Shows the bundle and method of a recipe and tells what the person picks."""

    bundle_picked = Signal(str)
    method_picked = Signal(str)  # a value of Method

    def __init__(self, bundles: Sequence[Manifest], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bundles = tuple(bundles)
        self._buttons: dict[Method, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._bundle = QComboBox(self)
        self._bundle.setAccessibleName(self.tr("Bundle"))
        self._bundle.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._bundle.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self._bundle.activated.connect(self._pick_bundle)
        self._listed: Sequence[Choice] = ()
        self._reason = remark("", self)
        WheelGuard(self).watch(self._bundle)
        self._lay_out()

    def use_bundles(self, bundles: Sequence[Manifest]) -> None:
        """Offer these from now on; `show_recipe` shows them."""
        self._bundles = tuple(bundles)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what ``recipe`` asks for and what may be picked with it."""
        manifest = bundle_in_force(self._bundles, recipe.bundle)
        bundles, bundle_id = bundle_choices(self._bundles, recipe.bundle), wanted_id(recipe.bundle)
        self._show_bundles(bundles, bundle_id)
        (current,) = (choice for choice in bundles if choice.key == bundle_id)
        self._bundle.setToolTip(current.reason or current.tip)
        method = recipe.method or (manifest.methods[0] if manifest and manifest.methods else None)
        choices = method_choices(manifest)
        for choice in choices:
            button = self._buttons[Method(choice.key)]
            button.setEnabled(not choice.reason)
            button.setToolTip(choice.reason or choice.tip)
            button.setAccessibleDescription(choice.reason or choice.tip)
            with QSignalBlocker(button):
                button.setChecked(choice.key == method)
        refused = [choice.reason for choice in choices if choice.key == method and choice.reason]
        self._reason.setText(current.reason or "".join(refused) or current.tip)
        self._reason.setVisible(bool(self._reason.text()))

    def _show_bundles(self, choices: Sequence[Choice], current_id: str) -> None:
        if choices != self._listed:
            self._listed = choices
            model = QStandardItemModel(self._bundle)  # the box deletes a former model of its own
            for choice in choices:
                item = QStandardItem(choice.title)
                item.setData(choice.key, Qt.ItemDataRole.UserRole)
                item.setToolTip(choice.reason or choice.tip)
                item.setEnabled(not choice.reason)
                model.appendRow(item)
            with QSignalBlocker(self._bundle):
                self._bundle.setModel(model)
        with QSignalBlocker(self._bundle):
            self._bundle.setCurrentIndex([choice.key for choice in choices].index(current_id))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.GAP_SMALL_PX)
        column.addWidget(heading(self.tr("Method"), self))
        column.addLayout(self._method_row())
        column.addSpacing(metrics.GAP_PX)
        title = heading(self.tr("Bundle"), self)
        title.setBuddy(self._bundle)
        column.addWidget(title)
        column.addWidget(self._bundle)
        column.addWidget(self._reason)
        QWidget.setTabOrder(self._buttons[list(Method)[-1]], self._bundle)

    def _method_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.GAP_SMALL_PX)
        for choice in method_choices(None):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setText(choice.title)
            button.setAccessibleName(self.tr("Method {name}").format(name=choice.title))
            button.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            button.setStyleSheet(_SEGMENT)
            button.setProperty("method", choice.key)
            button.toggled.connect(self._pick_method)
            self._group.addButton(button)
            self._buttons[Method(choice.key)] = button
            row.addWidget(button)
        return row

    @Slot(int)
    def _pick_bundle(self, row: int) -> None:
        self.bundle_picked.emit(self._bundle.itemData(row))

    @Slot(bool)
    def _pick_method(self, is_checked: bool) -> None:
        if is_checked:
            self.method_picked.emit(self.sender().property("method"))
