"""Make a synthetic photograph of any size in little memory: shipped photographs side by side under drifting light.

    python packaging/make_gigapixel.py big.tif --size 40000x25000

The suffix tells the format: JPEG (up to 65,500 px a side), PNG or TIFF, which becomes a BigTIFF where it must. The same
size and seed make the same pixels. No part of the picture is like another, so that statistics change over the canvas.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pyvips

PHOTOS = Path(__file__).resolve().parent.parent / "resources" / "photos"
LIGHT_CELLS_PX = (4096, 512)  # clouds of light and of colour, the broad ones first
GRAIN = 5.0  # standard deviation, in 8-bit steps
BIGTIFF_FROM_BYTES = 3_500_000_000


def picture(width: int, height: int, *, seed: int) -> pyvips.Image:
    """A lazy (height, width) picture in 8-bit sRGB."""
    block = mosaic()
    wall = block.replicate(-(-width // block.width), -(-height // block.height)).crop(0, 0, width, height)
    bands = []
    for channel in range(3):
        broad, fine = (
            pyvips.Image.perlin(width, height, cell_size=cell_px, seed=seed + 10 * channel + number)
            for number, cell_px in enumerate(LIGHT_CELLS_PX)
        )
        light = broad * 0.45 + fine * 0.2 + 1.0
        grain = pyvips.Image.gaussnoise(width, height, mean=0.0, sigma=GRAIN, seed=seed + channel)
        bands.append(wall[channel] * light + grain)
    return bands[0].bandjoin(bands[1:]).cast("uchar").copy(interpretation="srgb")


def mosaic() -> pyvips.Image:
    """The shipped photographs, each cut to a square and set beside its mirror image, in memory (a few megapixels)."""
    rows = []
    for path in sorted(PHOTOS.glob("*.jpg")):
        photo = pyvips.Image.thumbnail(str(path), 700, height=700, crop="centre").colourspace("srgb")[:3]
        rows.append(photo.join(photo.fliphor(), "horizontal"))
    return pyvips.Image.arrayjoin(rows, across=2).copy_memory()


def write(image: pyvips.Image, path: Path) -> None:
    if path.suffix in {".tif", ".tiff"}:
        is_big = image.width * image.height * 3 >= BIGTIFF_FROM_BYTES
        image.tiffsave(str(path), compression="none", tile=True, tile_width=256, tile_height=256, bigtiff=is_big)
    elif path.suffix == ".png":
        image.pngsave(str(path), compression=1, filter="sub")
    else:
        image.jpegsave(str(path), Q=90)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--size", default="40000x25000", metavar="WxH")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    width, height = (int(side) for side in arguments.size.split("x"))
    if arguments.output.exists():
        print(f"{arguments.output} exists already", file=sys.stderr)
        return 2
    pyvips.cache_set_max(0)
    write(picture(width, height, seed=arguments.seed), arguments.output)
    print(f"{arguments.output}: {width} x {height} px, {arguments.output.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
