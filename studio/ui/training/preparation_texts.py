"""What is done before the first step of a run, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.compression.preparation import Preparation
from studio.jobs.training.preparing import Preparing

translate = QCoreApplication.translate  # lupdate finds texts by this name


def preparing_text(preparing: Preparing) -> str:
    """``reading pictures, 40 %``."""
    what = _words()[preparing.part]
    return translate("Preparation", "{what}, {percent} %").format(what=what, percent=round(100 * preparing.fraction))


def _words() -> dict[Preparation, str]:
    words = {
        Preparation.LOADING: translate("Preparation", "loading networks"),
        Preparation.PICTURES: translate("Preparation", "reading pictures"),
        Preparation.FITTING: translate("Preparation", "choosing and fitting filters"),
        Preparation.CHECKING: translate("Preparation", "checking groups of filters"),
        Preparation.SCANNING: translate("Preparation", "testing layers"),
        Preparation.TIMING: translate("Preparation", "timing steps"),
        Preparation.SAMPLES: translate("Preparation", "painting the first samples"),
    }
    assert set(words) == set(Preparation), "every part is told"
    return words
