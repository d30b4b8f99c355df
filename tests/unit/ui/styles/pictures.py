"""Small pictures of one colour, some of them listed as styles that ship."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from studio.ui.styles.gallery import GalleryPlaces


def picture(path: Path, colour: str = "#336699", size_wh: tuple[int, int] = (60, 40)) -> Path:
    """Write a picture and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(*size_wh, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def places(folder: Path, shipped: Sequence[str] = ("waves", "night", "garden")) -> GalleryPlaces:
    """Folders of a gallery's own with ``shipped`` pictures in them."""
    made = GalleryPlaces(folder / "shipped", folder / "data" / "styles.json", folder / "cache")
    for name in shipped:
        picture(made.shipped / f"{name}.png")
    entries = [
        {"file": f"{name}.png", "title": name.capitalize(), "technique": "paint", "description": f"Of {name}"}
        for name in shipped
    ]
    (made.shipped / "styles.json").write_text(json.dumps(entries))
    return made
