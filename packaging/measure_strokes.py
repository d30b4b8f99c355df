"""How alike a photo painted at several sizes looks, with strokes of a fixed size and without, and what each costs.

Prints the SSIM of the results' reductions to 512 px for each two sizes, and the processor's seconds of each painting.

Run from the repository root: ``python packaging/measure_strokes.py PHOTO STYLE --megapixels 1 6 24``. The photo is
enlarged or reduced to each size.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image
from skimage.metrics import structural_similarity

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.progress import Progress
from studio.specs.looks import DEFAULT_LOOK
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec

REDUCED_PX = 512


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photo", type=Path)
    parser.add_argument("style", type=Path)
    parser.add_argument("--megapixels", type=float, nargs="+", default=[1.0, 6.0])
    parser.add_argument("--strokes", type=int, default=StrokeSettings().seen_px)
    parser.add_argument("--bundle")
    options = parser.parse_args()
    work = SharedInputs(load_bundle(find_bundle(options.bundle)), StyleCache())
    with tempfile.TemporaryDirectory() as folder:
        for strokes in (StrokeSettings(options.strokes), None):
            reductions = [reduction(options, size, strokes, work, Path(folder)) for size in options.megapixels]
            for one, other in itertools.combinations(zip(options.megapixels, reductions, strict=True), 2):
                alike = structural_similarity(one[1], other[1], channel_axis=2, data_range=255)
                print(f"{named(strokes)}: {one[0]:g} and {other[0]:g} megapixels: SSIM {alike:.3f}", flush=True)


def reduction(
    options: argparse.Namespace, megapixels: float, strokes: StrokeSettings | None, work: SharedInputs, folder: Path
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The photo painted at this size, reduced; prints what it took."""
    with Image.open(options.photo) as photo:
        width, height = photo.size
    longer_px = round(max(width, height) * (megapixels * 1e6 / (width * height)) ** 0.5)
    look, output = DEFAULT_LOOK, folder / "painted.png"
    spec = StylizeSpec(
        (StyleChoice(options.style),),
        strength=look.strength,
        level_strength=look.level_strength,
        detail=look.detail,
        level_detail=look.level_detail,
        content_size_px=longer_px,
        strokes=strokes,
    )
    started_s = time.process_time()
    file = FileOptions(Resources(device="cpu", threads=1), overwrite=True)
    stylize_file(options.photo, output, spec, work=work, options=file, progress=Progress())
    print(f"{named(strokes)}: {megapixels:g} megapixels: {time.process_time() - started_s:.1f} s", flush=True)
    with Image.open(output) as painted:
        size = round(painted.width * REDUCED_PX / longer_px), round(painted.height * REDUCED_PX / longer_px)
        return np.asarray(painted.convert("RGB").resize(size, Image.Resampling.LANCZOS))


def named(strokes: StrokeSettings | None) -> str:
    """What a line is about."""
    return "without" if strokes is None else f"strokes of a copy of {strokes.seen_px} px"


if __name__ == "__main__":
    main()
