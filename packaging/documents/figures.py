"""Draw the figures of the mathematics page, and the guide's of edges and contact sheets, anew by the program itself.

python packaging/documents/figures.py
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from PIL import Image, ImageDraw, ImageFont  # noqa: E402
from svg import BLUE, FAINT, GREEN, INK, ORANGE, Drawing, Point  # noqa: E402

from studio import api  # noqa: E402
from studio.app import main as gigastyle  # noqa: E402
from studio.specs.method import Method  # noqa: E402
from studio.transforms.affine import AffineMap  # noqa: E402
from studio.transforms.fitting import fit_map  # noqa: E402
from studio.transforms.moments import Moments, measure_moments  # noqa: E402

FOLDER = ROOT / "docs" / "images"
Cloud = npt.NDArray[np.float64]

SHOWN_LINES = 26
PANEL = (200, 200)


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    figures = {"maps.svg": maps_figure, "sweeps.svg": sweeps_figure, "strips.svg": strips_figure}
    for name, figure in figures.items():
        (FOLDER / name).write_text(figure(), encoding="utf-8")
    detail_figure(FOLDER / "detail.webp")
    edges_figure(FOLDER / "edges.webp")
    sheet_figure(FOLDER / "sheet.webp")
    for name in (*figures, "detail.webp", "edges.webp", "sheet.webp"):
        print(FOLDER / name)
    return 0


def maps_figure() -> str:
    """Two clouds of features in two channels, and the content's as each method maps it onto the style's."""
    random = np.random.default_rng(7)
    content = random.standard_normal((170, 2)) @ np.array([[1.0, 0.0], [-0.9, 0.16]]) * 26 + (-12.0, 10.0)
    style = random.standard_normal((170, 2)) @ np.array([[0.45, 1.0], [0.0, 0.16]]) * 29 + (10.0, -14.0)
    clouds = {"content f": (content, BLUE), "style": (style, ORANGE)}
    for method, name in ((Method.ADAIN, "AdaIN"), (Method.WCT, "WCT"), (Method.OT, "optimal transport")):
        affine = fit_map(method, moments(content), moments(style))
        clouds[name] = (mapped(affine, content), GREEN)
    drawing = Drawing(5 * PANEL[0] + 20, PANEL[1] + 50, "Feature clouds under the three maps")
    for number, (name, (cloud, colour)) in enumerate(clouds.items()):
        left = 10 + number * PANEL[0]
        drawing.box((left + 4, 10), (PANEL[0] - 8, PANEL[1]), stroke=FAINT)

        def placed(points: Cloud, left: float = left) -> list[Point]:
            return [(left + PANEL[0] / 2 + x, 10 + PANEL[1] / 2 - y) for x, y in points]

        if number > 1:
            drawing.outline(placed(ellipse(style)), ORANGE)
            drawing.lines(
                list(zip(placed(content[:SHOWN_LINES]), placed(cloud[:SHOWN_LINES]), strict=True)), FAINT, width=0.7
            )
        drawing.dots(placed(cloud), colour)
        drawing.outline(placed(ellipse(cloud)), colour)
        drawing.text((left + PANEL[0] / 2, PANEL[1] + 34), name)
    return drawing.svg()


def moments(cloud: Cloud) -> Moments:
    return measure_moments(torch.from_numpy(cloud.T.copy())[None, :, :, None], precision="float64")


def mapped(affine: AffineMap, cloud: Cloud) -> Cloud:
    return cloud @ affine.matrix.numpy().T + affine.bias.numpy()


def ellipse(cloud: Cloud) -> Cloud:
    """Where a Gaussian of this mean and covariance is two deviations away."""
    angles = np.linspace(0, 2 * np.pi, 60)
    circle = 2 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return circle @ np.linalg.cholesky(np.cov(cloud.T)).T + cloud.mean(0)


def sweeps_figure() -> str:
    """Three levels: what each sweep runs, collects and leaves."""
    drawing = Drawing(980, 240, "Sweeps of a cascade of three levels")
    sweeps = (("encode 3",), ("map and decode 3", "encode 2"), ("map and decode 2", "encode 1"), ("map and decode 1",))
    width, gap, top = 190, 60, 60
    for number, steps in enumerate(sweeps):
        left = 20 + number * (width + gap)
        drawing.text((left + width / 2, 34), f"sweep {number + 1}", colour=FAINT)
        drawing.box((left, top), (width, 74))
        for line, step in enumerate(steps):
            drawing.text((left + width / 2, top + 43 + 26 * (line - (len(steps) - 1) / 2)), step)
        is_last = number == len(sweeps) - 1
        if not is_last:
            drawing.arrow((left + width / 2, top + 74), (left + width / 2, 176), ORANGE)
            drawing.text((left + width / 2, 196), f"moments of level {3 - number}", colour=ORANGE)
            turn = left + width + gap + 24
            drawing.lines([((left + width / 2 + 78, 191), (turn, 191))], ORANGE, width=1.4)
            drawing.arrow((turn, 191), (turn, top + 74), ORANGE)
            drawing.arrow((left + width, top + 37), (left + width + gap, top + 37), BLUE)
    drawing.text((30 + width + gap / 2 - 10, top - 4), "store", colour=BLUE)
    drawing.text(
        (30 + width + gap, 224), "the map of the next sweep is fitted from them", colour=ORANGE, anchor="start"
    )
    return drawing.svg()


def strips_figure() -> str:
    """A canvas cut into strips and bands, one of which is being worked on."""
    drawing = Drawing(860, 380, "A canvas in strips with halos, and bands of rows")
    left, top, width, height, strip, halo, band = 40, 50, 480, 300, 160, 34, 30
    drawing.box((left, top), (width, height))
    drawing.box((left, top), (strip, height), fill="#dfeadf", stroke=FAINT)
    drawing.box((left + strip, top), (strip, 5 * band), fill="#dfeadf", stroke=FAINT)
    drawing.box((left + strip, top + 5 * band), (strip, band), fill="#f6d9bd", stroke=ORANGE)
    drawing.box((left + strip - halo, top), (strip + 2 * halo, height), stroke=BLUE, dashed=True)
    drawing.lines([((left + 2 * strip, top), (left + 2 * strip, top + height))], FAINT)
    drawing.lines(
        [((left + strip, top + row * band), (left + 2 * strip, top + row * band)) for row in range(1, 10)], FAINT
    )
    drawing.text((left + strip / 2, top - 12), "strip 1, done")
    drawing.text((left + 1.5 * strip, top - 12), "strip 2")
    drawing.text((left + 2.5 * strip, top - 12), "strip 3")
    side = left + width + 30
    notes = (
        ("finished bands: on the disk, in the journal", INK, 2.5),
        ("the band that is being computed", ORANGE, 5.6),
        ("the strip with its halo: columns that", BLUE, 7.2),
        ("are read and computed, not kept", BLUE, 7.9),
    )
    for words, colour, row in notes:
        drawing.text((side, top + row * band), words, anchor="start", colour=colour)
    drawing.lines([((left + 2 * strip, top + 5.5 * band), (side - 6, top + 5.5 * band))], ORANGE)
    drawing.lines([((left + 2 * strip + halo, top + 7 * band), (side - 6, top + 7 * band))], BLUE)
    drawing.lines([((left + 2 * strip, top + 2.3 * band), (side - 6, top + 2.3 * band))], FAINT)
    return drawing.svg()


def detail_figure(path: Path) -> None:
    """A part of a photo, and the same part painted with r = 0, 0.5 and 1."""
    photo, style = ROOT / "resources/photos/mountain_lake.jpg", ROOT / "resources/styles/ocean_waves.jpg"
    with Image.open(photo) as picture:
        pixels = np.asarray(picture.convert("RGB").resize((900, round(900 * picture.height / picture.width))))
    shown = {"photograph": pixels}
    for detail in (0.0, 0.5, 1.0):
        options = api.PaintOptions(api.Look("figure", strength=0.6, detail=detail))
        shown[f"r = {detail:g}"] = api.Painter(style, options=options).paint(pixels)
    side = 250
    top, left = pixels.shape[0] // 2 - 130, 330
    parts = {name: picture_hwc[top : top + side, left : left + side] for name, picture_hwc in shown.items()}
    captioned(parts).save(path, quality=85, method=6)


def captioned(parts: Mapping[str, npt.NDArray[np.uint8]]) -> Image.Image:
    """Square pictures of one size beside each other, each with its name below."""
    side, caption = next(iter(parts.values())).shape[0], 28
    sheet = Image.new("RGB", (len(parts) * (side + 8) - 8, side + caption), "#fbfaf7")
    drawing = ImageDraw.Draw(sheet)
    for number, (name, picture_hwc) in enumerate(parts.items()):
        at = number * (side + 8)
        sheet.paste(Image.fromarray(picture_hwc), (at, 0))
        drawing.text((at + 4, side + 6), name, fill=INK, font=ImageFont.load_default(15))
    return sheet


def edges_figure(path: Path) -> None:
    """Parts of two photos at full size, painted, with half of their edges kept, and with all."""
    side, rows = 250, []
    for photo, style, top, left in (
        ("mountain_lake", "reading_girl", 130, 320),
        ("colosseum", "carved_noon", 120, 340),
    ):
        with Image.open(ROOT / f"resources/photos/{photo}.jpg") as picture:
            pixels = np.asarray(picture.convert("RGB").resize((1200, round(1200 * picture.height / picture.width))))
        shown = {"photograph": pixels}
        for amount in (0.0, 0.5, 1.0):
            options = api.PaintOptions(edges=api.EdgeSettings(amount))
            painter = api.Painter(ROOT / f"resources/styles/{style}.jpg", options=options)
            shown[f"--keep-edges {amount:g}"] = painter.paint(pixels)
        rows.append(captioned({name: each[top : top + side, left : left + side] for name, each in shown.items()}))
    sheet = Image.new("RGB", (rows[0].width, sum(row.height for row in rows)), "#fbfaf7")
    for number, row in enumerate(rows):
        sheet.paste(row, (0, number * row.height))
    sheet.save(path, quality=65, method=6)


def sheet_figure(path: Path) -> None:
    """A photo in every style that ships."""
    photo, styles = ROOT / "resources/photos/cat.jpg", ROOT / "resources/styles"
    options = ("--cell", "180", "--bundle", "compact", "--device", "cpu")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.png"
        assert gigastyle(["sheet", str(photo), "--styles", str(styles), "--output", str(sheet), *options]) == 0
        with Image.open(sheet) as picture:
            picture.save(path, quality=75, method=6)


if __name__ == "__main__":
    raise SystemExit(main())
