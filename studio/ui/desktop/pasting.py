"""Pictures that come and go by clipboard, drag and drop; one without a file is given one."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from studio.errors import SpaceError
from studio.paths import cache_dir

_FAST = 80  # Qt's quality of a PNG is how little it is compressed


def local_paths(data: QMimeData | None) -> list[Path]:
    """The files of this machine that ``data`` names; Qt gives None of an empty clipboard."""
    return [] if data is None else [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def pasted_image(data: QMimeData | None) -> QImage | None:
    """The picture itself in ``data``, None where there is none."""
    image = data.imageData() if data is not None and data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def keep_image(image: QImage, folder: Path | None = None) -> Path:
    """Write ``image`` to a file of its own, which stays until the cache is emptied; any thread may call it.

    Raises `SpaceError` where it cannot be written.
    """
    home = folder or cache_dir() / "pasted"
    home.mkdir(parents=True, exist_ok=True)
    path = home / time.strftime("pasted-%Y%m%d-%H%M%S.png")
    writer = QImageWriter(str(path))
    writer.setQuality(_FAST)
    if not writer.write(image):
        raise SpaceError("the pasted picture cannot be written to {home}; is the disk full?", home=home)
    return path


def file_data(path: Path, image: QImage | None = None) -> QMimeData:
    """The file at ``path`` for programs that take files, with its pixels, where given, for those that take pictures."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path.absolute()))])
    if image is not None:
        data.setImageData(image)
    return data
