"""Numbers as the person's language writes them: decimal point, thousands, sizes of files."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QLocale

_PLAIN = QLocale(QLocale.Language.English)


def locale() -> QLocale:
    """That of the window's language; English where none was chosen yet."""
    chosen = QLocale()
    return _PLAIN if chosen.language() == QLocale.Language.C else chosen


def whole_text(count: float) -> str:
    """``12,800``."""
    return locale().toString(round(count))


def fixed_text(number: float, decimals: int) -> str:
    """``0.50`` with two decimals."""
    return locale().toString(float(number), "f", decimals)


def general_text(number: float, digits: int = 6) -> str:
    """So many significant digits at most, and no zeros behind them: ``2.5``."""
    text = f"{number:.{digits}g}"
    if "e" in text:
        return text.replace(".", locale().decimalPoint())
    _, _, decimals = text.partition(".")
    return fixed_text(number, len(decimals))


def bytes_text(count: int) -> str:
    """``1.5 GB``, in the units that disks are sold in."""
    return locale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def written(text: str) -> str:
    """``text`` with the decimal points that it was written with as the language has them."""
    return re.sub(r"(?<=\d)\.(?=\d)", locale().decimalPoint(), text)


def pixels_text(width: int, height: int) -> str:
    """``6,000 × 4,000``."""
    return f"{whole_text(width)} × {whole_text(height)}"


def duration_text(seconds: float | None) -> str:
    """``m:ss`` or ``h:mm:ss``; an en dash where it is not known."""
    if seconds is None or not math.isfinite(seconds):
        return "–"
    minutes, rest = divmod(round(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def percent_text(fraction: float) -> str:
    """A share in whole percent, 100 only when all is done."""
    return f"{math.floor(100 * min(1.0, max(0.0, fraction)))} %"
