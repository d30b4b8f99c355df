"""Make docs/images/regions.webp: photos, their regions in colours, a style, and what it paints without and with them.

python packaging/documents/regions.py
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.photo_regions import regions_of_picture
from studio.engine.region_files import in_colours
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.geometry import Region, Size
from studio.images.contact_sheet import Cell, CellLayout, cell, compose_sheet
from studio.images.metadata import Metadata
from studio.images.picture import read_picture
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.images.source import resized_pixels
from studio.progress import Progress
from studio.specs.export import ExportSpec
from studio.specs.looks import DEFAULT_LOOK
from studio.specs.regions import RegionSettings
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "images" / "regions.webp"
PAIRS = {"mountain_lake": "june_river", "colosseum": "blue_night"}
SHOWN, FONT_PX, PAINTED_PX = Size(232, 156), 15, 1056
RESOURCES = Resources(device="cpu", threads=1)


def main() -> None:
    layout, work = CellLayout(SHOWN, FONT_PX), SharedInputs(load_bundle(find_bundle(None)), StyleCache())
    with tempfile.TemporaryDirectory() as folder:
        rows = [row(photo, style, work, Path(folder), layout) for photo, style in PAIRS.items()]
    pixels_hwc = np.asarray(compose_sheet(rows, layout))
    raster = MemoryRaster(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), 3, np.uint8)
    raster.write(Region.whole(raster.size), pixels_hwc)
    write_picture(OUTPUT, raster, ExportSpec(quality=55), Metadata(), overwrite=True)
    print(OUTPUT)


def row(photo: str, style: str, work: SharedInputs, folder: Path, layout: CellLayout) -> list[Cell]:
    photo_path, style_path = ROOT / f"resources/photos/{photo}.jpg", ROOT / f"resources/styles/{style}.jpg"
    regions = in_colours(regions_of_picture(photo_path, work.bundle, 4, RESOURCES))
    plain = StylizeSpec(
        (StyleChoice(style_path),),
        strength=DEFAULT_LOOK.strength,
        level_strength=DEFAULT_LOOK.level_strength,
        detail=DEFAULT_LOOK.detail,
        level_detail=DEFAULT_LOOK.level_detail,
        content_size_px=PAINTED_PX,
    )
    specs = {"painted as one": plain, "in four regions": replace(plain, regions=RegionSettings(4))}
    pictures = {"photo": shown(photo_path), "its regions": fitted(regions), "style": shown(style_path)}
    for caption, spec in specs.items():
        options = FileOptions(RESOURCES, overwrite=True)
        stylize_file(photo_path, folder / "painted.png", spec, work=work, options=options, progress=Progress())
        pictures[caption] = shown(folder / "painted.png")
    return [cell(caption, pixels_hwc, layout.size) for caption, pixels_hwc in pictures.items()]


def shown(path: Path) -> np.ndarray:
    return fitted(np.rint(read_picture(path, at_most_px=PAINTED_PX).rgb_hwc * 255).astype(np.uint8))


def fitted(pixels_hwc: np.ndarray) -> np.ndarray:
    """``pixels_hwc`` as large as a cell shows them."""
    height, width = pixels_hwc.shape[:2]
    scale = min(SHOWN.width / width, SHOWN.height / height)
    return resized_pixels(pixels_hwc, Size(round(width * scale), round(height * scale)))


if __name__ == "__main__":
    main()
