"""How much pruning takes away, by other means than one share: a similarity to keep to, or ratios of stages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from studio.specs.pruning import PruneSpec
from studio.specs.training_bounds import FLOOR_SSIM
from studio.ui.numbers import general_text
from studio.ui.theme import metrics
from studio.ui.training.wizard.bounds_texts import range_text

translate = QCoreApplication.translate  # lupdate finds texts by this name

SSIM_AT_FIRST = 0.9


class FloorBox(QDoubleSpinBox):
    """The least similarity of paintings to the teacher's."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, minimum=FLOOR_SSIM.low, maximum=FLOOR_SSIM.high, decimals=3, singleStep=0.01)
        self.setToolTip(range_text(FLOOR_SSIM))
        self.setAccessibleName(self.tr("Least similarity"))
        self.setPrefix(self.tr("at least "))
        self.setSuffix(self.tr(" similar to the teacher's paintings (SSIM)"))
        self.setKeyboardTracking(False)
        self.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self.valueChanged.connect(self._tell)

    @Slot(float)
    def _tell(self, ssim: float) -> None:
        self.chosen.emit(round(ssim, 3))


def floor_text(pruning: PruneSpec) -> str:
    """``SSIM ≥ 0.9`` for a search, ``20 %, 40 % go`` for given stages, else empty."""
    if pruning.floor is not None:
        limits = (("SSIM ≥ {value}", pruning.floor.ssim), ("score ≤ {value}", pruning.floor.score))
        return ", ".join(text.format(value=general_text(value)) for text, value in limits if value is not None)
    if pruning.ratio_stages is not None:
        goes = ", ".join(f"{general_text(100 * ratio, 4)} %" for ratio in pruning.ratio_stages)
        return translate("TrainingWizard", "{ratios} go").format(ratios=goes)
    return ""


def amount_note(pruning: PruneSpec) -> str:
    """What a search does, or that stages come from the run before; empty for a ratio or a speed-up."""
    if pruning.floor is not None:
        text = translate(
            "TrainingWizard",
            "Prunes and retrains in up to {stages} stages, each as long as the next page says. Goes back where too "
            "much went, and finds the most that leaves held-out paintings so similar (1 is the same).",
        ).format(stages=pruning.search.stages)
        if pruning.floor.score is None:
            return text
        also = translate("TrainingWizard", "As in the run before, their score may be {score} at most.")
        return f"{text} {also.format(score=general_text(pruning.floor.score))}"
    if pruning.ratio_stages is not None:
        text = translate(
            "TrainingWizard", "As in the run before, in stages: {ratios}. The slider takes over from that."
        )
        return text.format(ratios=floor_text(pruning))
    return ""
