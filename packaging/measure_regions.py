"""What regions cost: the same picture painted without and with regions found by themselves, in turns, one thread.

Times are those of the processor, which a busy machine hardly changes.

Run from the repository root: ``python packaging/measure_regions.py --megapixels 24``. The photo is
enlarged to its size.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import torch
from PIL import Image

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.timing import in_turns
from studio.paths import resources_dir
from studio.progress import Progress
from studio.specs.looks import look_of_id
from studio.specs.regions import RegionSettings
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megapixels", type=float, default=4.0)
    parser.add_argument("--regions", type=int, default=4)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--bundle")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--photo", type=Path, help="a photo to enlarge (default: one that ships)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options, Path(folder))


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Write the photo to ``folder``, paint, and print one line per kind and the ratio."""
    content = folder / "content.png"
    photo = enlarged(options.photo or resources_dir() / "photos" / "mountain_lake.jpg", options.megapixels * 1e6)
    photo.save(content, compress_level=1)
    look = look_of_id(options.preset)
    plain = StylizeSpec(
        (StyleChoice(sorted((resources_dir() / "styles").glob("*.jpg"))[0]),),
        strength=look.strength,
        detail=look.detail,
        level_strength=look.level_strength,
        level_detail=look.level_detail,
    )
    divided = replace(plain, regions=RegionSettings(options.regions))
    work = SharedInputs(load_bundle(find_bundle(options.bundle)), StyleCache())
    resources = Resources(device="cpu", threads=1)

    def paint(spec: StylizeSpec, output: Path) -> None:
        file = FileOptions(resources, overwrite=True)
        stylize_file(content, output, spec, work=work, options=file, progress=Progress())

    for spec in (plain, divided):  # the styles are measured, and everything is loaded
        paint(spec, folder / "warm.png")
    kinds = {
        "none": lambda: paint(plain, folder / "plain.png"),
        f"{options.regions} regions": lambda: paint(divided, folder / "divided.png"),
    }
    times = in_turns(kinds, repeats=options.repeats, clock=time.process_time)
    for name, timing in times.items():
        print(f"{name:>9}: {timing.median_s:7.2f} s ({timing.fastest_s:.2f} to {timing.slowest_s:.2f})")
    none, several = times.values()
    ratio = several.median_s / none.median_s
    print(f"{photo.width} x {photo.height}, {torch.get_num_threads()} thread: {ratio:.2f} times")


def enlarged(path: Path, pixels: float) -> Image.Image:
    """The photo at ``path`` in so many pixels."""
    photo = Image.open(path).convert("RGB")
    scale = (pixels / (photo.width * photo.height)) ** 0.5
    return photo.resize((round(photo.width * scale), round(photo.height * scale)), Image.Resampling.BICUBIC)


if __name__ == "__main__":
    main()
