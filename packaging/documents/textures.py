"""Make docs/images/textures.webp: styles beside what comes of plain noise, a texture, and a tile four times.

python packaging/documents/textures.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from studio.engine.texture import TextureOptions, write_texture
from studio.geometry import Region, Size
from studio.images.contact_sheet import Cell, CellLayout, cell, compose_sheet
from studio.images.metadata import Metadata
from studio.images.picture import read_picture
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.specs.export import ExportSpec
from studio.specs.stylize import Resources, StyleChoice
from studio.specs.texture import TextureRequest

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "images" / "textures.webp"
STYLES = {"ocean_waves": "Ocean waves", "five_ridges": "Five ridges", "hollyhocks": "Hollyhocks"}
SIDE_PX, FONT_PX, SEED = 256, 14, 3


def main() -> None:
    layout = CellLayout(Size(SIDE_PX, SIDE_PX), FONT_PX)
    with tempfile.TemporaryDirectory() as folder:
        rows = [row(name, title, Path(folder), layout) for name, title in STYLES.items()]
    pixels_hwc = np.asarray(compose_sheet(rows, layout))
    raster = MemoryRaster(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), 3, np.uint8)
    raster.write(Region.whole(raster.size), pixels_hwc)
    write_picture(OUTPUT, raster, ExportSpec(quality=80), Metadata())
    print(OUTPUT)


def row(name: str, title: str, folder: Path, layout: CellLayout) -> list[Cell]:
    style = ROOT / "resources" / "styles" / f"{name}.jpg"
    noise, texture = made(style, folder, scales=1, rounds=1), made(style, folder)
    tile = np.tile(made(style, folder, is_tileable=True), (2, 2, 1))
    pictures = {title: shown(style), "one scale, one round": noise, "texture": texture, "a tile, four times": tile}
    return [cell(caption, pixels_hwc, layout.size) for caption, pixels_hwc in pictures.items()]


def made(style: Path, folder: Path, **wanted: object) -> np.ndarray:
    asked = TextureRequest((StyleChoice(style),), Size(SIDE_PX, SIDE_PX), seed=SEED, **wanted)  # type: ignore[arg-type]
    write_texture(asked, folder / "texture.png", options=TextureOptions(Resources(threads=1), overwrite=True))
    return shown(folder / "texture.png")


def shown(path: Path) -> np.ndarray:
    return np.rint(read_picture(path, at_most_px=SIDE_PX).rgb_hwc * 255).astype(np.uint8)


if __name__ == "__main__":
    main()
