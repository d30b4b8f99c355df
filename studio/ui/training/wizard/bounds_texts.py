"""What numbers may be, in words: the ranges beside the fields, and what is wrong with one that lies beyond."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from studio.specs.training_bounds import Bounds, OutOfBounds
from studio.ui.numbers import general_text, whole_text

translate = QCoreApplication.translate  # lupdate finds texts by this name

RATE_UNIT = 1e-5
_RATES = ("learning_rate", "encoder_rate", "pruning_rate", "retraining_rate")


def range_text(bounds: Bounds) -> str:
    """``1 to 256``."""
    return translate("TrainingWizard", "{low} to {high}").format(low=_text(bounds.low), high=_text(bounds.high))


def rate_range_text(bounds: Bounds) -> str:
    """The same for a learning rate, in the unit it is typed in."""
    return range_text(Bounds(bounds.low / RATE_UNIT, bounds.high / RATE_UNIT))


def problem_text(found: OutOfBounds) -> str:
    """One sentence that names the number, what is allowed and what was asked for."""
    titles = _titles()
    unit = RATE_UNIT if found.name in _RATES else 1
    text = translate("TrainingWizard", "{what}: {low} to {high} is possible, not {value}.")
    return text.format(
        what=titles.get(found.name, found.name.replace("_", " ")),
        low=_text(found.bounds.low / unit),
        high=_text(found.bounds.high / unit),
        value=_text(found.value / unit),
    )


def _titles() -> Mapping[str, str]:
    return {
        "steps": translate("TrainingWizard", "Length in steps"),
        "minutes": translate("TrainingWizard", "Length in minutes"),
        "learning_rate": translate("TrainingWizard", "Learning rate (× 10⁻⁵)"),
        "encoder_rate": translate("TrainingWizard", "Learning rate of encoders (× 10⁻⁵)"),
        "pruning_rate": translate("TrainingWizard", "Learning rate, pruning (× 10⁻⁵)"),
        "retraining_rate": translate("TrainingWizard", "Learning rate, afterwards (× 10⁻⁵)"),
        "amplitude": translate("TrainingWizard", "Amplitude A"),
        "threshold": translate("TrainingWizard", "Threshold τ"),
        "kappa": translate("TrainingWizard", "Shrinking κ"),
        "interval": translate("TrainingWizard", "Interval t"),
        "turn": translate("TrainingWizard", "Turning point u"),
        "batch": translate("TrainingWizard", "Crops in a batch"),
        "crop_px": translate("TrainingWizard", "Side of a crop in pixels"),
        "resize_px": translate("TrainingWizard", "Shorter side of pictures in pixels"),
        "batch_pixels": translate("TrainingWizard", "Pixels of all crops of a batch together"),
        "step_pixels": translate("TrainingWizard", "Pixels of all crops of a step together"),
        "accumulate": translate("TrainingWizard", "Batches in a step"),
        "momentum": translate("TrainingWizard", "Momentum"),
        "patience": translate("TrainingWizard", "Scores without gain"),
        "threads": translate("TrainingWizard", "Threads"),
        "speed_up": translate("TrainingWizard", "Speed-up"),
    }


def _text(number: float) -> str:
    rounded = round(number, 9)
    return whole_text(rounded) if rounded == round(rounded) else general_text(rounded, 12)
