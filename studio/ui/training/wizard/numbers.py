"""Sizes and times of training as people read them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.ui.numbers import fixed_text

translate = QCoreApplication.translate  # lupdate finds texts by this name

_MINUTE_S, _HOUR_S = 60, 3600


def megabytes_text(megabytes: float) -> str:
    """``8.62 MB``."""
    return translate("TrainingWizard", "{number} MB").format(number=_three_digits(megabytes))


def gmac_text(gmac_per_megapixel: float) -> str:
    """``103 GMAC/MP``: thousand million multiply-accumulates for each megapixel painted."""
    return translate("TrainingWizard", "{number} GMAC/MP").format(number=_three_digits(gmac_per_megapixel))


def seconds_per_megapixel_text(seconds: float) -> str:
    """``2.1 s/MP``."""
    return translate("TrainingWizard", "{number} s/MP").format(number=_three_digits(seconds))


def duration_text(seconds: float) -> str:
    """Rounded as an estimate deserves: ``40 s``, ``12 min``, ``3 h 20 min``."""
    if seconds < 1.5 * _MINUTE_S:
        return translate("TrainingWizard", "{seconds} s").format(seconds=max(1, round(seconds)))
    if seconds < _HOUR_S:
        return translate("TrainingWizard", "{minutes} min").format(minutes=round(seconds / _MINUTE_S))
    hours, rest = divmod(round(seconds / _MINUTE_S / 5) * 5, 60)
    if not rest:
        return translate("TrainingWizard", "{hours} h").format(hours=hours)
    return translate("TrainingWizard", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def change_text(before: float, after: float) -> str:
    """``−44 %``; empty where both are the same as far as is shown."""
    percent = round(100 * (after / before - 1)) if before else 0
    if not percent:
        return ""
    return f"{'+' if percent > 0 else '−'}{abs(percent)} %"


def _three_digits(number: float) -> str:
    decimals = 0 if number >= 100 else 1 if number >= 10 else 2
    return fixed_text(number, decimals)
