"""Draw the style pictures that travel with the program: ``python draw.py --output FOLDER [--only NAME]``."""

from __future__ import annotations

import argparse
import json
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from canvas import Array, Canvas
from glass import paint_rose_window
from marbling import paint_combed, paint_floating_ink
from mosaic import paint_mosaic
from oil import paint_harbour, paint_night

LONGER_SIDE = 960
JPEG_QUALITY = 90


@dataclass(frozen=True)
class Style:
    """One picture of the collection: how it is painted, its height over its width, and what is said of it."""

    paint: Callable[[Canvas], Array]
    shape: float
    title: str
    technique: str
    description: str


STYLES = {
    "blue_night": Style(paint_night, 0.78, "Blue night", "oil", "Eddies of wind and light turn over dark hills in ridged paint."),
    "combed_paper": Style(paint_combed, 0.78, "Combed paper", "marbling", "Stones of colour raked into feathers on a bath of size."),
    "floating_ink": Style(paint_floating_ink, 0.78, "Floating ink", "marbling", "Rings of ink on still water, bent by a breath."),
    "harbour_sunset": Style(paint_harbour, 0.78, "Harbour at sunset", "oil", "Sails before a low sun in broad, warm strokes."),
    "rose_window": Style(paint_rose_window, 1.0, "Rose window", "stained glass", "Twelve mirrored wedges of jewel-coloured glass in lead."),
    "sun_mosaic": Style(paint_mosaic, 0.78, "Sun over the sea", "mosaic", "Tesserae that circle a golden sun and ride the waves."),
}  # fmt: skip


def drawn(name: str, longer_side: int) -> npt.NDArray[np.uint8]:
    """The picture ``name`` as sRGB bytes (height, width, 3); the same every time for one name and size."""
    style = STYLES[name]
    width = round(longer_side / max(1.0, style.shape))
    canvas = Canvas(width, round(width * style.shape), np.random.default_rng(zlib.crc32(name.encode())))
    picture = style.paint(canvas)
    return np.asarray(np.round(np.clip(picture, 0, 1) * 255), dtype=np.uint8)


def main() -> None:
    """Draw every picture, or one of them, and list them all in ``styles.json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True, help="folder for the JPEGs and styles.json")
    parser.add_argument("--only", choices=sorted(STYLES), help="draw this one alone")
    parser.add_argument("--longer-side", type=int, default=LONGER_SIDE, help="in pixels")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for name in [options.only] if options.only else sorted(STYLES):
        start = time.perf_counter()
        pixels = cv2.cvtColor(drawn(name, options.longer_side), cv2.COLOR_RGB2BGR)
        path = options.output / f"{name}.jpg"
        if not cv2.imwrite(str(path), pixels, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]):
            raise SystemExit(f"Cannot write {path}")
        print(f"{path}: {time.perf_counter() - start:.1f} s, {path.stat().st_size // 1024} KiB")
    listing = [
        {"file": f"{name}.jpg", "title": s.title, "technique": s.technique, "description": s.description}
        for name, s in sorted(STYLES.items())
    ]
    (options.output / "styles.json").write_text(json.dumps(listing, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
