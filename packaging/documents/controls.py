"""Draw the guide's pictures of strokes and of kept colours anew by the program itself.

python packaging/documents/controls.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from figures import FOLDER, captioned  # noqa: E402

from studio import api  # noqa: E402
from studio.specs.stylize import Resources  # noqa: E402

Pixels = npt.NDArray[np.uint8]
SHOWN_PX = 320
PAINTED_PX = 3600
CPU = Resources(device="cpu")


def main() -> int:
    strokes_figure(FOLDER / "strokes.webp")
    colours_figure(FOLDER / "colours.webp")
    return 0


def strokes_figure(path: Path) -> None:
    """One photo painted at a small size and at a large one, whose strokes are those of several copies."""
    style = ROOT / "resources/styles/blue_night.jpg"
    shown = {"1024 px": reduced(painted(photo("mountain_lake", 1024), style, strokes=None))}
    large = photo("mountain_lake", PAINTED_PX)
    for name, strokes in {"off": None, "1024": api.StrokeSettings(1024), "400": api.StrokeSettings(400)}.items():
        shown[f"{PAINTED_PX} px, --strokes {name}"] = reduced(painted(large, style, strokes=strokes))
    captioned(shown).save(path, quality=80, method=6)


def colours_figure(path: Path) -> None:
    """A photo, painted, with its colours kept in each way, and with the style's colours alone."""
    style, pixels = ROOT / "resources/styles/carved_noon.jpg", photo("mountain_lake", 640)
    colours = {source.value: api.ColourSettings(1.0, source) for source in api.ColourSource}
    settings = {"style": api.ColourSettings(), **colours, "only": api.ColourSettings(only=True)}
    shown = {"photograph": pixels} | {name: painted(pixels, style, colour=each) for name, each in settings.items()}
    captioned({name: reduced(each, 230) for name, each in shown.items()}).save(path, quality=80, method=6)


def painted(pixels: Pixels, style: Path, **options: object) -> Pixels:
    painter = api.Painter(style, options=api.PaintOptions(**options), resources=CPU)  # type: ignore[arg-type]
    return np.asarray(painter.paint(pixels), np.uint8)


def photo(name: str, width: int) -> Pixels:
    with Image.open(ROOT / f"resources/photos/{name}.jpg") as picture:
        height = round(width * picture.height / picture.width)
        return np.asarray(picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))


def reduced(pixels: Pixels, side_px: int = SHOWN_PX) -> Pixels:
    """The middle square, ``side_px`` wide."""
    height, width = pixels.shape[:2]
    left = (width - height) // 2
    square = Image.fromarray(pixels[:, left : left + height])
    return np.asarray(square.resize((side_px, side_px), Image.Resampling.LANCZOS))


if __name__ == "__main__":
    raise SystemExit(main())
