"""Painted masks as pixels: any region at any size, each pixel a function of its own position alone.

So however a picture is cut, the same pixels come out, on any processor: only operations that IEEE 754 rounds in one way
are used. Positions count in longer sides, and are subtracted in float64 before anything is done in float32.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Union

import numpy as np
import numpy.typing as npt

from studio.geometry import Region, Size, spans
from studio.specs.painted_mask import BrushStroke, Gradient, Inversion, Operation, PaintedMask

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

FULL_SCALE = 65_535
_BLOCK_PX, _BLOCK_PIXELS = 128, 128 * 128  # what is painted at once: its few arrays stay in the second cache
_MARGIN = 1e-5  # more than float32 rounds distances within a picture, in longer sides
_SHORTEST = 1e-9  # longer sides below which a segment has no direction
_ONE, _ZERO = np.float32(1), np.float32(0)


def as_stored(values: Floats | np.float32) -> npt.NDArray[np.uint16]:
    """Values in 0..1 as 16 bits."""
    return np.rint(values * np.float32(FULL_SCALE)).astype(np.uint16)


class MaskRasterizer:
    """The pixels of ``mask`` at ``size``, which has its shape."""

    def __init__(self, mask: PaintedMask, size: Size) -> None:
        self.mask, self.size = mask, size
        longer = max(mask.size.width, mask.size.height)
        self._across = mask.size.width / longer / size.width
        self._down = mask.size.height / longer / size.height
        pixel = max(self._across, self._down)
        self._steps = tuple(_step(each, pixel) for each in mask.operations)
        self._buffers = np.empty((4, _BLOCK_PIXELS), np.float32)

    def pixels(self, region: Region, base_hw: Floats | None = None) -> Floats:
        """The mask (h, w) in 0..1 on ``region``; ``base_hw`` is what its picture has there."""
        found = np.empty((region.height, region.width), np.float32)
        for block, values in self.blocks(region, base_hw):
            at = block.shifted(-region.left, -region.top)
            found[at.top : at.bottom, at.left : at.right] = values
        return found

    def stored(self, region: Region, base_hw: Floats | None = None) -> npt.NDArray[np.uint16]:
        """The same as 16 bits, without as many floats."""
        found = np.empty((region.height, region.width), np.uint16)
        for block, values in self.blocks(region, base_hw):
            at = block.shifted(-region.left, -region.top)
            found[at.top : at.bottom, at.left : at.right] = as_stored(values)
        return found

    def blocks(self, region: Region, base_hw: Floats | None = None) -> Iterator[tuple[Region, Floats | np.float32]]:
        """Small regions that tile ``region``, each with its pixels, or with the one value that all of them have."""
        height_px = max(1, min(_BLOCK_PX, region.height))
        width_px = _BLOCK_PIXELS // height_px
        for top, bottom in spans(region.height, height_px):
            ys = self._positions(region.top + top, region.top + bottom, self._down)
            steps = tuple(step for step in self._steps if step is None or step.may_touch(ys))
            for left, right in spans(region.width, width_px):
                base = None if base_hw is None else base_hw[top:bottom, left:right]
                xs = self._positions(region.left + left, region.left + right, self._across)
                block = Region(left, top, right, bottom).shifted(region.left, region.top)
                yield block, self._block(steps, xs, ys, base)

    def touched(self, operation: Operation) -> Region:
        """The pixels that ``operation`` may change."""
        whole = Region.whole(self.size)
        if not isinstance(operation, BrushStroke):
            return whole
        left, top, right, bottom = _StrokeStep(operation, max(self._across, self._down)).bounds
        return _pixel_region(
            (left / self._across, top / self._down, right / self._across, bottom / self._down)
        ).intersection(whole)

    def extremes(self) -> tuple[int, int]:
        """The lowest and the highest value as stored, or 0 and 65535 as soon as something in between is known.

        For masks without a picture.
        """
        lowest, highest = FULL_SCALE, 0
        for region in (*self._probes(), Region.whole(self.size)):
            for _, values in self.blocks(region):
                lowest, highest = min(lowest, int(as_stored(values.min()))), max(highest, int(as_stored(values.max())))
                if lowest < FULL_SCALE and highest > 0:
                    return 0, FULL_SCALE
            if not self.mask.operations:
                break
        return lowest, highest

    def _probes(self) -> Iterator[Region]:
        """Where something is likely to be found: around the last strokes, and in two corners."""
        whole, last = Region.whole(self.size), Region(0, 0, self.size.width, self.size.height)
        for each in self.mask.operations[-8:]:
            if isinstance(each, BrushStroke):
                x, y = round(each.points[0][0] / self._across), round(each.points[0][1] / self._down)
                yield Region(x - 16, y - 16, x + 16, y + 16).intersection(whole)
        yield Region(0, 0, 16, 16).intersection(whole)
        yield Region(last.right - 16, last.bottom - 16, last.right, last.bottom).intersection(whole)

    def _positions(self, start: int, stop: int, step: float) -> Doubles:
        return (np.arange(start, stop, dtype=np.float64) + 0.5) * step

    def _block(
        self, steps: Sequence[_Step | None], xs: Doubles, ys: Doubles, base: Floats | None
    ) -> Floats | np.float32:
        values: Floats | np.float32 = np.float32(self.mask.fill) if base is None else base
        for step in steps:
            if step is None:
                values = _ONE - values
                continue
            share = step.share(xs, ys, self._buffers)
            if isinstance(share, np.float32) and not share:
                continue
            # At a share of 0 and of 1 these are exact, so that a block that is looked at gives what one left out has.
            values = values - share * values if step.erases else values + share * (_ONE - values)
        return values


_Step = Union["_StrokeStep", "_GradientStep"]


def _step(operation: Operation, pixel: float) -> _Step | None:
    """How ``operation`` is done on pixels of this length; None inverts."""
    match operation:
        case BrushStroke():
            return _StrokeStep(operation, pixel)
        case Gradient():
            return _GradientStep(operation)
        case Inversion():
            return None


@dataclass(frozen=True, eq=False)
class _GradientStep:
    gradient: Gradient

    @property
    def erases(self) -> bool:
        return self.gradient.erases

    def may_touch(self, ys: Doubles) -> bool:
        """Whether it may touch these rows."""
        del ys
        return True

    def share(self, xs: Doubles, ys: Doubles, buffers: Floats) -> Floats | np.float32:
        del buffers
        (x0, y0), (x1, y1) = self.gradient.start, self.gradient.end
        dx, dy = x1 - x0, y1 - y0
        squared = dx * dx + dy * dy
        along = ((xs - x0) * (dx / squared)).astype(np.float32) + ((ys - y0) * (dy / squared)).astype(np.float32)[
            :, None
        ]
        share: Floats = _ONE - np.clip(along, _ZERO, _ONE)
        return share


class _StrokeStep:
    """One stroke, as capsules whose radius changes evenly along their axis.

    With f the signed distance to the nearest rim, negative inside, the share is s(clip((e - f) / w, 0, 1)) with
    s(x) = x² (3 - 2x); w is the part of the radius that is soft, but a pixel at least, and e half of what that adds.
    """

    def __init__(self, stroke: BrushStroke, pixel: float) -> None:
        self._stroke, self.erases = stroke, stroke.erases
        soft = stroke.radius * (1.0 - stroke.hardness)
        self._width, self._edge = max(soft, pixel), max(0.0, (pixel - soft) / 2)

    @cached_property
    def _segments(self) -> Doubles:
        """Rows of x, y, dx, dy, 1 / length², radius, growth of the radius; a point is one without length."""
        points, radius = self._stroke.points, self._stroke.radius
        rows = []
        for (x, y, pressure), (x1, y1, pressure1) in pairwise(points) if len(points) > 1 else ((*points, *points),):
            squared = (x1 - x) * (x1 - x) + (y1 - y) * (y1 - y)
            if squared > _SHORTEST * _SHORTEST:
                growth = radius * pressure1 - radius * pressure
                rows.append((x, y, x1 - x, y1 - y, 1.0 / squared, radius * pressure, growth))
            else:
                rows.append((x, y, 0.0, 0.0, 0.0, radius * max(pressure, pressure1), 0.0))
        return np.array(rows, np.float64)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what it may touch."""
        places = np.array([point[:2] for point in self._stroke.points])
        reach = self._stroke.radius + self._edge + _MARGIN
        (left, top), (right, bottom) = places.min(0) - reach, places.max(0) + reach
        return float(left), float(top), float(right), float(bottom)

    def may_touch(self, ys: Doubles) -> bool:
        """Whether it may touch these rows."""
        return bool(ys[-1] >= self.bounds[1] and ys[0] <= self.bounds[3])

    def share(self, xs: Doubles, ys: Doubles, buffers: Floats) -> Floats | np.float32:
        """How much of the stroke lies on the pixels at ``xs`` and ``ys``; one number where it is the same for all."""
        left, top, right, bottom = self.bounds
        if xs[-1] < left or xs[0] > right or ys[-1] < top or ys[0] > bottom:
            return _ZERO
        lower, upper = self._distance_bounds(xs, ys)
        if lower.min() > self._edge + _MARGIN:
            return _ZERO
        if upper.min() < self._edge - self._width - _MARGIN:
            return _ONE
        near = self._segments[lower <= min(upper.min(), self._edge) + _MARGIN]
        is_even = not near[:, 6].any() and len(np.unique(near[:, 5])) == 1
        distance = _view(buffers[0], ys, xs)
        distance.fill(np.inf)
        measure = _axis_squares if is_even else _rim_distance
        for segment, (columns, rows) in zip(near, self._reached(near, xs, ys), strict=True):
            part = distance[rows, columns]
            if part.size:
                np.minimum(part, measure(segment, xs[columns], ys[rows], buffers), out=part)
        if is_even:
            np.sqrt(distance, out=distance)
            distance -= np.float32(near[0, 5])
        share: Floats = np.float32(self._edge) - distance
        share *= np.float32(1.0 / self._width)
        np.maximum(share, _ZERO, out=share)
        np.minimum(share, _ONE, out=share)
        return share * share * (np.float32(3) - np.float32(2) * share)

    def _reached(self, segments: Doubles, xs: Doubles, ys: Doubles) -> list[tuple[slice, slice]]:
        """The columns and rows on which each segment can leave anything."""
        x, y, dx, dy, _, radius, growth = segments.T
        reach = np.maximum(radius, radius + growth) + self._edge + _MARGIN
        found = []
        for places, start, way in ((xs, x, dx), (ys, y, dy)):
            first = np.searchsorted(places, np.minimum(start, start + way) - reach)
            last = np.searchsorted(places, np.maximum(start, start + way) + reach, side="right")
            found.append([slice(*ends) for ends in zip(first.tolist(), last.tolist(), strict=True)])
        return list(zip(*found, strict=True))

    def _distance_bounds(self, xs: Doubles, ys: Doubles) -> tuple[Doubles, Doubles]:
        """Between what the signed distance to each capsule's rim lies on these pixels."""
        x, y, dx, dy, inverse, radius, growth = self._segments.T
        across, down = (xs[0] + xs[-1]) / 2, (ys[0] + ys[-1]) / 2
        along = np.clip(((across - x) * dx + (down - y) * dy) * inverse, 0.0, 1.0)
        away = np.sqrt((across - x - along * dx) ** 2 + (down - y - along * dy) ** 2)
        reach = float(np.sqrt((xs[-1] - xs[0]) ** 2 + (ys[-1] - ys[0]) ** 2)) / 2
        return away - reach - np.maximum(radius, radius + growth), away + reach - np.minimum(radius, radius + growth)


def _axis_squares(segment: Doubles, xs: Doubles, ys: Doubles, buffers: Floats) -> Floats:
    """The squared distance to the axis of ``segment``; the last buffer keeps where along it (0..1) that is nearest."""
    x, y, dx, dy, inverse = segment[:5].tolist()
    squares, other, along = (_view(buffer, ys, xs) for buffer in buffers[1:])
    across, down = (xs - x).astype(np.float32), (ys - y).astype(np.float32)[:, None]
    np.add(across * np.float32(dx * inverse), down * np.float32(dy * inverse), out=along)
    np.maximum(along, _ZERO, out=along)
    np.minimum(along, _ONE, out=along)
    np.multiply(along, np.float32(dx), out=other)
    np.subtract(across, other, out=other)
    np.multiply(other, other, out=squares)
    np.multiply(along, np.float32(dy), out=other)
    np.subtract(down, other, out=other)
    np.multiply(other, other, out=other)
    np.add(squares, other, out=squares)
    return squares


def _rim_distance(segment: Doubles, xs: Doubles, ys: Doubles, buffers: Floats) -> Floats:
    """The signed distance to the rim of ``segment``, whose radius changes."""
    squares, along = _axis_squares(segment, xs, ys, buffers), _view(buffers[3], ys, xs)
    np.sqrt(squares, out=squares)
    np.multiply(along, np.float32(segment[6]), out=along)
    np.add(along, np.float32(segment[5]), out=along)
    np.subtract(squares, along, out=squares)
    return squares


def _view(buffer: Floats, ys: Doubles, xs: Doubles) -> Floats:
    """The beginning of ``buffer`` as rows and columns."""
    return buffer[: len(ys) * len(xs)].reshape(len(ys), len(xs))


def _pixel_region(edges: tuple[float, float, float, float]) -> Region:
    """The pixels between these edges, rounded outwards."""
    left, top, right, bottom = edges
    return Region(int(np.floor(left)), int(np.floor(top)), int(np.ceil(right)), int(np.ceil(bottom)))
