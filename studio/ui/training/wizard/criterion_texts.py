"""How a pruning goes about it, in words: choices, constants, and all of it in one line for the review."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from studio.specs.criterion_settings import Ranking, Refit, Shape
from studio.specs.pruning import PruneSpec, settings_of
from studio.ui.numbers import general_text
from studio.ui.training.wizard.bounds_texts import RATE_UNIT

translate = QCoreApplication.translate  # lupdate finds texts by this name

SYMBOLS: Mapping[str, str] = {"amplitude": "A", "threshold": "τ", "kappa": "κ", "interval": "t", "turn": "u"}


def ranking_texts() -> Mapping[Ranking, str]:
    """What filters are ranked by."""
    texts = {
        Ranking.L1: translate("TrainingWizard", "weights"),
        Ranking.L1_ACTIVATION: translate("TrainingWizard", "weights × activation"),
    }
    assert set(texts) == set(Ranking), "every ranking has a text"
    return texts


def refit_texts() -> Mapping[Refit, str]:
    """When the fit after the cut is kept."""
    texts = {
        Refit.IF_BETTER: translate("TrainingWizard", "where it helps"),
        Refit.ALWAYS: translate("TrainingWizard", "always"),
        Refit.NEVER: translate("TrainingWizard", "never"),
    }
    assert set(texts) == set(Refit), "every choice has a text"
    return texts


def shape_texts() -> Mapping[Shape, str]:
    """The course of the increments."""
    texts = {
        Shape.EXPONENTIAL: translate("TrainingWizard", "exponential"),
        Shape.LINEAR: translate("TrainingWizard", "linear"),
    }
    assert set(texts) == set(Shape), "every shape has a text"
    return texts


def pruning_text(spec: PruneSpec) -> str:
    """``ranked by weights · fit kept: always · layers that stay whole: conv1_1 · rates 100 and 2 × 10⁻⁵ · κ 8``."""
    parts = [
        translate("TrainingWizard", "ranked by {what}").format(what=ranking_texts()[spec.ranking]),
        translate("TrainingWizard", "fit kept: {when}").format(when=refit_texts()[spec.refit]),
    ]
    if spec.spared:
        parts.append(
            translate("TrainingWizard", "layers that stay whole: {names}").format(names=", ".join(spec.spared))
        )
    if spec.pruning_rate is not None or spec.retraining_rate is not None:
        afterwards = spec.retraining_schedule(is_refitted=spec.refit is not Refit.NEVER)
        rates = (spec.pruning_schedule.learning_rate, afterwards.learning_rate)
        first, second = (general_text(rate / RATE_UNIT, 4) for rate in rates)
        text = translate("TrainingWizard", "rates {first} × 10⁻⁵ and afterwards {second} × 10⁻⁵")
        parts.append(text.format(first=first, second=second))
    known = settings_of(spec.criterion)
    for name, symbol in SYMBOLS.items():
        value = getattr(spec.settings, name)
        if name in known and value is not None and name in spec.settings.chosen:
            parts.append(f"{symbol} {general_text(value)}")
    if spec.settings.shape is Shape.LINEAR:
        parts.append(translate("TrainingWizard", "linear increments"))
    return " · ".join(parts)
