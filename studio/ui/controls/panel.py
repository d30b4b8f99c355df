"""The controls beside the picture: they edit the document and follow every change of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.bundles.manifest import Manifest
from studio.specs.colour import STYLE_COLOURS
from studio.specs.method import Method
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import DEFAULT_STYLE_SIZE_PX, LEVELS, SMALLEST_SIDE_PX
from studio.ui.controls.bundle_part import OPTIMIZE, BundlePart, bundle_in_force
from studio.ui.controls.colour_part import ColourPart
from studio.ui.controls.edges_part import EdgesPart
from studio.ui.controls.levels_part import LevelsPart, detail_of_levels, strength_of_levels
from studio.ui.controls.marginals_part import MarginalsPart
from studio.ui.controls.mix_part import MixPart
from studio.ui.controls.mixing_part import MixingPart
from studio.ui.controls.preset_bar import Preset, PresetBar, presets_path
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.controls.regions_part import RegionsPart
from studio.ui.controls.strokes_part import StrokesPart
from studio.ui.document.document import Document
from studio.ui.document.recipe import LARGEST, Recipe, first_recipe
from studio.ui.theme import metrics
from studio.ui.widgets.section import Section
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import AUTOMATIC, percent, percent_stops, size_number, size_px, size_stops
from studio.ui.widgets.upright_scroll import UprightScroll

_STYLE_SLIDER_PX = (64, 4096)
_RESULT_SLIDER_PX = (256, 32_768)
_LARGEST_TYPED_PX = 200_000


class ControlsPanel(QWidget):
    """``presets`` is where presets are kept; None means beside the person's settings.

    What is about some fields of the recipe alone is a `RecipeSection`; one more needs a place in `_sections`.
    """

    section_folded = Signal(str, bool)  # name of a section that the person has opened or folded, whether it is open
    table_wanted = Signal()  # the colours as a file for other programs

    mask_wanted = Signal(object)  # Path of the style whose mask shall be painted
    regions_wanted = Signal(bool)  # whether the regions shall be seen over the photo
    region_menu_wanted = Signal(int, QPoint)  # region, where on the screen: what can be chosen for it

    def __init__(
        self,
        document: Document,
        bundles: Sequence[Manifest],
        parent: QWidget | None = None,
        *,
        presets: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._bundles = document, tuple(bundles)
        self._optimization = OptimizeSettings()  # those chosen last, for when it is optimised again
        self._presets = PresetBar(presets or presets_path(), lambda: document.recipe, self)
        self._mix = MixPart(self)
        shares, sizes = self._share_facts(), self._size_facts()
        self._rows = [SliderRow(facts, self) for facts in shares]
        self._levels = [LevelsPart(facts, self) for facts in (strength_of_levels(), detail_of_levels())]
        self._rows += [SliderRow(facts, self) for facts in sizes]
        self._colours, edges, self._regions = ColourPart(self), EdgesPart(self), RegionsPart(self)
        self._sections: tuple[RecipeSection, ...] = (
            self._colours,
            edges,
            self._regions,
            MixingPart(self),
            StrokesPart(self),
            MarginalsPart(self),
        )
        self._bundle = BundlePart(self._bundles, self)
        self._lay_out()
        self._connect()
        self._follow(document.recipe)

    def use_bundles(self, bundles: Sequence[Manifest]) -> None:
        """Offer these from now on."""
        self._bundles = tuple(bundles)
        self._bundle.use_bundles(bundles)
        self._follow(self._document.recipe)

    @Slot(str)
    def pick_bundle(self, bundle_id: str) -> None:
        """Paint with this bundle; a method that it was not made for gives way to its own, a built-in look to that for
        its levels. One step of undo.
        """
        before = bundle_in_force(self._bundles, self._document.recipe.bundle)
        recipe = replace(self._document.recipe, bundle=bundle_id)
        manifest = bundle_in_force(self._bundles, bundle_id)
        if manifest is not None:
            if recipe.method not in manifest.methods:
                recipe = replace(recipe, method=None)
            recipe = recipe.for_bundle(manifest.levels, before=before.levels if before else LEVELS)
        self._document.edit(recipe, self.tr("Bundle"))

    @Slot()
    def hide_regions(self) -> None:
        """Something else is done on the photo than looking at its regions."""
        self._regions.hide_overlay()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        column.setSpacing(metrics.GAP_LARGE_PX)
        for part in self._parts():
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        least_px = metrics.SIDE_PANEL_WIDTH_PX - 2 * metrics.GAP_LARGE_PX
        outer.addWidget(UprightScroll(inside, self, least_px=least_px))
        self.setAccessibleName(self.tr("Controls"))

    def _parts(self) -> tuple[QWidget, ...]:
        look, sizes = self._rows[:2], self._rows[2:]
        return (self._presets, self._mix, *look, *self._levels, *sizes, *self._sections, self._bundle)

    def fold_sections(self, are_open: Mapping[str, bool]) -> None:
        """Open or fold the sections named, as the person left them."""
        for section in self.findChildren(Section):
            if section.name in are_open:
                section.set_open(are_open[section.name])

    def _connect(self) -> None:
        self._document.recipe_changed.connect(self._follow)
        self._presets.picked.connect(self._apply_preset)
        self._mix.rows_made.connect(self._order_tabs)
        self._colours.table_wanted.connect(self.table_wanted)
        self._regions.overlay_wanted.connect(self.regions_wanted)
        self._regions.menu_wanted.connect(self.region_menu_wanted)
        for part in (self._mix, *self._sections):
            part.edited.connect(self._edit)
        for section in self.findChildren(Section):
            section.folded.connect(self._tell_folded)
        self._mix.mask_wanted.connect(self.mask_wanted)
        for row in self._rows:
            row.changed.connect(self._set_number)
        for levels in self._levels:
            levels.changed.connect(self._set_level)
            levels.reset_wanted.connect(self._reset_levels)
        self._bundle.bundle_picked.connect(self.pick_bundle)
        self._bundle.method_picked.connect(self._pick_method)
        self._bundle.optimization_changed.connect(self._set_optimization)

    @Slot(object)
    def _follow(self, recipe: Recipe) -> None:
        self._optimization = recipe.optimize or self._optimization
        manifest = bundle_in_force(self._bundles, recipe.bundle)
        for section in (self._mix, *self._sections):
            section.show_recipe(recipe)
        for row in self._rows:
            value = getattr(recipe, row.facts.name)
            row.show_number(size_number(value) if row.facts.name.endswith("_px") else percent(value))
        for part in self._levels:
            part.show_recipe(recipe, manifest.levels if manifest else LEVELS)
        self._bundle.show_recipe(recipe)

    @Slot()
    def _order_tabs(self) -> None:
        """Widgets made later come last in the order of Tab; those of the mix belong after the presets."""
        for before, after in pairwise((*self._presets.stops(), *self._mix.stops())):
            QWidget.setTabOrder(before, after)

    @Slot(object)
    def _apply_preset(self, preset: Preset) -> None:
        text = self.tr("Preset {name}").format(name=preset.name)
        recipe = preset.applied_to(self._document.recipe)
        manifest = bundle_in_force(self._bundles, recipe.bundle)
        if preset.is_shipped and manifest is not None:
            recipe = recipe.for_bundle(manifest.levels)
        self._document.edit(recipe, text)

    @Slot(object, str, str)
    def _edit(self, recipe: Recipe, text: str, merge_key: str) -> None:
        self._document.edit(recipe, text, merge_key=merge_key or None)

    @Slot(bool)
    def _tell_folded(self, is_open: bool) -> None:
        section = self.sender()
        assert isinstance(section, Section), "nothing else is connected"
        if section.name:
            self.section_folded.emit(section.name, is_open)

    @Slot(int, str)
    def _set_number(self, number: int, merge_key: str) -> None:
        """A slider was moved, whose name is that of a field of the recipe."""
        row = self.sender()
        assert isinstance(row, SliderRow), "nothing else is connected"
        name = row.facts.name
        value: Any = size_px(number, SMALLEST_SIDE_PX) if name.endswith("_px") else number / LARGEST
        self._document.edit(replace(self._document.recipe, **{name: value}), row.facts.title, merge_key=merge_key)

    @Slot(str, int, int, str)
    def _set_level(self, field: str, level: int, number: int, merge_key: str) -> None:
        texts = {
            "level_strength": self.tr("Strength of level {level}"),
            "level_detail": self.tr("Detail of level {level}"),
        }
        changed = self._document.recipe.with_share(field, level, number / LARGEST)
        self._document.edit(changed, texts[field].format(level=level), merge_key=merge_key)

    @Slot(str)
    def _reset_levels(self, field: str) -> None:
        texts = {
            "level_strength": self.tr("Strength per level: back to the defaults"),
            "level_detail": self.tr("Detail per level: back to the defaults"),
        }
        manifest = bundle_in_force(self._bundles, self._document.recipe.bundle)
        first = first_recipe().for_bundle(manifest.levels if manifest else LEVELS)
        changed: dict[str, Any] = {field: getattr(first, field)}
        self._document.edit(replace(self._document.recipe, **changed), texts[field])

    @Slot(str)
    def _pick_method(self, method: str) -> None:
        recipe = self._document.recipe
        if method == OPTIMIZE:
            recipe = replace(recipe, optimize=self._optimization, colour=STYLE_COLOURS, edges=None)  # it keeps none
        else:
            recipe = replace(recipe, method=Method(method), optimize=None)
        self._document.edit(recipe, self.tr("Method"))

    @Slot(object, str, str)
    def _set_optimization(self, settings: OptimizeSettings, text: str, merge_key: str) -> None:
        recipe = replace(self._document.recipe, optimize=settings)
        self._document.edit(recipe, text, merge_key=merge_key or None)

    def _share_facts(self) -> tuple[SliderFacts, SliderFacts]:
        strength_tip = self.tr(
            "How far the photo moves towards the style: 0 % leaves it as it is. Of an optimisation also the style"
            " against the content"
        )
        detail_tip = self.tr(
            "How much of the photo's own detail stays under the paint: 0 % paints over it,"
            " 100 % keeps edges as sharp as they are"
        )
        first, stops = first_recipe(), percent_stops()
        return (
            SliderFacts("strength", self.tr("Strength"), stops, percent(first.strength), " %", strength_tip),
            SliderFacts("detail", self.tr("Detail"), stops, percent(first.detail), " %", detail_tip),
        )

    def _size_facts(self) -> tuple[SliderFacts, SliderFacts]:
        tip = self.tr("Longer side of the style picture: larger means larger strokes. Automatic: at most {size} px")
        return (
            SliderFacts(
                "style_size_px",
                self.tr("Style size"),
                size_stops(*_STYLE_SLIDER_PX),
                AUTOMATIC,
                " px",
                tip.format(size=DEFAULT_STYLE_SIZE_PX),
                automatic=self.tr("Automatic"),
                largest=_LARGEST_TYPED_PX,
            ),
            SliderFacts(
                "content_size_px",
                self.tr("Result size"),
                size_stops(*_RESULT_SLIDER_PX),
                AUTOMATIC,
                " px",
                self.tr("Longer side of the finished picture"),
                automatic=self.tr("As the photo"),
                largest=_LARGEST_TYPED_PX,
            ),
        )
