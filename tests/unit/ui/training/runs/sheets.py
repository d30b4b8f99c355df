"""Sheets of sample pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage


def write_sheet(path: Path, colours: tuple[str, str, str], height: int = 30) -> None:
    image = QImage(40, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(40):
            image.setPixelColor(x, y, QColor(colours[min(2, 3 * y // height)]))
    assert image.save(str(path))
