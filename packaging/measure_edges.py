"""What keeping the photo's edges costs and gives: the same picture painted with and without, one thread.

For each photo and style: the processor's seconds of both, and of each result

- reversed: the share of strong edges of the photo whose gradient points the other way in the result,
- alike: the correlation of all gradients with the photo's, and contrast: how strong edges are relative to the photo's,
- tones: how far means over 2 % of the longer side are from those without kept edges, in 8-bit steps.

Run from the repository root: ``python packaging/measure_edges.py PHOTO STYLE [PHOTO STYLE …] --megapixels 24``. Photos
are enlarged or reduced to that size; without it they keep their own.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from measuring import spec_with
from PIL import Image
from scipy.ndimage import gaussian_filter

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, prepare_painting, stylize_file
from studio.progress import Progress
from studio.specs.edges import EdgeSettings
from studio.specs.stylize import Resources, StyleChoice

Floats = npt.NDArray[np.float64]
STRONG = 0.8  # the quantile of gradients from which on an edge is strong
TONES_PX = 50  # of the longer side, reduced


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pictures", type=Path, nargs="+", metavar="PHOTO STYLE")
    parser.add_argument("--megapixels", type=float)
    parser.add_argument("--radius", type=float, default=EdgeSettings().radius)
    parser.add_argument("--detail", type=float, default=EdgeSettings().detail)
    parser.add_argument("--bundle")
    options = parser.parse_args()
    if len(options.pictures) % 2:
        parser.error("name a style for each photo")
    edges = EdgeSettings(radius=options.radius, detail=options.detail)
    work = SharedInputs(load_bundle(find_bundle(options.bundle)), StyleCache())
    with tempfile.TemporaryDirectory() as folder:
        for photo, style in zip(options.pictures[::2], options.pictures[1::2], strict=True):
            compare(photo, style, edges, options.megapixels, work, Path(folder))


def compare(
    photo: Path, style: Path, edges: EdgeSettings, megapixels: float | None, work: SharedInputs, folder: Path
) -> None:
    """Paint both and print a line for each."""
    content = folder / "content.png"
    with Image.open(photo) as opened:
        picture = opened.convert("RGB")
        if megapixels is not None:
            factor = (megapixels * 1e6 / (picture.width * picture.height)) ** 0.5
            size = round(picture.width * factor), round(picture.height * factor)
            picture = picture.resize(size, Image.Resampling.LANCZOS)
        picture.save(content, compress_level=1)
    spec = spec_with([StyleChoice(style)])
    resources, results = Resources(device="cpu", threads=1), {}
    prepare_painting(spec, work, resources)  # the style is measured now, for both
    for name, kept in (("without", None), ("kept", edges)):
        started_s = time.process_time()
        file = FileOptions(resources, overwrite=True)
        stylize_file(
            content, folder / f"{name}.png", replace(spec, edges=kept), work=work, options=file, progress=Progress()
        )
        results[name] = time.process_time() - started_s
    own = colours(content)
    for name, seconds in results.items():
        reversed_share, alike, contrast = gradient_figures(own, colours(folder / f"{name}.png"))
        tones = np.abs(tones_of(folder / f"{name}.png") - tones_of(folder / "without.png")).mean()
        print(
            f"{photo.stem} by {style.stem}, {name:>7}: {seconds:6.1f} s, reversed {reversed_share:5.2%}, "
            f"alike {alike:.3f}, contrast {contrast:.2f}, tones {tones:.1f}",
            flush=True,
        )


def colours(path: Path) -> Floats:
    """The colours (h, w, 3) of a picture, in [0, 1]."""
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.float64) / 255


def gradient_figures(photo: Floats, painted: Floats) -> tuple[float, float, float]:
    """The share of strong edges that are reversed, the correlation of gradients, and the contrast of strong edges."""
    own, found = gradients(photo), gradients(painted)
    strength = np.hypot(*own)
    is_strong = strength > np.quantile(strength, STRONG)
    along = (own * found).sum(axis=0)[is_strong]
    contrast = np.hypot(*found)[is_strong].mean() / strength[is_strong].mean()
    return float((along < 0).mean()), float(np.corrcoef(own.ravel(), found.ravel())[0, 1]), float(contrast)


def gradients(rgb_hwc: Floats) -> Floats:
    """The gradient (2, h, w) of the luminance, blurred by a pixel."""
    return np.stack(np.gradient(gaussian_filter(rgb_hwc @ np.array([0.2126, 0.7152, 0.0722]), 1.0)))


def tones_of(path: Path) -> Floats:
    """Large tones: means (h, w, 3) over squares, in 8-bit steps."""
    with Image.open(path) as picture:
        factor = TONES_PX / max(picture.size)
        size = round(picture.width * factor), round(picture.height * factor)
        return np.asarray(picture.convert("RGB").resize(size, Image.Resampling.BOX)).astype(np.float64)


if __name__ == "__main__":
    main()
