"""What the window shows, as values."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableView

from tests.e2e.window.person import Person


def pixels_of(image: QImage) -> np.ndarray:
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    bgra = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.width(), 4)
    return bgra[..., 2::-1].astype(int)


def rows_say(person: Person) -> list[str]:
    """All that the table of the queue shows, row by row."""
    table = person.window.findChild(QTableView)
    assert table is not None
    model = table.model()
    return [
        " ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
