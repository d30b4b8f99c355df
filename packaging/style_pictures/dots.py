"""Pointillism: a summer river in dots of pure colour that mix in the eye."""

from __future__ import annotations

import cv2
import numpy as np

from canvas import Array, Canvas, smoothstep
from cells import sampled, scattered
from colours import colour, mixed, palette, ramp, shifted
from noise import fractal, profile

COATS = ((8.2, 5.0), (6.0, 3.6), (4.8, 2.5))  # spacing and radius of the dots, in units


def paint_river(canvas: Canvas) -> Array:
    """Trees and their reflections, three coats of dots, some in the complementary hue."""
    scene = _river(canvas)
    sheet = np.ascontiguousarray(np.broadcast_to(colour("e9dcc0") * 255, scene.shape).astype(np.uint8))
    rng = canvas.rng
    for spacing, radius in COATS:
        spots = scattered(canvas, spacing)
        count = (1, len(spots))
        opposite = rng.random(count) < 0.10
        hue = np.where(opposite, 180.0, 0.0) + rng.normal(0, 17, count)
        tones = shifted(
            sampled(canvas, scene, spots)[None],
            hue.astype(np.float32),
            rng.uniform(1.0, 1.5, count).astype(np.float32),
            rng.uniform(0.82, 1.22, count).astype(np.float32),
        )[0]
        sizes = radius * rng.uniform(0.65, 1.1, len(spots))
        for index in rng.permutation(len(spots)):
            centre = np.round(spots[index] * canvas.unit * 16).astype(int)
            ink = (tones[index] * 255).tolist()
            cv2.circle(
                sheet,
                (int(centre[0]), int(centre[1])),
                max(8, round(sizes[index] * canvas.unit * 16)),
                ink,
                -1,
                cv2.LINE_AA,
                4,
            )
    return sheet.astype(np.float32) / np.float32(255)


def _river(canvas: Canvas) -> Array:
    x, y = canvas.coordinates()
    bank = 330.0
    sky = ramp(palette("5fa4dc a8d0e6 f8e6b8 f6c88f"), (y / bank + 0.06 * fractal(canvas, 110, 3, 0.5, 2)))
    land = sky
    far = smoothstep(-2, 2, y - (268 - 16 * profile(canvas, 160, 3)))
    land = mixed(land, ramp(palette("6f8fc0 5f9a8a"), (y - 240) / 80), far)
    for left, middle, wide, tall, codes in (
        (60, 205, 110, 150, "16423a 2b7a45 8fb23c e9d453"),
        (220, 262, 62, 70, "20554a 4a9a52 b9c84a f4e070"),
        (560, 238, 86, 104, "4a2a4a b0482f ea8a35 f8d35c"),
        (700, 196, 112, 158, "123a45 23705a 6fae45 e3dc5a"),
    ):
        crown = np.hypot((x - left) / wide, (y - middle) / tall * 1.15) + 0.10 * fractal(canvas, 46, 4)
        glow = 0.5 - (x - left) / wide * 0.28 - (y - middle) / tall * 0.42 + 0.16 * fractal(canvas, 24, 3)
        land = mixed(land, ramp(palette(codes), glow), smoothstep(1.04, 0.98, crown))
    grass = ramp(palette("2f6a3a 78ad3c e6d65a"), (0.5 + 0.25 * fractal(canvas, 22, 3, 0.5, 4)))
    land = mixed(land, grass, smoothstep(-4, 4, y - bank + 22 + 5 * np.sin(x / 60)))
    wobble = 0.06 * (y - bank) * np.sin(y / 5 + 1.5 * fractal(canvas, 60, 2))
    mirror = canvas.displaced(
        land, wobble.astype(np.float32), (2 * (bank - y) + 3 * fractal(canvas, 14, 2)).astype(np.float32)
    )
    water = mirror * np.array([0.72, 0.84, 1.0], dtype=np.float32)
    sparkle = smoothstep(1.1, 1.7, fractal(canvas, 9, 2, 0.5, 5)) * smoothstep(380, 470, y)
    water = mixed(water, np.broadcast_to(colour("fdf0c0"), water.shape).astype(np.float32), 0.8 * sparkle)
    return mixed(land, water, smoothstep(-1, 1, y - bank))
