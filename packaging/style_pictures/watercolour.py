"""Watercolour: overlapping petals of transparent wash with dark drying edges, blooms and granulation."""

from __future__ import annotations

import numpy as np

from canvas import Array, Canvas, smoothstep
from colours import colour, glazed, mixed, palette
from light import paper, tooth
from noise import fractal

WASHES = palette("e2577a f08a6b f2b84b 8f5fb5 4f7fc9 d63f5e")
LEAVES = palette("4f9a6a 2f7d7a 8db04a 3a6f9a")


def paint_garden(canvas: Canvas) -> Array:
    """Large flowers wet in wet among leaves, wash over wash."""
    bumps = tooth(canvas)
    picture = paper(canvas, colour("fbf6ea"), 1.2)
    warp = (fractal(canvas, 60, 4), fractal(canvas, 60, 4))
    ground = np.clip(0.22 + 0.30 * fractal(canvas, 120, 4), 0, 1)
    for tint, part in (("8fc3d8", ground), ("b9d8a0", 0.45 - ground)):
        picture = glazed(picture, colour(tint), np.clip(part, 0, 1) * (1 + 0.12 * bumps))
    width, height = canvas.span
    rng = canvas.rng
    for _ in range(130):
        spot = (rng.uniform(-20, width + 20), rng.uniform(-20, height + 20), rng.uniform(0, 6.3))
        picture = _wash(
            canvas,
            picture,
            (*spot, rng.uniform(60, 125), rng.uniform(0.2, 0.34)),
            (LEAVES[rng.integers(4)], bumps, warp),
        )
    columns, rows = np.meshgrid(np.arange(7), np.arange(5))
    for column, row in zip(columns.ravel(), rows.ravel(), strict=True):
        x = (column + 0.5 * (row % 2) + rng.uniform(-0.2, 0.2)) * width / 5.6
        y = (row + rng.uniform(0.15, 0.5)) * height / 4.2
        picture = _flower(canvas, picture, (x, y, rng.uniform(64, 112)), (bumps, warp))
    return np.clip(picture, 0, 1).astype(np.float32)


def _flower(
    canvas: Canvas, picture: Array, place: tuple[float, float, float], sheet: tuple[Array, tuple[Array, Array]]
) -> Array:
    x, y, size = place
    bumps, warp = sheet
    rng = canvas.rng
    tint, petals = WASHES[rng.integers(len(WASHES))], int(rng.integers(6, 9))
    start = rng.uniform(0, 6.3)
    spared = smoothstep(
        0.8 * size, 0.3 * size, np.hypot(canvas.coordinates()[0] - x, canvas.coordinates()[1] - y) + 9 * warp[0]
    )
    picture = mixed(picture, canvas.filled(colour("fbf6ea")), 0.85 * spared)  # leaves stop short of the blossoms
    for coat, reach in ((petals, 1.0), (petals - 1, 0.66)):
        for petal in range(coat):
            turn = start + 2 * np.pi * petal / coat + rng.normal(0, 0.1) + coat
            length = size * reach * rng.uniform(0.85, 1.1)
            spot = (x + 0.5 * length * np.cos(turn), y + 0.5 * length * np.sin(turn), turn, length, 0.5)
            hue = np.clip(tint * rng.uniform(0.88, 1.08, 3).astype(np.float32), 0.02, 1)
            picture = _wash(canvas, picture, spot, (hue, bumps, warp))
    heart = (x, y, 0.0, 0.34 * size, 0.9)
    return _wash(canvas, picture, heart, (colour("7a3b2c"), bumps, warp))


def _wash(
    canvas: Canvas,
    picture: Array,
    spot: tuple[float, float, float, float, float],
    wet: tuple[Array, Array, tuple[Array, Array]],
) -> Array:
    """One petal-shaped pool of ``tint``: paler inside, darker at the rim, settled in the hollows of the paper."""
    x0, y0, turn, length, roundness = spot
    tint, bumps, warp = wet
    strength = 0.62 if roundness < 0.9 else 1.0
    x, y = canvas.coordinates()
    top, left = (max(0, int((c - length) * canvas.unit)) for c in (y0, x0))
    bottom, right = (max(0, int((c + length) * canvas.unit)) for c in (y0, x0))
    part = np.s_[top:bottom, left:right]
    if picture[part].size == 0:
        return picture
    dx = x[part] - x0 + 0.05 * length * warp[0][part]
    dy = y[part] - y0 + 0.05 * length * warp[1][part]
    along = (dx * np.cos(turn) + dy * np.sin(turn)) / (0.5 * length)
    across = (dy * np.cos(turn) - dx * np.sin(turn)) / (0.5 * length * roundness)
    inside = (1 - np.hypot(along, across / np.clip(1 + 0.35 * along, 0.3, 2))) * 0.5 * length * roundness
    shape = smoothstep(-0.7, 1.0, inside)
    rim = np.exp(-((np.clip(inside, 0, None) - 1.2) ** 2) / 5)
    bloom = smoothstep(0.2, 1.4, warp[0][part]) * np.abs(np.sin(2.2 * warp[1][part]))
    cover = strength * shape * (0.50 + 0.34 * np.clip(-along, -0.6, 1) + 0.55 * rim + 0.40 * bloom + 0.10 * bumps[part])
    washed = picture.copy()
    washed[part] = glazed(picture[part], tint, cover)
    return washed
