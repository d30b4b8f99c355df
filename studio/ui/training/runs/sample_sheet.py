"""A sample as the trainer writes it, taken apart: photographs, styles and painted pictures are its three rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QImageReader

from studio.errors import PictureError

_ROWS = 3


@dataclass(frozen=True, slots=True, eq=False)
class SampleSheet:
    """The rows of one sample, each as wide as all its pictures side by side."""

    step: int
    contents: QImage
    styles: QImage
    painted: QImage


def read_sheet(path: Path, step: int) -> SampleSheet:
    """The sample in ``path``; raises PictureError where it cannot be read or has not three rows."""
    reader = QImageReader(str(path))
    image = reader.read()
    if image.isNull():
        raise PictureError(
            "the sample {path} cannot be read: {errorstring}", path=path, errorstring=reader.errorString()
        )
    height = image.height() // _ROWS
    if not height or image.height() % _ROWS:
        raise PictureError("the sample {path} has not the three rows of a training sample", path=path)
    rows = [image.copy(QRect(0, row * height, image.width(), height)) for row in range(_ROWS)]
    return SampleSheet(step, *rows)
