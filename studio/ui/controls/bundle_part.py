"""Bundle and method: what can be picked, and why the rest cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.bundles.manifest import Manifest
from studio.specs.method import Method
from studio.specs.optimize import Start
from studio.specs.stylize import LEVELS
from studio.ui.controls.optimize_part import OptimizePart
from studio.ui.document.recipe import Recipe
from studio.ui.theme import metrics
from studio.ui.translation import translated_shipped
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.wheel_guard import WheelGuard

translate = QCoreApplication.translate  # lupdate finds texts by this name
OPTIMIZE = "optimize"  # the key of what is no `Method`, and offered beside them


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick; ``reason`` says why it cannot be picked, empty where it can."""

    key: str
    title: str
    tip: str
    reason: str = ""


def wanted_id(wanted: str | None) -> str:
    """The id that a recipe means; None is the default bundle."""
    return DEFAULT_BUNDLE_ID if wanted is None else wanted


def bundle_in_force(bundles: Sequence[Manifest], wanted: str | None) -> Manifest | None:
    """The bundle that paints for ``wanted`` (None: the default one); None where it is not among ``bundles``."""
    by_id = {manifest.id: manifest for manifest in bundles}
    return by_id.get(wanted_id(wanted))


def bundle_choices(bundles: Sequence[Manifest], wanted: str | None) -> tuple[Choice, ...]:
    """Every bundle, those that can paint first, and what the recipe asks for even where it is not installed."""
    choices = [
        Choice(
            manifest.id,
            manifest.title,
            translated_shipped("ShippedBundles", manifest.description),
            "" if manifest.methods else _teaches_only(),
        )
        for manifest in sorted(bundles, key=lambda manifest: not manifest.methods)
    ]
    if bundle_in_force(bundles, wanted) is None:
        missing = wanted_id(wanted)
        choices.insert(0, Choice(missing, missing, "", _not_listed(missing)))
    return tuple(choices)


def method_choices(manifest: Manifest | None) -> tuple[Choice, ...]:
    """Every method, with the reason where ``manifest`` does not offer it; all of them for an unknown bundle."""
    titles, tips = _method_titles(), _method_tips()
    assert set(titles) == set(tips) == set(Method), "every method has a title and a tip"
    return tuple(
        Choice(method.value, titles[method], tips[method], _why_not(manifest, method, titles)) for method in Method
    )


def optimize_choice(manifest: Manifest | None) -> Choice:
    """To go on from what the networks paint by optimisation, which every bundle that can paint can do."""
    tip = translate(
        "BundleChoices",
        "Changes the pixels step by step until their features are those of the style: the best pictures, in minutes"
        " instead of seconds. It begins with what the method chosen before paints.",
    )
    reason = _teaches_only() if manifest is not None and not manifest.methods else ""
    return Choice(OPTIMIZE, translate("BundleChoices", "Optimise"), tip, reason)


def method_title(method: Method) -> str:
    """What a method is called in the window."""
    return _method_titles()[method]


def _why_not(manifest: Manifest | None, method: Method, titles: dict[Method, str]) -> str:
    if manifest is None or method in manifest.methods:
        return ""
    if not manifest.methods:
        return _teaches_only()
    text = translate("BundleChoices", "The bundle “{bundle}” was not made for {method}; pick another bundle to use it.")
    return text.format(bundle=manifest.title, method=titles[method])


def _method_titles() -> dict[Method, str]:
    return {
        Method.WCT: translate("BundleChoices", "WCT"),
        Method.ADAIN: translate("BundleChoices", "AdaIN"),
        Method.OT: translate("BundleChoices", "Optimal transport"),
    }


def _method_tips() -> dict[Method, str]:
    return {
        Method.WCT: translate(
            "BundleChoices", "Whitening and colouring: takes over how the style's colours and textures go together."
        ),
        Method.ADAIN: translate(
            "BundleChoices", "Adaptive instance normalisation: matches mean and spread only; gentle and steady."
        ),
        Method.OT: translate("BundleChoices", "The same textures as WCT with the least change to the photo."),
    }


def _teaches_only() -> str:
    return translate("BundleChoices", "This bundle has no decoders: it serves as a teacher and cannot paint.")


def _not_listed(name: str) -> str:
    return translate("BundleChoices", "“{name}” is not among the installed bundles.").format(name=name)


def _seen_while_optimising(recipe: Recipe, method: Method | None) -> str:
    """What the preview shows of an optimisation, in words."""
    start = Start.STYLIZED if recipe.optimize is None else recipe.optimize.start
    painted = translate("BundleChoices", "what the networks paint") if method is None else method_title(method)
    if start is Start.STYLIZED:
        text = translate(
            "BundleChoices", "The preview shows the start ({method}); iterations appear when it is rendered."
        )
    else:
        text = translate(
            "BundleChoices", "The preview is painted by the networks; iterations appear when it is rendered."
        )
    return text.format(method=painted)


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
    """Shows bundle, method and settings of an optimisation of a recipe and tells what the person picks."""

    bundle_picked = Signal(str)
    method_picked = Signal(str)  # a value of Method, or `OPTIMIZE`
    optimization_changed = Signal(object, str, str)  # OptimizeSettings, what was changed, merge key (empty: none)

    def __init__(self, bundles: Sequence[Manifest], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bundles = tuple(bundles)
        self._buttons: dict[str, QToolButton] = {}
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
        checked = method if recipe.optimize is None else OPTIMIZE
        for choice in (*choices, optimize_choice(manifest)):
            button = self._buttons[choice.key]
            button.setEnabled(not choice.reason)
            button.setToolTip(choice.reason or choice.tip)
            button.setAccessibleDescription(choice.reason or choice.tip)
            with QSignalBlocker(button):
                button.setChecked(choice.key == checked)
        levels = manifest.levels if manifest else LEVELS
        self._optimization.show_settings(recipe.optimize, levels, _seen_while_optimising(recipe, method))
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
        column.addLayout(self._method_rows())
        self._optimization = OptimizePart(self)
        self._optimization.changed.connect(self.optimization_changed)
        column.addWidget(self._optimization)
        column.addSpacing(metrics.GAP_PX)
        title = heading(self.tr("Bundle"), self)
        title.setBuddy(self._bundle)
        column.addWidget(title)
        column.addWidget(self._bundle)
        column.addWidget(self._reason)
        QWidget.setTabOrder(self._optimization.last_stop, self._bundle)

    def _method_rows(self) -> QVBoxLayout:
        """The methods of the networks on one line, and below them what goes on from there."""
        rows, line = QVBoxLayout(), QHBoxLayout()
        for layout in (rows, line):
            layout.setSpacing(metrics.GAP_SMALL_PX)
        for choice in method_choices(None):
            line.addWidget(self._made_button(choice))
        rows.addLayout(line)
        rows.addWidget(self._made_button(optimize_choice(None)))
        return rows

    def _made_button(self, choice: Choice) -> QToolButton:
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
        self._buttons[choice.key] = button
        return button

    @Slot(int)
    def _pick_bundle(self, row: int) -> None:
        self.bundle_picked.emit(self._bundle.itemData(row))

    @Slot(bool)
    def _pick_method(self, is_checked: bool) -> None:
        if is_checked:
            self.method_picked.emit(self.sender().property("method"))
