"""Draws the program's icon in all sizes, from the brush that the window has: PNG, and the files of Windows and macOS.

python packaging/frozen/icons.py FOLDER
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image  # noqa: E402
from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter  # noqa: E402

from studio.ui.icons import draw_icon  # noqa: E402

SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_DRAWN_PX = 1024
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)
_TOP, _BOTTOM, _LINE = QColor("#e87f50"), QColor("#a8431f"), QColor("#ffffff")
_MARGIN, _ROUNDING, _BRUSH = 0.04, 0.21, 0.08  # shares of the side; small sizes have the brush larger
_SMALL_PX = 32


@dataclass(frozen=True, slots=True)
class IconFiles:
    """The icon as pictures of `SIZES_PX`, for Windows and for macOS."""

    pngs: tuple[Path, ...]
    ico: Path
    icns: Path


def write_icons(folder: Path) -> IconFiles:
    """Write every file of the icon into ``folder``, which is made."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    pngs = []
    for size_px in SIZES_PX:
        pngs.append(folder / f"gigastyle-{size_px}.png")
        drawn(size_px).save(str(pngs[-1]))
    large = folder / "gigastyle-1024.png"
    drawn(_DRAWN_PX).save(str(large))
    del application
    ico, icns = folder / "gigastyle.ico", folder / "gigastyle.icns"
    pictures = {size_px: Image.open(path) for size_px, path in zip(SIZES_PX, pngs, strict=True)}
    others = [pictures[size_px] for size_px in _ICO_PX[:-1]]
    pictures[_ICO_PX[-1]].save(ico, sizes=[(px, px) for px in _ICO_PX], append_images=others)
    Image.open(large).save(icns, append_images=[pictures[px] for px in SIZES_PX if px not in (24, 48)])
    return IconFiles(tuple(pngs), ico, icns)


def drawn(size_px: int) -> QImage:
    """The icon at one size: a white brush on the warm colour of the window's accent."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    is_small = size_px <= _SMALL_PX
    margin = 0.0 if is_small else _MARGIN * size_px
    plate = QRectF(0, 0, size_px, size_px).adjusted(margin, margin, -margin, -margin)
    colours = QLinearGradient(QPointF(0, 0), QPointF(0, size_px))
    colours.setColorAt(0, _TOP)
    colours.setColorAt(1, _BOTTOM)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours)
    painter.drawRoundedRect(plate, _ROUNDING * size_px, _ROUNDING * size_px)
    inner = (0.02 if is_small else _BRUSH) * size_px
    draw_icon(painter, "brush", plate.adjusted(inner, inner, -inner, -inner), _LINE)
    painter.end()
    return image


if __name__ == "__main__":
    written = write_icons(Path(sys.argv[1]))
    print(*written.pngs, written.ico, written.icns, sep="\n")
