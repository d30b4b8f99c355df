"""Pictures on their way to other programs, by clipboard or drag."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage


def file_data(path: Path) -> QMimeData:
    """The file at ``path``, for programs that take files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path.absolute()))])
    return data


def finished_data(path: Path, image: QImage | None) -> QMimeData:
    """The file at ``path``, and its pixels where they are in memory, for programs that take pictures."""
    data = file_data(path)
    if image is not None:
        data.setImageData(image)
    return data
