"""Which colours a result has: those of its styles, the photo's in part or altogether, or nothing but colours."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from studio.specs.colour import STYLE_COLOURS, ColourSettings, ColourSource
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import LARGEST, SMALLEST, Recipe
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.widgets.choice_row import ChoiceFacts, ChoiceRow
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import percent, percent_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name
_OFF = ""


class ColourPart(RecipeSection):
    """Edits the `ColourSettings`; how far colours alone are taken is the recipe's strength."""

    table_wanted = Signal()  # the colours as a file for other programs

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("ColourPart", "Colours"), parent, name="colours")
        self._keep = 1.0  # the amount that was chosen last
        self._by = ChoiceRow(_by_facts(), self)
        self._by.offer(_ways())
        self._amount = SliderRow(_amount_facts(), self)
        self._only = QCheckBox(translate("ColourPart", "Take only the colours"), self)
        self._only.setAccessibleName(self._only.text())
        self._only.setToolTip(
            translate("ColourPart", "No network paints: the colours of the photo's own pixels become the styles'")
        )
        self._how_far = SliderRow(_how_far_facts(), self)
        self._table = QPushButton(icon("export"), translate("ColourPart", "Export LUT…"), self)
        self._table.setAccessibleName(translate("ColourPart", "Export LUT"))
        self._table.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self._table.setToolTip(
            translate("ColourPart", "The colours of the styles as a table that photo and film programs apply")
        )
        for part in (self._by, self._amount, self._only, self._how_far, self._table):
            self.add(part)
        self._by.chosen.connect(self._choose)
        self._amount.changed.connect(self._set_amount)
        self._only.toggled.connect(self._take_only)
        self._how_far.changed.connect(self._set_strength)
        self._table.clicked.connect(self.table_wanted)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the colours of ``recipe``, and why some of them cannot be chosen."""
        super().show_recipe(recipe)
        colour, is_optimized = recipe.colour, recipe.optimize is not None
        self._keep = colour.keep or self._keep
        is_kept, has_masks = colour.keep > 0, any(style.mask is not None for style in recipe.styles)
        self._by.show_choice(colour.by if is_kept else _OFF)
        self._amount.show_number(percent(colour.keep if is_kept else self._keep))
        with QSignalBlocker(self._only):
            self._only.setChecked(colour.only)
        self._how_far.show_number(percent(recipe.strength))
        self._by.setEnabled(not is_optimized and not colour.only)
        self._amount.setEnabled(is_kept)
        self._only.setEnabled(colour.only or not (is_optimized or has_masks))
        self._how_far.setVisible(colour.only)
        self._table.setEnabled(bool(recipe.styles))
        self.say_reason(_reason(is_optimized=is_optimized, has_masks=has_masks))

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With the colours of the styles."""
        return replace(recipe, colour=STYLE_COLOURS)

    @Slot(str)
    def _choose(self, key: str) -> None:
        colour = ColourSettings(self._keep, ColourSource(key)) if key else STYLE_COLOURS
        self.edited.emit(replace(self.recipe, colour=colour), self._by.facts.title, "")

    @Slot(int, str)
    def _set_amount(self, number: int, merge_key: str) -> None:
        colour = replace(self.recipe.colour, keep=number / LARGEST)
        self.edited.emit(replace(self.recipe, colour=colour), self._amount.facts.title, merge_key)

    @Slot(bool)
    def _take_only(self, is_only: bool) -> None:
        colour = ColourSettings(only=True) if is_only else STYLE_COLOURS
        self.edited.emit(replace(self.recipe, colour=colour), self._only.text(), "")

    @Slot(int, str)
    def _set_strength(self, number: int, merge_key: str) -> None:
        self.edited.emit(replace(self.recipe, strength=number / LARGEST), self._how_far.facts.title, merge_key)


def _reason(*, is_optimized: bool, has_masks: bool) -> str:
    if is_optimized:
        return translate("ColourPart", "A picture by optimisation has the colours of its styles.")
    if has_masks:
        return translate("ColourPart", "Only the colours are taken in all of the picture: not under masks.")
    return ""


def _by_facts() -> ChoiceFacts:
    return ChoiceFacts(
        "colours_by",
        translate("ColourPart", "Keep the photo's"),
        translate("ColourPart", "Whether the colours of the photo stay under the paint, and how"),
    )


def _amount_facts() -> SliderFacts:
    return SliderFacts(
        "keep_colours",
        translate("ColourPart", "Amount of the photo's colours"),
        percent_stops(SMALLEST),
        LARGEST,
        " %",
        translate("ColourPart", "100 %: the photo's own colours; less: between those and the styles'"),
    )


def _how_far_facts() -> SliderFacts:
    return SliderFacts(
        "colours_strength",
        translate("ColourPart", "From the photo's colours to the styles'"),
        percent_stops(),
        LARGEST,
        " %",
        translate("ColourPart", "How far the colours go towards those of the styles; the same as the strength"),
    )


def _ways() -> tuple[tuple[str, str, str], ...]:
    """Key, text and meaning of every choice."""
    ways: dict[str, tuple[str, str]] = {
        _OFF: (
            translate("ColourPart", "None"),
            translate("ColourPart", "The result has the colours of its styles"),
        ),
        ColourSource.LUMINANCE: (
            translate("ColourPart", "Chroma"),
            translate("ColourPart", "The painting's lightness with the photo's chroma, pixel by pixel"),
        ),
        ColourSource.STATISTICS: (
            translate("ColourPart", "Statistics"),
            translate("ColourPart", "Styles are measured with the mean and covariance of the photo's colours"),
        ),
        ColourSource.HISTOGRAM: (
            translate("ColourPart", "Histograms"),
            translate("ColourPart", "Lightness and opponent channels get the photo's histograms: its contrast too"),
        ),
    }
    assert set(ways) == {_OFF, *ColourSource}, "every way can be chosen"
    return tuple((key, *texts) for key, texts in ways.items())
