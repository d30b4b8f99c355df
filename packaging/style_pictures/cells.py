"""Dividing the sheet into cells around sites: round, square or mirrored, with the gap to the neighbour known."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from canvas import Array, Canvas, Labels

Points = npt.NDArray[np.float64]  # (n, 2), x and y in units


def scattered(canvas: Canvas, spacing: float) -> Points:
    """Sites on a loosely shaken hexagonal grid with about ``spacing`` units between neighbours, over the border too."""
    width, height = canvas.span
    rows = np.arange(-2, height / (spacing * 0.87) + 2)
    columns = np.arange(-2, width / spacing + 2)
    x, y = np.meshgrid(columns * spacing, rows * spacing * 0.87)
    x = x + (np.arange(len(rows)) % 2)[:, None] * spacing / 2
    sites = np.stack([x.ravel(), y.ravel()], axis=1)
    return sites + canvas.rng.uniform(-0.28, 0.28, sites.shape) * spacing


def divided(canvas: Canvas, sites: Points) -> tuple[Labels, Array]:
    """The nearest site of every pixel, and how far (units) the pixel is from the border with the next cell."""
    x, y = canvas.coordinates()
    pixels = np.stack([x.ravel(), y.ravel()], axis=1)
    distance, index = cKDTree(sites).query(pixels, k=2)
    apart = np.linalg.norm(sites[index[:, 0]] - sites[index[:, 1]], axis=1)
    border = (distance[:, 1] ** 2 - distance[:, 0] ** 2) / np.maximum(2 * apart, 1e-6)
    shape = (canvas.height, canvas.width)
    return index[:, 0].reshape(shape).astype(np.int32), border.reshape(shape).astype(np.float32)


def divided_squarely(canvas: Canvas, sites: Points, turn: npt.NDArray[np.float64]) -> tuple[Labels, Array]:
    """Like ``divided``, but each site measures by the larger of its own two axes, turned by ``turn`` radians.

    Cells become near-squares that follow the turning (Hausner, Simulating Decorative Mosaics, 2001, uses the sum
    of the axes instead); the gap is the difference between the two least distances.
    """
    x, y = canvas.coordinates()
    pixels = np.stack([x.ravel(), y.ravel()], axis=1)
    _, index = cKDTree(sites).query(pixels, k=7)
    offset = (pixels[:, None, :] - sites[index]).astype(np.float32)
    cosine, sine = np.cos(turn[index]).astype(np.float32), np.sin(turn[index]).astype(np.float32)
    along = np.abs(offset[..., 0] * cosine + offset[..., 1] * sine)
    across = np.abs(offset[..., 1] * cosine - offset[..., 0] * sine)
    distance = np.maximum(along, across)
    order = np.argsort(distance, axis=1)[:, :2]
    pair = np.take_along_axis(distance, order, axis=1)
    labels = np.take_along_axis(index, order[:, :1], axis=1)
    shape = (canvas.height, canvas.width)
    return labels.reshape(shape).astype(np.int32), (pair[:, 1] - pair[:, 0]).reshape(shape)


def centred(canvas: Canvas, sites: Points, labels: Labels) -> Points:
    """Every site moved to the middle of its cell (one step of Lloyd's method); cells off the sheet stay."""
    x, y = canvas.coordinates()
    flat = labels.ravel()
    count = np.bincount(flat, minlength=len(sites))
    middle = np.stack([np.bincount(flat, field.ravel(), len(sites)) for field in (x, y)], axis=1)
    moved = middle / np.maximum(count, 1)[:, None]
    return np.where(count[:, None] > 0, moved, sites)


def sampled(canvas: Canvas, field: Array, sites: Points) -> Array:
    """``field`` or picture at each site, the nearest pixel of the sheet standing in for sites outside it."""
    column = np.clip(sites[:, 0] * canvas.unit, 0, canvas.width - 1).astype(int)
    row = np.clip(sites[:, 1] * canvas.unit, 0, canvas.height - 1).astype(int)
    found: Array = field[row, column]
    return found
