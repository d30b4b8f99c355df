"""Cubist facets: a still life broken by crossing planes, each shaded from one edge and scumbled with dry paint."""

from __future__ import annotations

import numpy as np

from canvas import Array, Canvas, smoothstep
from colours import palette, ramp
from light import lit
from noise import fractal, grain

PAINTS = palette("2b2a2e 5a3a26 9a6434 d09a4e ecd6a4 8f9a86 4f6b73 27414f b4573a f3e9d0")


def paint_facets(canvas: Canvas) -> Array:
    """Planes cut by chords and arcs; every cut shifts the colour and turns the shading."""
    x, y = canvas.coordinates()
    width, height = canvas.span
    rng = canvas.rng
    tone = 0.62 - 0.30 * np.hypot((x - width / 2) / width, (y - height / 2) / height) * 2
    seam = np.full(x.shape, 99.0, dtype=np.float32)
    mark = np.zeros(x.shape)
    shade = np.zeros(x.shape, dtype=np.float32)
    for cut in range(64):
        reach = rng.uniform(50, 190)
        cx, cy = rng.uniform(0, width), rng.uniform(0, height)
        distance = _cut(canvas, cut, (cx, cy))
        where = (np.abs(x - cx) + np.abs(y - cy) * rng.uniform(0.6, 1.6)) < reach * 1.5
        mark += np.where((distance > 0) & where, rng.uniform(0.5, 9.0), 0.0)
        shade += np.where(where, np.sign(distance) * np.exp(-np.abs(distance) / 22), 0.0).astype(np.float32)
        seam = np.where(where, np.minimum(seam, np.abs(distance)), seam)
    paint = _paints(mark, tone + 0.20 * np.tanh(shade) + 0.05 * fractal(canvas, 60, 3))
    dabs = canvas.displaced(
        fractal(canvas, 9, 3, 0.6, 3.2), 6 * np.sin(mark).astype(np.float32), 9 * np.cos(mark).astype(np.float32)
    )
    lined = smoothstep(2.1, 0.7, seam + 0.5 * fractal(canvas, 12, 2)) * smoothstep(-1.2, 0.4, fractal(canvas, 40, 2))
    picture = paint * (1 + 0.26 * np.tanh(shade) + 0.09 * dabs)[..., None]
    picture = picture * (1 - 0.82 * lined)[..., None]
    body = canvas.blurred(dabs + 0.7 * grain(canvas, 0.9), 0.5)
    return lit(canvas, np.clip(picture, 0, 1).astype(np.float32), body, 0.22, 0.0)


def _cut(canvas: Canvas, number: int, through: tuple[float, float]) -> Array:
    """Signed distance to a chord through a point, or to a circle about it for every fourth cut."""
    x, y = canvas.coordinates()
    cx, cy = through
    rng = canvas.rng
    if number % 4 == 3:
        return np.asarray(np.hypot(x - cx, y - cy) - rng.uniform(25, 80), dtype=np.float32)
    slant = rng.choice([0.35, 1.2, 1.57, 2.0, 2.75]) + rng.normal(0, 0.12)
    return np.asarray((x - cx) * np.cos(slant) + (y - cy) * np.sin(slant), dtype=np.float32)


def _paints(mark: Array, tone: Array) -> Array:
    """A run of four neighbouring paints chosen by ``mark``, read at ``tone``."""
    number = np.floor(mark * 1.7).astype(int)
    picture = np.zeros((*tone.shape, 3), dtype=np.float32)
    families = ((0, 1, 2, 3, 4), (7, 6, 5, 4, 9), (1, 2, 3, 4, 9), (0, 7, 6, 5, 9), (1, 8, 3, 4, 9))
    for family, members in enumerate(families):
        chosen = number % len(families) == family
        picture[chosen] = ramp(PAINTS[list(members)], tone.astype(np.float32))[chosen]
    return picture
