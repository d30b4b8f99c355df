"""What regions cost: the same picture painted without and with regions found by themselves, in turns, one thread.

Times are those of the processor, which a busy machine hardly changes.

Run from the repository root: ``python packaging/measure_regions.py --megapixels 24``. The photo is
enlarged to its size.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from measuring import compare_costs, spec_with
from PIL import Image

from studio.paths import resources_dir
from studio.specs.looks import look_of_id
from studio.specs.regions import RegionSettings
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megapixels", type=float, default=4.0)
    parser.add_argument("--regions", type=int, default=4)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--bundle")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--strokes", type=int, help="painted over strokes of a copy of so many px (default: off)")
    parser.add_argument("--photo", type=Path, help="a photo to enlarge (default: one that ships)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options, Path(folder))


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Write the photo to ``folder``, paint, and print one line per kind and the ratio."""
    content = folder / "content.png"
    photo = enlarged(options.photo or resources_dir() / "photos" / "mountain_lake.jpg", options.megapixels * 1e6)
    photo.save(content, compress_level=1)
    style = StyleChoice(sorted((resources_dir() / "styles").glob("*.jpg"))[0])
    strokes = None if options.strokes is None else StrokeSettings(options.strokes)
    plain = spec_with([style], look_of_id(options.preset), strokes=strokes)
    divided = replace(plain, regions=RegionSettings(options.regions))
    print(f"{photo.width} x {photo.height}")
    specs = {"none": plain, f"{options.regions} regions": divided}
    compare_costs(content, specs, folder, bundle=options.bundle, repeats=options.repeats)


def enlarged(path: Path, pixels: float) -> Image.Image:
    """The photo at ``path`` in so many pixels."""
    photo = Image.open(path).convert("RGB")
    scale = (pixels / (photo.width * photo.height)) ** 0.5
    return photo.resize((round(photo.width * scale), round(photo.height * scale)), Image.Resampling.BICUBIC)


if __name__ == "__main__":
    main()
