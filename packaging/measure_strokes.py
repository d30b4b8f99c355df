"""How alike a photo painted at several sizes looks, with strokes of a fixed size and without, and what each costs.

Prints the SSIM of the reductions to 512 px of each two results, the preview among them, and the processor's seconds of
each painting.

Run from the repository root: ``python packaging/measure_strokes.py PHOTO STYLE --megapixels 1 6 24``. The photo is
enlarged or reduced to each size.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from measuring import spec_with
from PIL import Image
from skimage.metrics import structural_similarity

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.progress import Progress
from studio.specs.preview import DEFAULT_PREVIEW_PX, PreviewRequest
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec

REDUCED_PX = 512
LARGEST_PREVIEW_PX = 1024


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
            names = ["preview", *(f"{size:g} megapixels" for size in options.megapixels)]
            pictures = [
                preview(options, strokes),
                *(rendered(options, size, strokes, work, Path(folder)) for size in options.megapixels),
            ]
            reductions = [reduction(picture) for picture in pictures]
            for one, other in itertools.combinations(zip(names, reductions, strict=True), 2):
                alike = structural_similarity(one[1], other[1], channel_axis=2, data_range=255)
                print(f"{named(strokes)}: {one[0]} and {other[0]}: SSIM {alike:.3f}", flush=True)


def preview(options: argparse.Namespace, strokes: StrokeSettings | None) -> Image.Image:
    """What the window shows of the photo at last: a preview of the copy's size, or of 512 px without strokes."""
    request = PreviewRequest(
        1,
        options.photo,
        spec_of(options, strokes),
        DEFAULT_PREVIEW_PX if strokes is None else min(strokes.seen_px, LARGEST_PREVIEW_PX),
    )
    painter = PreviewPainter(RenderCaches.empty())
    painted = painter.paint(request, Resources(device="cpu", threads=1), Progress())
    return Image.fromarray(painted.pixels_hwc[..., :3])


def rendered(
    options: argparse.Namespace, megapixels: float, strokes: StrokeSettings | None, work: SharedInputs, folder: Path
) -> Image.Image:
    """The photo painted at this size; prints what it took."""
    with Image.open(options.photo) as photo:
        width, height = photo.size
    longer_px = round(max(width, height) * (megapixels * 1e6 / (width * height)) ** 0.5)
    spec, output = replace(spec_of(options, strokes), content_size_px=longer_px), folder / "painted.png"
    started_s = time.process_time()
    file = FileOptions(Resources(device="cpu", threads=1), overwrite=True)
    stylize_file(options.photo, output, spec, work=work, options=file, progress=Progress())
    print(f"{named(strokes)}: {megapixels:g} megapixels: {time.process_time() - started_s:.1f} s", flush=True)
    with Image.open(output) as painted:
        return painted.convert("RGB")


def spec_of(options: argparse.Namespace, strokes: StrokeSettings | None) -> StylizeSpec:
    """The default look with these strokes."""
    return spec_with([StyleChoice(options.style)], bundle=options.bundle, strokes=strokes)


def reduction(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """``picture`` with a longer side of 512 px."""
    scale = REDUCED_PX / max(picture.size)
    size = round(picture.width * scale), round(picture.height * scale)
    return np.asarray(picture.resize(size, Image.Resampling.LANCZOS))


def named(strokes: StrokeSettings | None) -> str:
    """What a line is about."""
    return "without" if strokes is None else f"strokes of a copy of {strokes.seen_px} px"


if __name__ == "__main__":
    main()
