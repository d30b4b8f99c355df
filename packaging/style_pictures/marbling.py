"""Marbled paper: drops of colour on water, drawn out by combs and styluses.

Every tool is a map of the plane; a pixel is carried back through the tools in reverse order until it is found inside a
drop (Lu, Jaffer, Jin, Zhao, Mao, Mathematical Marbling, IEEE CG&A 2012).
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from canvas import Array, Canvas
from colours import palette
from light import paper
from noise import fractal, grain

Tool = Callable[[Array, Array], tuple[Array, Array]]
Drop = tuple[float, float, float, int]  # x, y, radius, number of its colour
OVERSAMPLING = 2
SPOTS = (  # where the ink is dropped, in shares of the sheet
    (0.20, 0.24), (0.70, 0.20), (0.50, 0.60), (0.10, 0.74), (0.88, 0.66), (0.44, 0.02),
    (0.28, 0.98), (0.72, 0.98), (0.98, 0.12), (0.00, 0.42), (0.02, 0.02), (0.34, 0.70),
)  # fmt: skip


def paint_combed(canvas: Canvas) -> Array:
    """Ebru: many stones of colour, raked both ways and waved into feathers."""
    colours = palette("f4e9d2 0f2f5c c23b2a e3a33b 1f7a78 f4e9d2 6e1f3a 2d5fa0 f0d9a8")
    tools = [
        _comb(vertical=True, teeth=64, reach=150, width=12, phase=0),
        _comb(vertical=True, teeth=64, reach=-150, width=12, phase=32),
        _comb(vertical=False, teeth=22, reach=62, width=4.2, phase=3),
        _waved(amplitude=13, period=118),
        _comb(vertical=True, teeth=118, reach=-46, width=9, phase=20),
    ]
    return _printed(canvas, _stones(canvas, 620, (15, 44), len(colours)), tools, colours)


def paint_floating_ink(canvas: Canvas) -> Array:
    """Suminagashi: rings of ink dropped one inside the other, then breathed upon."""
    colours = palette("f5f0e3 16233f f5f0e3 2b4a7d ede4cf 0e1526 f5f0e3 7c8fb0 f5f0e3 9c2f33")
    drops: list[Drop] = []
    width, height = canvas.span
    for ring in range(34):
        for spot, (x, y) in enumerate(SPOTS):
            shake = canvas.rng.normal(0, 3.5, 2)
            number = 2 * ((ring // 2 + spot) % 5) + ring % 2
            drops.append((x * width + shake[0], y * height + shake[1], float(canvas.rng.uniform(27, 44)), number))
    tools: list[Tool] = [_breath(canvas, 150, 30), _breath(canvas, 60, 9), _breath(canvas, 24, 2.6)]
    return _printed(canvas, drops, tools, colours)


def _printed(canvas: Canvas, drops: list[Drop], tools: list[Tool], colours: Array) -> Array:
    fine = Canvas(canvas.width * OVERSAMPLING, canvas.height * OVERSAMPLING, canvas.rng)
    x, y = fine.coordinates()
    for tool in reversed(tools):
        x, y = tool(x, y)
    number = _found(x, y, drops)
    flat = colours[number]
    inked = np.asarray(cv2.resize(flat, (canvas.width, canvas.height), interpolation=cv2.INTER_AREA))
    density = 1 + 0.045 * fractal(canvas, 9, 3) + 0.03 * grain(canvas, 0.7)
    sheet = paper(canvas, np.ones(3, dtype=np.float32))
    return np.clip(inked * sheet * density[..., None], 0, 1).astype(np.float32)


def _found(x: Array, y: Array, drops: list[Drop]) -> npt.NDArray[np.int64]:
    """The colour number of the drop that holds each point; every later drop has pushed the earlier ones outwards."""
    number = np.zeros(x.shape, dtype=np.int64)
    open_x, open_y, places = x.ravel().copy(), y.ravel().copy(), np.arange(x.size)
    for centre_x, centre_y, radius, colour_number in reversed(drops):
        dx, dy = open_x - np.float32(centre_x), open_y - np.float32(centre_y)
        squared = dx * dx + dy * dy
        inside = squared < radius * radius
        number.ravel()[places[inside]] = colour_number
        outside = ~inside
        pull = np.sqrt(1 - radius * radius / squared[outside])
        open_x = np.float32(centre_x) + dx[outside] * pull
        open_y = np.float32(centre_y) + dy[outside] * pull
        places = places[outside]
    return number


def _stones(canvas: Canvas, count: int, radii: tuple[float, float], colours: int) -> list[Drop]:
    width, height = canvas.span
    rng = canvas.rng
    x, y = rng.uniform(-60, width + 60, count), rng.uniform(-60, height + 60, count)
    size = rng.uniform(radii[0], radii[1], count) * np.linspace(1.3, 0.7, count)
    return [
        (float(a), float(b), float(r), int(n))
        for a, b, r, n in zip(x, y, size, rng.integers(0, colours, count), strict=True)
    ]


def _comb(*, vertical: bool, teeth: float, reach: float, width: float, phase: float) -> Tool:
    """A rake drawn straight: paint moves ``reach`` units at every tooth and less, over ``width`` units, beside it."""

    def tool(x: Array, y: Array) -> tuple[Array, Array]:
        side = x if vertical else y
        beside = np.abs((side - phase + teeth / 2) % teeth - teeth / 2)
        moved = (reach * np.exp(-beside / width)).astype(np.float32)
        return (x, y - moved) if vertical else (x - moved, y)

    return tool


def _waved(*, amplitude: float, period: float) -> Tool:
    """The whole bath swung sideways in a sine."""

    def tool(x: Array, y: Array) -> tuple[Array, Array]:
        return (x - amplitude * np.sin(2 * np.pi * y / period)).astype(np.float32), y

    return tool


def _breath(canvas: Canvas, cell: float, reach: float) -> Tool:
    """Wind that moves the ink along curled noise of ``cell`` units, ``reach`` units far."""
    potential = fractal(canvas, cell, 1)
    across, down = np.gradient(canvas.blurred(potential, cell / 8))[::-1]
    strength = reach / (np.hypot(across, down).mean() + 1e-9)

    def tool(x: Array, y: Array) -> tuple[Array, Array]:
        column, row = x * canvas.unit - 0.5, y * canvas.unit - 0.5
        moves = [
            cv2.remap(f.astype(np.float32), column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
            for f in (down, across)
        ]
        return x - np.float32(strength) * moves[0], y + np.float32(strength) * moves[1]

    return tool
