"""Batik: wax-resist rosettes and lattices in indigo and brown, veined where the wax has cracked."""

from __future__ import annotations

import numpy as np

from canvas import Array, Canvas, smoothstep
from cells import divided, scattered
from colours import colour, glazed, mixed, palette
from noise import fractal, grain

REPEAT = 128.0  # units between rosettes
CREAM, GOLD, BROWN, INDIGO, NIGHT = palette("f1e2c0 d3943a 7c3a1d 1f3f73 16203f")


def paint_batik(canvas: Canvas) -> Array:
    """Four-petalled rosettes set cornerwise, dotted and lined by the waxing pen."""
    x, y = canvas.coordinates()
    x = x + 1.4 * fractal(canvas, 60, 3)
    y = y + 1.4 * fractal(canvas, 60, 3)
    cloth = canvas.filled(INDIGO)
    for turned, tone, ground in ((0.0, GOLD, BROWN), (0.5, CREAM, NIGHT)):
        u = (x / REPEAT + turned) % 1.0 - 0.5
        v = (y / REPEAT + turned) % 1.0 - 0.5
        cloth = _rosette(canvas, cloth, (u * REPEAT, v * REPEAT), (tone, ground))
    return _dyed(canvas, cloth)


def _rosette(canvas: Canvas, cloth: Array, place: tuple[Array, Array], inks: tuple[Array, Array]) -> Array:
    u, v = place
    tone, ground = inks
    radius, turn = np.hypot(u, v), np.arctan2(v, u)
    diamond = np.abs(u) + np.abs(v)
    cloth = _drawn(canvas, cloth, diamond - 62, ground)
    cloth = _drawn(canvas, cloth, np.abs(diamond - 58) - 1.3, CREAM)
    beads = np.hypot((turn * 36 / np.pi % 1 - 0.5) * radius * np.pi / 36, radius - 39.5) - 1.7
    petal = radius - 35 * np.abs(np.cos(2 * turn)) ** 0.55
    leaf = radius - 27 * np.abs(np.sin(2 * turn)) ** 0.8
    cloth = _drawn(canvas, cloth, beads, CREAM)
    cloth = _drawn(canvas, cloth, leaf, INDIGO)
    cloth = _drawn(canvas, cloth, np.abs(leaf + 1) - 1.0, CREAM)
    cloth = _drawn(canvas, cloth, petal, tone)
    cloth = _drawn(canvas, cloth, np.maximum(petal + 4.0, np.abs((radius * 0.24) % 1 - 0.5) * 4.2 - 1.0), BROWN)
    cloth = _drawn(canvas, cloth, np.abs(petal) - 1.0, NIGHT)
    cloth = _drawn(canvas, cloth, radius - 9.5, CREAM)
    cloth = _drawn(canvas, cloth, radius - 7.6, BROWN)
    cloth = _drawn(canvas, cloth, np.hypot(radius - 4.6, (turn * 4 / np.pi % 1 - 0.5) * 3.4) - 1.1, GOLD)
    rays = np.abs((turn * 24 / np.pi) % 1 - 0.5) * radius * np.pi / 24
    return _drawn(canvas, cloth, np.maximum(rays - 0.9, np.abs(radius - 46.5) - 3.4), CREAM)


def _drawn(canvas: Canvas, cloth: Array, distance: Array, ink: Array) -> Array:
    edge = smoothstep(0.8, -0.8, np.asarray(distance, dtype=np.float32))
    return mixed(cloth, canvas.filled(ink), edge)


def _dyed(canvas: Canvas, cloth: Array) -> Array:
    """Dye that crept through the cracks, uneven baths, and the weave of the cotton."""
    x, y = canvas.coordinates()
    wander_x, wander_y = 5 * fractal(canvas, 40, 2), 5 * fractal(canvas, 40, 2)
    wide = divided(canvas, scattered(canvas, 74))[1]
    narrow = divided(canvas, scattered(canvas, 33))[1]
    cracks = smoothstep(1.7, 0.3, canvas.displaced(wide, wander_x, wander_y))
    patchy = smoothstep(0.1, 0.9, fractal(canvas, 120, 2))
    cracks = np.maximum(cracks, patchy * smoothstep(1.3, 0.2, canvas.displaced(narrow, wander_x, wander_y)))
    creep = canvas.blurred(cracks, 2.0)
    cloth = glazed(cloth, colour("2a4a80"), 0.62 * cracks + 0.25 * creep)
    bath = 1 + 0.06 * fractal(canvas, 140, 3) + 0.03 * fractal(canvas, 12, 2)
    weave = 1 + 0.045 * np.sin(x * 2.1) * np.sin(y * 2.1) + 0.03 * grain(canvas, 0.7)
    return np.asarray(np.clip(cloth * (bath * weave)[..., None], 0, 1), dtype=np.float32)
