"""Stained glass: a rose window of mirrored panes in lead."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from canvas import Array, Canvas, smoothstep
from cells import Points, divided, scattered
from colours import colour, mixed, palette, shifted
from light import lit
from noise import fractal, grain

FOLDS = 12
LEAD = 2.3  # half the width of a lead came, in units
JEWELS = palette("0f3d91 1b6bb8 7a1230 c2202e e8a21a f3c94b 0e6b4f 3a9a5b 5b2a86 8c3fa0 e2631d 12a0b0")
RINGS = (  # outer radius in units, then the jewels found in that ring
    (52, (4, 5)),
    (110, (2, 3)),
    (165, (0, 1, 11)),
    (215, (4, 10, 3)),
    (268, (8, 9, 0)),
    (318, (6, 7, 11)),
    (345, (5, 4)),
    (900, (0, 8, 6, 1)),
)


def paint_rose_window(canvas: Canvas) -> Array:
    """Twelve mirrored wedges of jewel-coloured glass, lit from behind."""
    sites, wedge = _sites(canvas)
    labels, border = divided(canvas, sites)
    chosen = _jewels(canvas, sites, wedge)
    count = len(sites)
    tint = shifted(
        JEWELS[chosen][None],
        canvas.rng.normal(0, 7, (1, count)).astype(np.float32),
        canvas.rng.uniform(0.85, 1.1, (1, count)).astype(np.float32),
        canvas.rng.uniform(0.8, 1.2, (1, count)).astype(np.float32),
    )[0]
    pane = tint[labels]
    streaks = 0.10 * fractal(canvas, 26, 4, 0.6, 3.0) + 0.05 * fractal(canvas, 6, 2) + 0.02 * grain(canvas, 0.6)
    inward = smoothstep(0, 16, border)
    glow = (0.62 + 0.55 * inward + streaks)[..., None]
    glass = np.clip(pane * glow + 0.16 * (inward * np.clip(1 + 2 * streaks, 0, 2))[..., None], 0, 1)
    wobble = LEAD * (1 + 0.18 * fractal(canvas, 14, 2))
    return _leaded(canvas, glass.astype(np.float32), border, wobble.astype(np.float32))


def _leaded(canvas: Canvas, glass: Array, border: Array, half_width: Array) -> Array:
    x, y = canvas.coordinates()
    width, height = canvas.span
    radius = np.hypot(x - width / 2, y - height / 2)
    for ring, _ in RINGS[:-1]:
        border = np.minimum(border, np.abs(radius - ring) - 1.2)
    lead = smoothstep(0.6, -0.6, border - half_width)
    round_came = np.sqrt(np.clip(1 - (border / half_width) ** 2, 0, 1)).astype(np.float32)
    metal = lit(canvas, canvas.filled(colour("24242a")), canvas.blurred(round_came, 0.5), 2.2, 0.5)
    halo = canvas.blurred(glass, 9)
    return mixed(np.clip(glass + 0.12 * halo, 0, 1), np.clip(metal + 0.10 * halo, 0, 1), lead)


def _sites(canvas: Canvas) -> tuple[Points, Points]:
    """All sites, and for each the (radius, angle) of its twin in the first half wedge."""
    width, height = canvas.span
    loose = scattered(canvas, 31) - np.array([width / 2, height / 2])
    radius = np.hypot(loose[:, 0], loose[:, 1])
    angle = np.arctan2(loose[:, 1], loose[:, 0])
    half = np.pi / FOLDS
    inside = (angle >= 0.03) & (angle < half - 0.03) & (radius > 26)
    twins = np.stack([radius[inside], angle[inside]], axis=1)
    far = np.array([[r, half * part] for r in np.arange(360, 560, 34) for part in (0.12, 0.3, 0.5, 0.7, 0.88)])
    ring = np.array([[36.0, half / 2], [72, half * 0.3], [94, half * 0.75]])
    twins = np.concatenate([twins[(twins[:, 0] < 345) & (twins[:, 0] > 112)], ring, far])
    turned = [
        np.stack([twins[:, 0], side * twins[:, 1] + 2 * half * fold], 1) for fold in range(FOLDS) for side in (1, -1)
    ]
    polar = np.concatenate([*turned, np.array([[0.0, 0.0]])])
    spots = np.stack([polar[:, 0] * np.cos(polar[:, 1]), polar[:, 0] * np.sin(polar[:, 1])], axis=1)
    return spots + np.array([width / 2, height / 2]), np.concatenate([*([twins] * (2 * FOLDS)), np.array([[0.0, 0.0]])])


def _jewels(canvas: Canvas, sites: Points, wedge: Points) -> npt.NDArray[np.int64]:
    """The same jewel for all mirror twins, from the choices of the ring they lie in."""
    names = {tuple(twin): float(canvas.rng.random()) for twin in np.unique(wedge, axis=0)}
    chosen = np.zeros(len(sites), dtype=np.int64)
    for index, twin in enumerate(wedge):
        choices = next(jewels for ring, jewels in RINGS if twin[0] < ring)
        chosen[index] = choices[int(names[tuple(twin)] * len(choices))]
    return chosen
