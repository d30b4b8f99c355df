"""Mosaic: square tesserae of stone and gold glass, set along the flow of a wave under a sun."""

from __future__ import annotations

import numpy as np

from canvas import Array, Canvas, Labels, smoothstep
from cells import Points, centred, divided_squarely, sampled, scattered
from colours import colour, mixed, palette, ramp, shifted
from light import lit, slopes
from noise import fractal, grain

TILE = 10.5  # side of a tessera with its share of grout, in units
SETTLING_ROUNDS = 9


def paint_mosaic(canvas: Canvas) -> Array:
    """Sun, sky and sea in courses of tesserae that circle the sun and ride the waves."""
    scene, course = _design(canvas)
    across, down = slopes(canvas, canvas.blurred(course, 5))
    turn = np.arctan2(down, across).astype(np.float32)
    small = Canvas(canvas.width // 2, canvas.height // 2, canvas.rng)
    sites = scattered(canvas, TILE * 1.07)
    for _ in range(SETTLING_ROUNDS):
        labels, _ = divided_squarely(small, sites, sampled(canvas, turn, sites).astype(np.float64))
        sites = centred(small, sites, labels)
    labels, gap = divided_squarely(canvas, sites, sampled(canvas, turn, sites).astype(np.float64))
    count = len(sites)
    tones = shifted(
        sampled(canvas, scene, sites)[None],
        canvas.rng.normal(0, 6, (1, count)).astype(np.float32),
        canvas.rng.normal(1.0, 0.12, (1, count)).astype(np.float32),
        canvas.rng.normal(1.0, 0.13, (1, count)).astype(np.float32),
    )[0]
    return _set_in_grout(canvas, tones, sites, (labels, gap))


def _set_in_grout(canvas: Canvas, tones: Array, sites: Points, cells: tuple[Labels, Array]) -> Array:
    """Stones with rounded, unevenly tilted faces, sunk in rough mortar."""
    labels, gap = cells
    x, y = canvas.coordinates()
    tilt = canvas.rng.normal(0, 0.10, (len(sites), 2)).astype(np.float32)
    middle = sites.astype(np.float32)[labels]
    slant = tilt[labels, 0] * (x - middle[..., 0]) + tilt[labels, 1] * (y - middle[..., 1])
    stone = smoothstep(1.0, 2.2, gap + 0.25 * fractal(canvas, 5, 2))
    veins = 1 + 0.05 * fractal(canvas, 7, 3) + 0.03 * grain(canvas, 0.6)
    mortar = canvas.filled(colour("cbbfa8")) * (0.62 + 0.07 * grain(canvas, 1.0))[..., None]
    face = np.clip(tones[labels] * veins[..., None], 0, 1)
    picture = mixed(mortar, face, stone)
    height = canvas.blurred(smoothstep(0.6, 4.0, gap), 0.5) + slant * stone * 0.5
    return lit(canvas, picture, height.astype(np.float32), 1.5, 0.5)


def _design(canvas: Canvas) -> tuple[Array, Array]:
    """The cartoon's colours, and a field whose level lines the courses follow."""
    x, y = canvas.coordinates()
    sun = np.hypot(x - 500, y - 190)
    wave = 330 + 46 * np.sin(x / 74 - 0.6) + 22 * np.sin(x / 31 + 1.3)
    sea = smoothstep(-1, 1, y - wave)
    rays = 0.5 + 0.5 * np.cos(np.arctan2(y - 190, x - 500) * 18)
    sky = ramp(
        palette("fff0a8 f4c542 e08a2a c8502c 2f8f9d 1d6a8c 154a73 12305c"),
        sun / 420,
        (0, 0.16, 0.19, 0.24, 0.31, 0.5, 0.75, 1),
    )
    gold = smoothstep(0.62, 0.7, rays) * smoothstep(96, 112, sun) * smoothstep(330, 240, sun)
    sky = mixed(sky, canvas.filled(colour("e9b949")), gold)
    depth = (y - wave) / 46
    bands = (depth + 0.15 * fractal(canvas, 50, 2)) % 1.0
    water = ramp(palette("f3efe0 9fd3c7 2e9aa0 17617f 0d3a5f 0d2b4d"), bands, (0, 0.16, 0.3, 0.5, 0.8, 1))
    course = np.where(sea > 0.5, (y - wave), sun)
    return mixed(sky, water, sea), course.astype(np.float32)
