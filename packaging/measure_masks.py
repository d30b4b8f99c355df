"""What masks cost: the same picture painted with none and with several, in turns, one thread; prints the ratio.

Times are those of the processor, which a busy machine hardly changes.

Run from the repository root: ``python packaging/measure_masks.py --megapixels 4``. The photo is tiled to its size; the
masks are soft discs and a gradient that overlap, and a last style paints what they leave.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
from measuring import compare_costs, spec_with
from PIL import Image

from studio.paths import resources_dir
from studio.specs.looks import look_of_id
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megapixels", type=float, default=4.0)
    parser.add_argument("--masks", type=int, default=3)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--bundle")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--strokes", type=int, help="painted over strokes of a copy of so many px (default: off)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options, Path(folder))


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Write the pictures to ``folder``, paint, and print one line per kind and the ratio."""
    width = 16 * round((options.megapixels * 1e6 * 1.5) ** 0.5 / 16)
    height = round(width / 1.5)
    content = folder / "content.png"
    Image.fromarray(tiled_photo(width, height)).save(content, compress_level=1)
    masks = [folder / f"mask-{number}.png" for number in range(options.masks)]
    for number, path in enumerate(masks):
        Image.fromarray(soft_mask(width, height, number)).save(path, compress_level=1)
    styles = sorted((resources_dir() / "styles").glob("*.jpg"))[: options.masks + 1]
    look = look_of_id(options.preset)
    masked = [StyleChoice(style, mask=mask) for style, mask in zip(styles, [*masks, None], strict=True)]
    strokes = None if options.strokes is None else StrokeSettings(options.strokes)
    choices = {"none": [StyleChoice(styles[0])], f"{options.masks} masks": masked}
    specs = {name: spec_with(each, look, strokes=strokes) for name, each in choices.items()}
    print(f"{width} x {height}")
    compare_costs(content, specs, folder, bundle=options.bundle, repeats=options.repeats)


def tiled_photo(width: int, height: int) -> np.ndarray:
    """A photo that ships, mirrored on and on to the size asked for."""
    path = sorted((resources_dir() / "photos").glob("*.jpg"))[0]
    tile = np.asarray(Image.open(path).convert("RGB"))
    tile = np.concatenate((tile, tile[:, ::-1]), axis=1)
    tile = np.concatenate((tile, tile[::-1]), axis=0)
    times = (-(-height // tile.shape[0]), -(-width // tile.shape[1]), 1)
    return np.tile(tile, times)[:height, :width]


def soft_mask(width: int, height: int, number: int) -> np.ndarray:
    """A soft disc of half the height, each at another place, 8 bits."""
    rows, columns = np.ogrid[0:height, 0:width]
    across, down = width * (0.25 + 0.22 * number), height * (0.35 + 0.15 * (number % 3))
    away = np.hypot(columns - across, rows - down) / (height / 4)
    return (np.clip(1.5 - away, 0, 1) * 255).round().astype(np.uint8)


if __name__ == "__main__":
    main()
