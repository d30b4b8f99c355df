"""Woodcut: a key block of carved lines over flat blocks of colour, hills and furrows under a rayed sun."""

from __future__ import annotations

import numpy as np

from canvas import Array, Canvas, smoothstep
from colours import colour, mixed, palette, ramp
from light import paper
from noise import fractal, grain, profile

SUN_AT = (250.0, 168.0)


def paint_woodcut(canvas: Canvas) -> Array:
    """Black key block on ochre, rust and teal, printed a little thin here and there."""
    x, y = canvas.coordinates()
    layers = _layers(canvas)
    picture = paper(canvas, colour("f1e6c8"), 1.3)
    sky = ramp(palette("f6d98a e98c3c c4472b"), np.hypot(x - SUN_AT[0], y - SUN_AT[1]) / 520)
    picture = picture * sky
    key = _sky_lines(canvas)
    tints = palette("7d9a7c 3f8580 c9873a 8a9a4a 2c6a66")
    for layer, (edge, lines) in enumerate(layers):
        inside = smoothstep(-0.7, 0.7, edge)
        picture = mixed(picture, paper(canvas, tints[layer], 1.3), inside)
        key = key * (1 - inside) + inside * np.maximum(lines, smoothstep(5.5, 3.6, edge))
    worn = 0.9 + 0.05 * fractal(canvas, 40, 3) + 0.05 * grain(canvas, 0.8) - 0.5 * (fractal(canvas, 4, 2) > 2.3)
    return mixed(picture, np.broadcast_to(colour("17130f"), picture.shape).astype(np.float32), key * worn)


def carved(canvas: Canvas, phase: Array, tone: Array) -> Array:
    """Lines of ink, one per whole step of ``phase``; ``tone`` in [0, 1] is the share of ink, cut with a shaky gouge."""
    shaken = phase + 0.07 * fractal(canvas, 16, 3)
    wave = np.abs((shaken % 1.0) - 0.5) * 2
    level = np.clip(tone + 0.10 * fractal(canvas, 11, 2), 0.0, 1.0)
    return smoothstep(-0.16, 0.16, level - wave)


def _sky_lines(canvas: Canvas) -> Array:
    x, y = canvas.coordinates()
    dx, dy = x - SUN_AT[0], y - SUN_AT[1]
    radius = np.hypot(dx, dy) + 1e-3
    turn = np.arctan2(dy, dx) / (2 * np.pi)
    rays = carved(canvas, turn * 84, (0.22 + 0.26 * np.sin(radius / 23) ** 2 + radius / 1500).astype(np.float32))
    fine = carved(canvas, turn * 168, (0.2 + radius / 1100).astype(np.float32))
    lines = np.where(radius < 250, rays, fine)
    disc = smoothstep(66, 64, radius)
    rim = np.exp(-(((radius - 66) / 2.2) ** 2))
    rings = carved(canvas, (radius / 9.5).astype(np.float32), np.full_like(radius, 0.24)) * smoothstep(20, 30, radius)
    clouds = fractal(canvas, 90, 3, 0.45, 3.2)
    shadow = carved(canvas, (y / 6.2 + 0.5 * clouds).astype(np.float32), 0.75 - 0.35 * np.abs(clouds - 1.2))
    cloudy = smoothstep(0.9, 1.0, clouds) * smoothstep(95, 110, radius)
    lines = lines * (1 - disc) + disc * rings
    return np.asarray(np.maximum(lines * (1 - cloudy) + cloudy * shadow, rim), dtype=np.float32)


def _layers(canvas: Canvas) -> list[tuple[Array, Array]]:
    """From far to near: how far a point lies inside the hill, and the lines cut there."""
    x, y = canvas.coordinates()
    layers = []
    for number, (top, height, cell) in enumerate(
        ((262, 52, 190), (318, 32, 170), (372, 22, 300), (440, 20, 260), (520, 20, 200))
    ):
        crest = top - height * profile(canvas, cell, 4 if number < 2 else 2)
        inside = (y - crest).astype(np.float32)
        slope = np.gradient(crest)[None, :] * canvas.unit
        tone = 0.34 + 0.45 * np.tanh(slope * 2.2) + 0.18 * np.sin(inside / 17 + number)
        if number < 2:
            phase = (x * 0.75 + inside * (1.1 - 1.3 * np.tanh(slope * 2))) / 8.5
        elif number % 2:
            vanish = 330 + 120 * number - 300
            phase = (x - vanish) / (0.16 * inside + 7.0)
        else:
            phase = (inside + 9 * np.sin(x / 26 + number)) / (7 + 0.02 * inside)
        layers.append((inside, carved(canvas, phase.astype(np.float32), (tone + 0.0 * x).astype(np.float32))))
    return layers
