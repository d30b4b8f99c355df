"""How a picture is optimised: the settings of `OptimizeSettings`, the rarer ones folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.networks.layout import encoder_names
from studio.specs.optimize import (
    LARGEST_STEP,
    MOST_ITERATIONS,
    MOST_WEIGHT,
    SMALLEST_SCALE_PX,
    Optimizer,
    OptimizeSettings,
    Start,
    StyleLoss,
)
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.widgets.choice_row import ChoiceFacts, ChoiceRow
from studio.ui.widgets.heading import remark
from studio.ui.widgets.section import Section
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import Stops, rising_stops, size_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name

_DEFAULT = OptimizeSettings()
_THOUSANDTHS = 3  # decimals of weights and steps
_MOST_ON_SLIDER = 1000
_LARGEST_SCALE_ON_SLIDER_PX = 4096
_LARGEST_TYPED_PX = 200_000
_AUTOMATIC = ""  # the content layer that the network decides


class OptimizePart(QWidget):
    """Edits settings that it is shown; those without a control, the style layers, stay as they are."""

    changed = Signal(object, str, str)  # OptimizeSettings, what was changed, merge key (empty: none)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = _DEFAULT
        self._section = Section(translate("OptimizePart", "Optimisation"), self, name="optimisation")
        self._explanation = remark("", self._section)
        self._section.add(self._explanation)
        usual, rare = _usual_facts(), _rare_facts()
        choices = _choice_facts()
        self._sliders = [self._made_slider(usual[0], self._section)]
        self._choices = [self._made_choice(facts, self._section) for facts in choices[:2]]
        self._sliders += [self._made_slider(facts, self._section) for facts in usual[1:]]
        self._choices.append(self._made_choice(choices[2], self._section))
        self._rare = Section(translate("OptimizePart", "More settings"), self._section, name="optimisation_rare")
        self._sliders += [self._made_slider(facts, self._rare) for facts in rare[:1]]
        self._choices.append(self._made_choice(choices[3], self._rare))
        self._sliders += [self._made_slider(facts, self._rare) for facts in rare[1:]]
        self._section.add(self._rare)
        self._reset = self._made_reset()
        self._section.add(self._reset)
        self._section.set_open(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)

    @property
    def last_stop(self) -> QWidget:
        """Where Tab stops last."""
        return self._reset

    def show_settings(self, settings: OptimizeSettings | None, levels: Sequence[int], explanation: str) -> None:
        """Show ``settings``, hide without any; ``levels`` are those of the bundle, ``explanation`` what is seen now."""
        self.setVisible(settings is not None)
        if settings is None:
            return
        self._settings = settings
        self._explanation.setText(explanation)
        self._offer_layers(settings, levels)
        for row in self._sliders:
            row.show_number(row.facts.number_of(getattr(settings, row.facts.name)))
            row.setEnabled(row.facts.name != "step" or settings.optimizer is Optimizer.ADAM)
        for choice in self._choices:
            choice.show_choice(getattr(settings, choice.facts.name) or _AUTOMATIC)
        self._section.mark(is_changed=settings != _DEFAULT)
        rare = [*(row.facts.name for row in self._sliders[3:]), self._choices[3].facts.name]
        self._rare.mark(is_changed=any(getattr(settings, name) != getattr(_DEFAULT, name) for name in rare))
        self._reset.setEnabled(settings != _DEFAULT)

    def _offer_layers(self, settings: OptimizeSettings, levels: Sequence[int]) -> None:
        names = encoder_names(max(levels))
        own = [settings.content_layer] if settings.content_layer not in (None, *names) else []
        automatic = translate("OptimizePart", "Automatic")
        tip = translate("OptimizePart", "conv4_1, or the deepest layer where the encoder of the bundle ends earlier")
        layers = [(str(name), str(name), "") for name in (*names, *own)]
        self._choices[3].offer([(_AUTOMATIC, automatic, tip), *layers])

    def _made_slider(self, facts: SliderFacts, section: Section) -> SliderRow:
        row = SliderRow(facts, section)
        row.changed.connect(self._set_number)
        section.add(row)
        return row

    def _made_choice(self, facts: ChoiceFacts, section: Section) -> ChoiceRow:
        row = ChoiceRow(facts, section)
        row.offer(_offered().get(facts.name, ()))
        row.chosen.connect(self._set_choice)
        section.add(row)
        return row

    def _made_reset(self) -> QPushButton:
        text = translate("OptimizePart", "Back to the defaults")
        button = QPushButton(icon("retry"), text, self._section)
        button.setAccessibleName(translate("OptimizePart", "Optimisation: back to the defaults"))
        button.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        button.clicked.connect(self._go_back)
        return button

    @Slot(int, str)
    def _set_number(self, number: int, merge_key: str) -> None:
        row = self.sender()
        assert isinstance(row, SliderRow), "nothing else is connected"
        facts = row.facts
        value: Any = facts.value_of(number) if facts.decimals else number
        changed: dict[str, Any] = {facts.name: value}
        self.changed.emit(replace(self._settings, **changed), facts.title, merge_key)

    @Slot(str)
    def _set_choice(self, key: str) -> None:
        row = self.sender()
        assert isinstance(row, ChoiceRow), "nothing else is connected"
        kinds = {"optimizer": Optimizer, "style_loss": StyleLoss, "start": Start}
        name = row.facts.name
        changed: dict[str, Any] = {name: kinds[name](key) if name in kinds else key or None}
        self.changed.emit(replace(self._settings, **changed), row.facts.title, "")

    @Slot()
    def _go_back(self) -> None:
        self.changed.emit(_DEFAULT, self._reset.text(), "")


def _usual_facts() -> tuple[SliderFacts, ...]:
    """The sliders that show at once; ranges and defaults are those of the settings."""
    largest = int(MOST_WEIGHT * 10**_THOUSANDTHS)
    weights, smoothness = (rising_stops(least, 1000 * least, has_zero=True) for least in (1, 100))
    return (
        SliderFacts(
            "iterations",
            translate("OptimizePart", "Iterations"),
            rising_stops(1, _MOST_ON_SLIDER),
            _DEFAULT.iterations,
            "",
            translate(
                "OptimizePart",
                "Steps at the smallest scale; each larger one takes half as many. More come closer to the style"
                " and take longer in proportion",
            ),
            largest=MOST_ITERATIONS,
        ),
        _decimal(
            "content_weight",
            translate("OptimizePart", "Content weight"),
            weights,
            translate(
                "OptimizePart",
                "How much the shapes of the photo count against the style. It is divided by the strength, so that"
                " half the strength counts them twice",
            ),
            largest,
        ),
        _decimal(
            "smoothness",
            translate("OptimizePart", "Smoothness"),
            smoothness,
            translate(
                "OptimizePart",
                "Keeps neighbouring pixels alike: takes out speckles, and with them fine texture. Costs no time",
            ),
            largest,
        ),
    )


def _rare_facts() -> tuple[SliderFacts, ...]:
    """The sliders that are folded away."""
    largest_step = round(LARGEST_STEP * 10**_THOUSANDTHS)
    scales = Stops(size_stops(SMALLEST_SCALE_PX, _LARGEST_SCALE_ON_SLIDER_PX).numbers[1:])
    return (
        _decimal(
            "step",
            translate("OptimizePart", "Step size"),
            rising_stops(1, largest_step),
            translate(
                "OptimizePart",
                "How far Adam moves a pixel at first, of the way from black to white: large steps are fast and"
                " rough. L-BFGS finds its own",
            ),
            largest_step,
        ),
        SliderFacts(
            "smallest_px",
            translate("OptimizePart", "Smallest scale"),
            scales,
            _DEFAULT.smallest_px,
            " px",
            translate(
                "OptimizePart",
                "About the longer side of the first picture that is optimised; it is doubled until the result has"
                " its size. Small ones give large patterns and cost little time",
            ),
            largest=_LARGEST_TYPED_PX,
        ),
        _decimal(
            "difference_weight",
            translate("OptimizePart", "Pixel differences"),
            rising_stops(1, 10**_THOUSANDTHS, has_zero=True),
            translate(
                "OptimizePart",
                "How much the differences of neighbouring pixels count in the style loss, beside 1 for all layers"
                " together: keeps colour noise out. Costs next to no time",
            ),
            int(MOST_WEIGHT * 10**_THOUSANDTHS),
        ),
    )


def _decimal(name: str, title: str, stops: Stops, tip: str, largest: int) -> SliderFacts:
    default = round(getattr(_DEFAULT, name) * 10**_THOUSANDTHS)
    return SliderFacts(name, title, stops, default, "", tip, largest=largest, decimals=_THOUSANDTHS)


def _choice_facts() -> tuple[ChoiceFacts, ...]:
    return (
        ChoiceFacts(
            "optimizer",
            translate("OptimizePart", "Optimiser"),
            translate("OptimizePart", "How each step is found, and what that takes of time and memory"),
        ),
        ChoiceFacts(
            "style_loss",
            translate("OptimizePart", "Style loss"),
            translate("OptimizePart", "What of the style's features the picture shall share"),
        ),
        ChoiceFacts(
            "start",
            translate("OptimizePart", "Start"),
            translate("OptimizePart", "The picture that the first iteration changes"),
        ),
        ChoiceFacts(
            "content_layer",
            translate("OptimizePart", "Content layer"),
            translate(
                "OptimizePart",
                "Where the shapes of the photo are compared: deeper layers leave more freedom, shallow ones cost less",
            ),
        ),
    )


def _offered() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Key, text and meaning of every choice of the enumerations."""
    offered: dict[str, tuple[tuple[str, str, str], ...]] = {
        "optimizer": (
            (
                Optimizer.ADAM,
                translate("OptimizePart", "Adam"),
                translate("OptimizePart", "One gradient for each step, and scratch on disk: for pictures of any size"),
            ),
            (
                Optimizer.LBFGS,
                translate("OptimizePart", "L-BFGS"),
                translate(
                    "OptimizePart",
                    "Searches along each step: about twice the time, and 27 copies of the picture in memory",
                ),
            ),
        ),
        "style_loss": (
            (
                StyleLoss.W2,
                translate("OptimizePart", "W2 distance"),
                translate("OptimizePart", "Mean and covariance of features, as distributions (Wasserstein)"),
            ),
            (
                StyleLoss.GRAM,
                translate("OptimizePart", "Gram matrices"),
                translate("OptimizePart", "Mean products of features (Gatys et al. 2016)"),
            ),
        ),
        "start": (
            (
                Start.STYLIZED,
                translate("OptimizePart", "Painted by the networks"),
                translate("OptimizePart", "What the preview shows; detail and levels above belong to it"),
            ),
            (
                Start.PHOTO,
                translate("OptimizePart", "The photo"),
                translate("OptimizePart", "Keeps more of the photo, and needs more iterations"),
            ),
            (
                Start.NOISE,
                translate("OptimizePart", "Noise"),
                translate("OptimizePart", "Invents all of the picture, and needs by far the most iterations"),
            ),
        ),
    }
    kinds = {"optimizer": Optimizer, "style_loss": StyleLoss, "start": Start}
    for name, kind in kinds.items():
        assert {key for key, _, _ in offered[name]} == set(kind), "every value can be chosen"
    return offered
