"""Colour woodblock: ranks of curling waves in Prussian blue with clawed foam, under a graded sky."""

from __future__ import annotations

import numpy as np

from canvas import Array, Canvas, smoothstep
from colours import colour, mixed, palette, ramp
from light import paper
from noise import fractal, grain

BLUES = palette("f2ead6 a9c3cc 4f86a8 1f4f82 14305c")
KEY = colour("101f3c")


def paint_waves(canvas: Canvas) -> Array:
    """Seven ranks of waves, drawn from the horizon to the shore."""
    x, y = canvas.coordinates()
    sky = ramp(palette("20406c 6f93a8 e9d9b4 f0c79a"), y / 250)
    disc = np.hypot(x - 560, y - 112)
    bars = smoothstep(0.7, 0.85, fractal(canvas, 17, 2, 0.4, 11)) * smoothstep(230, 120, y)
    picture = mixed(sky, canvas.filled(colour("f3e7cd")), 0.9 * bars)
    picture = mixed(picture, canvas.filled(colour("d2452f")), smoothstep(58.6, 57.4, disc))
    for rank in range(7):
        near = rank / 6
        picture = _rank(
            canvas, picture, (175 + 62 * rank + 8 * near, 26 + 42 * near, 120 + 150 * near, 0.37 * rank + 0.15)
        )
    wood = 0.035 * np.sin(y * 0.9 + 5 * fractal(canvas, 170, 2, 0.5, 5)) + 0.03 * grain(canvas, 0.8)
    sheet = paper(canvas, np.ones(3, dtype=np.float32), 1.4)
    return np.asarray(np.clip(picture * sheet * (1 + wood)[..., None], 0, 1), dtype=np.float32)


def _rank(canvas: Canvas, picture: Array, place: tuple[float, float, float, float]) -> Array:
    base, height, length, start = place
    x, y = canvas.coordinates()
    lean = 0.55 * np.clip((base - y) / height, -0.4, 1.1)  # crests hang over to the right
    turn = x / length - lean * 0.42 + start + 0.05 * fractal(canvas, 240, 2)
    part = turn % 1.0
    crest = base - height * (1.6 * np.clip(1 - np.abs(2 * part - 1), 0, 1) ** 1.7 - 0.6)
    below = (y - crest).astype(np.float32)
    hollow = 0.5 + 0.5 * np.sin(2 * np.pi * (part - 0.2))
    bands = below / (0.36 * height) + 0.55 * hollow
    body = BLUES[np.clip(np.floor(bands * 1.25).astype(int) % 4 + 1, 0, 4)]
    lines = np.abs((bands * 3.75) % 1.0 - 0.5) * 0.36 * height / 3.75
    body = mixed(body, canvas.filled(colour("dfe3d8")), 0.85 * smoothstep(1.3, 0.4, lines))
    inside = smoothstep(-0.7, 0.7, below)
    picture = mixed(picture, body, inside)
    picture = mixed(picture, canvas.filled(KEY), inside * smoothstep(2.4, 1.2, below))
    return _foam(canvas, picture, below, (turn * length, part, height))


def _foam(canvas: Canvas, picture: Array, below: Array, wave: tuple[Array, Array, float]) -> Array:
    along, part, height = wave
    size = 7.0 + 0.07 * height
    crown = np.exp(-(((part - 0.5) / 0.24) ** 2))  # foam gathers at the crests
    for row, reach in enumerate((0.9, 0.35)):
        step = size * (1.5 - 0.5 * row)
        cell = (along + row * step / 2) / step
        offset = (cell % 1.0 - 0.5) * step
        shake = np.sin(np.floor(cell) * 12.9898 + row * 4.1) * 0.5
        depth = size * (reach * 2.2 * crown - 0.7 + 0.5 * shake)
        edge = np.hypot(offset, (below - depth) * 0.8) - 0.58 * step
        claw = np.minimum(edge, below - depth)
        shape = (
            smoothstep(0.8, -0.8, claw) * smoothstep(-size * 1.3, -size * 1.3 + 2, below) * smoothstep(0.12, 0.4, crown)
        )
        outline = (
            smoothstep(2.6, 1.4, np.abs(claw))
            * smoothstep(-size * 1.3, -size * 1.3 + 2, below)
            * smoothstep(0.12, 0.4, crown)
        )
        picture = mixed(picture, canvas.filled(BLUES[0]), shape)
        picture = mixed(picture, canvas.filled(KEY), outline)
    spray = smoothstep(1.5, 1.9, fractal(canvas, 7, 1)) * np.exp(-(((below + 1.2 * size) / size) ** 2)) * crown
    return mixed(picture, canvas.filled(BLUES[0]), np.clip(1.6 * spray, 0, 1))
