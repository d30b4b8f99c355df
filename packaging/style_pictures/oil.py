"""Oil paint: a harbour at sunset and a windy night, laid in several coats of bristled strokes under a raking lamp."""

from __future__ import annotations

import numpy as np

from canvas import Array, Canvas, smoothstep
from cells import sampled, scattered
from colours import colour, mixed, palette, ramp
from light import lit, slopes
from noise import fractal, profile
from strokes import Brush, Painting, lay_strokes

BOATS = ((150, 305, 46), (262, 322, 70), (560, 312, 52), (668, 335, 84))  # x and y of the hull, height of the sail


def paint_harbour(canvas: Canvas) -> Array:
    """Sails before a low sun, sky and water in broad warm strokes."""
    scene = _harbour(canvas)
    x, y = canvas.coordinates()
    sky = np.arctan2(0.35 * np.cos(x / 90 + y / 60), 1.0) + 0.35 * fractal(canvas, 150, 2)
    water = 0.10 * fractal(canvas, 60, 2)
    angle = np.where(y < 300, sky, water).astype(np.float32)
    painting = Painting.primed(canvas.filled(colour("7a4a38")))
    for spacing, brush in ((13, Brush(95, 24, 13)), (9, Brush(52, 13, 9, 10)), (7.5, Brush(26, 7.5, 6, 14, 0.12))):
        lay_strokes(canvas, painting, scene, (scattered(canvas, spacing), angle), brush)
    _sharpen(canvas, painting, scene, angle)
    return lit(canvas, painting.picture(), canvas.blurred(painting.heights(), 0.5), 2.6, 0.35)


def paint_night(canvas: Canvas) -> Array:
    """Wind and stars as eddies of blue and yellow over dark hills."""
    x, y = canvas.coordinates()
    stream, glow = _eddies(canvas)
    land = smoothstep(-3, 3, y - _skyline(canvas, 455, 34))
    across, down = slopes(canvas, canvas.blurred(stream, 3))
    angle = np.arctan2(-across, down)
    hills = 0.45 * np.sin(x / 85 + 1) + 0.25 * fractal(canvas, 120, 2)
    angle = np.where(land > 0.5, hills, angle).astype(np.float32)
    tide = 0.5 + 0.34 * np.sin(stream / 13) + 0.13 * fractal(canvas, 40, 3)
    sky = ramp(palette("0b1746 173b8c 2c6fb8 63a9cf c9dfc4"), tide.astype(np.float32))
    sky = mixed(sky, ramp(palette("f6e27a f4b62d f9f3c8"), (glow * 1.2) % 1.0), smoothstep(0.16, 0.6, glow))
    fields = ramp(palette("0a1226 14324a 23594f 5b7f3b 0f2138"), (0.5 + 0.24 * fractal(canvas, 46, 3, 0.6, 2.4)))
    scene = mixed(sky, fields, land)
    painting = Painting.primed(canvas.filled(colour("121d44")))
    for spacing, brush in ((11, Brush(62, 15, 9, 10)), (8, Brush(40, 9, 6, 14, 0.14)), (8, Brush(30, 5.5, 4, 18, 0.2))):
        lay_strokes(canvas, painting, scene, (scattered(canvas, spacing), angle), brush)
    return lit(canvas, painting.picture(), canvas.blurred(painting.heights(), 0.5), 3.0, 0.25)


def _harbour(canvas: Canvas) -> Array:
    x, y = canvas.coordinates()
    horizon = 290
    clouds = fractal(canvas, 120, 4, 0.5, 2.6)
    high = (y / horizon + 0.11 * clouds).astype(np.float32)
    sky = ramp(palette("2b2f6b 5c4a8c b5577f ee7a52 fbb04e fde08a"), high, (0, 0.25, 0.5, 0.7, 0.85, 1.0))
    sun = np.hypot(x - 400, y - 236)
    sky = mixed(sky, canvas.filled(colour("fff3b0")), smoothstep(44, 36, sun) + 0.7 * np.exp(-sun / 70))
    hills = smoothstep(-2, 2, y - _skyline(canvas, 268, 13))
    sky = mixed(sky, ramp(palette("5a3b75 35285a"), (y - 240) / 60), hills)
    depth = ((y - horizon) / 280).astype(np.float32)
    ripple = fractal(canvas, 16, 3, 0.6, 4.5)
    water = ramp(palette("e98d58 a8597c 4b4788 203a6b 10264c"), depth + 0.14 * ripple)
    path = np.exp(-(((x - 400) / (36 + 95 * np.clip(depth, 0, 1))) ** 2)) * (0.75 + 0.55 * ripple)
    water = mixed(water, canvas.filled(colour("ffd873")), path)
    scene = mixed(sky, water, smoothstep(-1.5, 1.5, y - horizon))
    for place in BOATS:
        scene = _with_boat(canvas, scene, place)
    return scene


def _with_boat(canvas: Canvas, scene: Array, place: tuple[int, int, int]) -> Array:
    x, y = canvas.coordinates()
    left, base, tall = place
    rise = (base - y) / tall
    sail = smoothstep(-2, 2, np.minimum(0.46 * tall * (1 - rise) - (x - left), x - left + 1)) * (
        (rise > 0.1) & (rise < 1)
    )
    jib = smoothstep(-2, 2, np.minimum(0.3 * tall * (1 - rise / 0.85) + (x - left), left - 3 - x)) * (
        (rise > 0.1) & (rise < 0.85)
    )
    hull = (np.abs(x - left) < 0.52 * tall - 0.5 * (y - base)) & (y > base - 0.05 * tall) & (y < base + 0.13 * tall)
    scene = mixed(scene, canvas.filled(colour("fbe6c0")), sail)
    scene = mixed(scene, canvas.filled(colour("d8553a")), jib)
    scene = mixed(scene, canvas.filled(colour("2a1c3a")), hull.astype(np.float32))
    mirror = np.exp(-((x - left - 6 * np.sin(y / 4)) ** 2) / (0.22 * tall) ** 2) * smoothstep(
        0, 6, y - base - 0.13 * tall
    )
    return mixed(scene, canvas.filled(colour("4a2f4c")), 0.75 * mirror * smoothstep(1.4 * tall, 0, y - base))


def _sharpen(canvas: Canvas, painting: Painting, scene: Array, angle: Array) -> None:
    """Small touches where the scene has edges that the broad brushes have washed over."""
    tone = canvas.blurred(scene.mean(axis=2), 2)
    across, down = slopes(canvas, tone)
    starts = scattered(canvas, 4.5)
    edged = sampled(canvas, np.hypot(across, down), starts) > 0.02
    along = np.arctan2(-across, down)
    lay_strokes(
        canvas,
        painting,
        scene,
        (starts[edged], np.where(np.hypot(across, down) > 0.01, along, angle)),
        Brush(15, 4.2, 4, 5),
    )


def _eddies(canvas: Canvas) -> tuple[Array, Array]:
    x, y = canvas.coordinates()
    stream = (y * 0.75 + 26 * np.sin(x / 120) + 13 * fractal(canvas, 170, 2)).astype(np.float32)
    glow = np.zeros_like(stream)
    for cx, cy, size in (
        (300, 230, 105),
        (470, 275, 80),
        (620, 110, 74),
        (120, 110, 58),
        (395, 75, 40),
        (700, 290, 40),
        (60, 300, 36),
        (215, 370, 30),
        (530, 400, 30),
    ):
        distance = np.hypot(x - cx, y - cy)
        stream += 1.5 * size * np.exp(-((distance / size) ** 2))
        glow += np.exp(-((distance / (0.42 * size)) ** 2))
    return stream, np.clip(glow, 0, 1.0)


def _skyline(canvas: Canvas, base: float, height: float) -> Array:
    return np.asarray(base - height * profile(canvas, 260, 4), dtype=np.float32)
