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
    """The rows of one sample, each as wide as all its pictures side by side; ``taught`` is by the teacher."""

    step: int
    contents: QImage
    styles: QImage
    painted: QImage
    taught: QImage | None = None


def read_sheet(path: Path, step: int, taught: Path | None = None) -> SampleSheet:
    """The sample in ``path``, with what the teacher paints of it in ``taught``, where that can be read.

    Raises PictureError where the sample cannot be read or has not three rows.
    """
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
    by_teacher = None if taught is None else QImageReader(str(taught)).read()
    contents, styles, painted = rows
    is_read = by_teacher is not None and not by_teacher.isNull()
    return SampleSheet(step, contents, styles, painted, by_teacher if is_read else None)
