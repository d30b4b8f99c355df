"""Square thumbnails on disk: made once for each state of a picture file. Any thread may call this."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSaveFile, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from studio.ui.thumbnails.reading import Thumbnail, read_thumbnail

_QUALITY = 90
_MOST_ELONGATED = 3  # beyond this the middle of a panorama is enlarged rather than read larger


def cached_thumbnail(path: Path, side_px: int, folder: Path) -> Thumbnail:
    """The middle of ``path``, ``side_px`` square, from ``folder`` or made and put there.

    What cannot be written to ``folder`` is made anew next time.
    """
    try:
        kept = folder / _kept_name(path, side_px)
    except OSError:
        return Thumbnail(None, None)
    image = QImage(str(kept)) if kept.is_file() else QImage()
    if image.size() == QSize(side_px, side_px):
        return Thumbnail(image, None)
    whole = read_thumbnail(path, _MOST_ELONGATED * side_px)
    if whole.image is None:
        return whole
    square = middle_square(whole.image, side_px)
    _keep(square, kept)
    return Thumbnail(square, whole.size_px)


def middle_square(image: QImage, side_px: int) -> QImage:
    """The largest square in the middle of ``image``, brought to ``side_px``; transparency lies on white."""
    side = min(image.width(), image.height())
    corner = QPoint((image.width() - side) // 2, (image.height() - side) // 2)
    cut = image.copy(QRect(corner, QSize(side, side)))
    scaled = cut.scaled(
        side_px, side_px, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    square = QImage(side_px, side_px, QImage.Format.Format_RGB32)
    square.fill(Qt.GlobalColor.white)
    painter = QPainter(square)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return square


def _kept_name(path: Path, side_px: int) -> str:
    """A name that changes with the file; raises OSError where there is no file."""
    state = path.stat()
    key = f"{path.absolute()}|{state.st_mtime_ns}|{state.st_size}|{side_px}"
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:40] + ".jpg"


def _keep(square: QImage, kept: Path) -> None:
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        target = QSaveFile(str(kept))  # replaced atomically, so that no half-written thumbnail is read
        if target.open(QSaveFile.OpenModeFlag.WriteOnly):
            writer = QImageWriter(target, b"jpg")
            writer.setQuality(_QUALITY)
            if writer.write(square):
                target.commit()
