"""What painted masks cost: as pixels of a photo, on the screen over a photo of 400 megapixels, and in previews.

Run from the repository root: ``QT_QPA_PLATFORM=offscreen python packaging/measure_painted_masks.py``. Strokes wander
over the photo; soft, half hard and hard ones, half of them with changing pressure. Times are those of the processor,
one thread, the median of several turns.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from measure_masks import tiled_photo
from PIL import Image

from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.geometry import Size
from studio.images.limits import Limits
from studio.images.masks import open_mask, survey_mask
from studio.mask_files import keep_mask
from studio.paths import resources_dir
from studio.progress import Progress
from studio.specs.looks import look_of_id
from studio.specs.painted_mask import BrushStroke, PaintedMask, painted_mask_bytes
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.ui.masks.brush import Brush
from studio.ui.masks.live_operation import LiveOperation
from studio.ui.masks.mask_image import MaskImage, mask_image
from studio.ui.masks.screen import MaskScreen
from studio.ui.masks.stroke_points import point_of, reduced
from studio.ui.viewer.view_state import Placement

TURNS = 5
PHOTO, LARGE = Size(6000, 4000), Size(24_000, 16_667)
SCREEN = Size(2560, 1440)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--strokes", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_pixels(options.strokes, Path(folder))
        measure_screen(options.strokes)
        measure_previews(options.strokes, Path(folder))


def measure_pixels(count: int, folder: Path) -> None:
    """A mask read as a render reads it, and looked through before."""
    for radius, name in ((0.02, "brushes of 4 %"), (0.08, "brushes of 16 %")):
        path = keep_mask(PaintedMask(PHOTO, strokes(count, radius)), folder)
        limits = Limits(PHOTO.pixels, 1 << 31)

        def read(path: Path = path, limits: Limits = limits) -> None:
            facts = survey_mask(path, PHOTO, limits)
            with open_mask(path, limits, is_by_alpha=facts.is_by_alpha, size=PHOTO) as source:
                for _ in source.bands(1 << 20):
                    pass

        kilobytes = path.stat().st_size / 1000
        print(f"{PHOTO.megapixels:.0f} MP, {count} strokes, {name}: {timed(read):.2f} s; {kilobytes:.0f} kB")


def measure_screen(count: int) -> None:
    """The veil over what is seen of a photo of 400 megapixels, one stroke more, and a piece of a stroke."""
    mask = PaintedMask(LARGE, strokes(count, 0.04))
    more = mask.with_operation(strokes(1, 0.04, seed=9)[0])
    for zoom, name in ((SCREEN.width / LARGE.width, "all of it"), (1.0, "at 100 %")):
        middle = Placement(
            SCREEN,
            zoom,
            round(SCREEN.width / 2 - LARGE.width * zoom / 2),
            round(SCREEN.height / 2 - LARGE.height * zoom / 2),
        )
        screen = MaskScreen(LARGE, middle)
        seen = mask_image(mask, screen)
        whole = timed(lambda screen=screen: mask_image(mask, screen).image())
        one = timed(lambda screen=screen, seen=seen: mask_image(more, screen, before=seen).image())
        piece = statistics.median(pieces(seen))
        print(
            f"{LARGE.megapixels:.0f} MP, {SCREEN} px of screen, {name}: veil {whole * 1e3:.0f} ms, one stroke more "
            f"{one * 1e3:.0f} ms, a piece of the stroke under the hand {piece * 1e3:.1f} ms"
        )


def pieces(seen: MaskImage) -> list[float]:
    """Seconds for each piece of a stroke across the middle, with its veil."""
    live, times = LiveOperation(Brush(size=80), seen, point_of(0.45, 0.34)), []
    for index in range(1, 40):
        start = time.perf_counter()
        live.go_on(point_of(0.45 + index / 400, 0.34 + index / 1000))
        live.image(live.changed)
        times.append(time.perf_counter() - start)
    return times


def measure_previews(count: int, folder: Path) -> None:
    """Previews of a photo of 6 megapixels after each of several strokes, beside those after a change of a strength."""
    content = folder / "content.png"
    Image.fromarray(tiled_photo(3000, 2000)).save(content, compress_level=1)
    style = sorted((resources_dir() / "styles").glob("*.jpg"))[0]
    look = look_of_id("balanced")
    painter, resources = PreviewPainter(RenderCaches.empty()), Resources(device="cpu", threads=1)

    def preview(mask: PaintedMask, strength: float, side_px: int) -> float:
        path = folder / "preview.mask"
        path.write_bytes(painted_mask_bytes(mask))
        values = {"level_strength": look.level_strength, "level_detail": look.level_detail}
        spec = StylizeSpec((StyleChoice(style, mask=path),), strength=strength, detail=look.detail, **values)
        start = time.process_time()
        painter.paint(PreviewRequest(0, content, spec, side_px), resources, Progress())
        return time.process_time() - start

    mask = PaintedMask(Size(3000, 2000), strokes(count, 0.04))
    for side_px in (256, 512):
        preview(mask, look.strength, side_px)
        by_strength = [preview(mask, look.strength - index / 100, side_px) for index in range(1, TURNS + 1)]
        by_stroke = []
        for index in range(TURNS):
            mask = mask.with_operation(strokes(1, 0.04, seed=20 + index)[0])
            by_stroke.append(preview(mask, look.strength, side_px))
        print(
            f"preview of {side_px} px: after a stroke {statistics.median(by_stroke) * 1e3:.0f} ms, after a change of "
            f"strength {statistics.median(by_strength) * 1e3:.0f} ms"
        )


def strokes(count: int, radius: float, seed: int = 1) -> tuple[BrushStroke, ...]:
    """Strokes of sixty points that wander, reduced as the window reduces them."""
    random, found = np.random.default_rng(seed), []
    for number in range(count):
        place, direction, points = random.random(2) * (1, 0.67), random.random() * 2 * np.pi, []
        for _ in range(60):
            direction += random.normal(0, 0.25)
            place += 0.008 * np.array([np.cos(direction), np.sin(direction)])
            points.append(point_of(*place.tolist(), random.uniform(0.4, 1.0) if number % 2 else 1.0))
        width = radius * random.uniform(0.5, 1.5)
        found.append(BrushStroke(reduced(points, width), width, (0.0, 0.5, 1.0)[number % 3], erases=number % 5 == 4))
    return tuple(found)


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor, the median of several turns."""
    times = []
    for _ in range(TURNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
