"""Strokes that keep their size relative to the picture: deep levels paint a reduced copy, fine ones its enlargement.

Encoders see a fixed number of pixels: on a large picture levels 5, 4 and 3 would paint strokes too small to be seen.
With p the photo, ↓ its reduction, Q what these levels make of ↓p, and w the weight of detail, levels 2 and 1 paint

    x = ↑(Q - w ↓p) + w p

instead of p. With w = 1 only the change would be carried up, and the photo's fine detail would hide the strokes; with
w = 0 nothing finer than the reduced copy would be left of the photo.

Q is the mean of four paintings of the copy, shifted against the grid of the networks' cells: what decoders add along
that grid would be seen as a woven texture once it is enlarged.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.engine.canvas import Canvas, without_hidden_colours
from studio.engine.painting import Painting, plan_painting
from studio.engine.transfer import to_device
from studio.geometry import Region, Size, reflect_index
from studio.images.rasters import Pixels
from studio.images.source import resized_pixels
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS
from studio.specs.colour import STYLE_COLOURS
from studio.specs.strokes import StrokeSettings

Floats = npt.NDArray[np.floating]
STROKE_LEVELS = (5, 4, 3)
SHIFTS = ((0, 0), (3, 9), (9, 5), (5, 13))
"""Pixels (down, right) by which the copy is shifted for each painting: apart by odd numbers, at every scale of cells.

Measured on a photo of 3.7 megapixels: the lattice of Q falls from 0.030 to 0.019, and to 0.013 with eight shifts.
"""

_TAPS = 4
_LEAST_REDUCTION = 1.25  # below it, enlarging would blur more than strokes grow


@dataclass(frozen=True, eq=False)
class StrokePaintings:
    """A painting in two: ``coarse`` of the copy whose longer side is ``reduced_px``, and ``fine`` of the whole."""

    coarse: Painting
    fine: Painting
    settings: StrokeSettings

    @property
    def levels(self) -> tuple[int, ...]:
        """All levels, from the deepest up."""
        return (*self.coarse.encoders, *self.fine.encoders)

    def coarse_work(self, whole: Size) -> float:
        """What the coarse levels cost for a picture of size ``whole``, in multiply-accumulates."""
        pixels = whole.fitted(self.reduced_px).aligned(ALIGNMENT_PX).pixels
        return len(SHIFTS) * sum(self.coarse.work(sweep, pixels) for sweep in self.coarse.sweeps)

    @property
    def reduced_px(self) -> int:
        """The longer side of the copy."""
        return self.settings.seen_px


def stroke_paintings(painting: Painting, size: Size) -> StrokePaintings | None:
    """``painting`` of a picture of ``size`` in two; None where it is painted in one.

    That is so without `StrokeSettings`, for pictures hardly larger than the copy would be, and where either part would
    have no level.
    """
    settings = painting.spec.strokes
    if settings is None or max(size.width, size.height) < _LEAST_REDUCTION * settings.seen_px:
        return None
    coarse = [level for level in painting.encoders if level in STROKE_LEVELS]
    fine = [level for level in painting.encoders if level not in STROKE_LEVELS]
    if not coarse or not fine:
        return None
    plain = replace(
        painting, spec=replace(painting.spec, colour=STYLE_COLOURS, edges=None)
    )  # these are kept at the end
    return StrokePaintings(_with_levels(plain, coarse), _with_levels(painting, fine), settings)


def _with_levels(painting: Painting, levels: list[int]) -> Painting:
    encoders = {level: painting.encoders[level] for level in levels}
    decoders = {level: painting.decoders[level] for level in levels}
    return replace(painting, encoders=encoders, decoders=decoders, sweeps=plan_painting(painting.spec, encoders))


def stroke_change(copy_hwc: Floats, painted_hwc: Floats, detail: float) -> Floats:
    """Q - w ↓p (h, w, 3) in units of [0, 1], of the copy and what was painted of it."""
    return np.asarray(painted_hwc[..., :RGB_CHANNELS] - detail * copy_hwc[..., :RGB_CHANNELS])


@dataclass(frozen=True, eq=False, kw_only=True)
class StrokeCanvas(Canvas):
    """A canvas whose pixels lie over strokes: x as above, of which ``change`` is Q - w ↓p (h, w, 3).

    ``whole`` is the size of the picture, of which ``raster`` holds the part that begins at ``origin`` (x, y).
    """

    change: Floats
    detail: float
    whole: Size
    origin: tuple[int, int] = (0, 0)

    @classmethod
    def over(
        cls, canvas: Canvas, change: Floats, detail: float, whole: Size, origin: tuple[int, int] = (0, 0)
    ) -> StrokeCanvas:
        """``canvas`` with strokes under it."""
        parts = {field.name: getattr(canvas, field.name) for field in fields(Canvas)}
        return cls(**parts, change=change, detail=detail, whole=whole, origin=origin)

    def pixels(self, region: Region) -> Pixels:
        """x in ``region`` as floats in units of [0, 1] (h, w, 3 or 4), reflected beyond the picture's border."""
        own = super().pixels(region).astype(self.change.dtype) / self.full_scale
        left, top = self.origin
        rows = [top + reflect_index(y, self.size.height) for y in range(region.top, region.bottom)]
        columns = [left + reflect_index(x, self.size.width) for x in range(region.left, region.right)]
        strokes = _resampled(self.change, rows, columns, self.whole)
        own[..., :RGB_CHANNELS] *= self.detail
        own[..., :RGB_CHANNELS] += strokes
        return own

    def rgb_of(self, pixels_hwc: Pixels, *, dtype: torch.dtype, device: torch.device) -> Tensor:
        """The rows that `rgb` makes of what `pixels` gave."""
        rows = torch.from_numpy(np.ascontiguousarray(pixels_hwc)).to(dtype).permute(2, 0, 1)[None]
        rgb, alpha = rows[:, :RGB_CHANNELS], rows[:, RGB_CHANNELS:]
        return to_device(without_hidden_colours(rgb, alpha) if self.has_alpha else rgb, device, dtype=dtype)

    def weights(self, region: Region, *, scale_px: int) -> Tensor | None:
        """As those of the canvas itself."""
        return self._own.weights(region, scale_px=scale_px)

    def measured_weights(self, region: Region, *, scale_px: int, dtype: torch.dtype) -> tuple[Tensor | None, ...]:
        """As those of the canvas itself."""
        return self._own.measured_weights(region, scale_px=scale_px, dtype=dtype)

    @property
    def _own(self) -> Canvas:
        return Canvas(self.raster, self.result_bits, self.masks)


def copy_of(pixels_hwc: Pixels, longer_side_px: int) -> Floats:
    """(h, w, 3 or 4) pixels as floats in [0, 1], brought down to ``longer_side_px`` as those of a file are."""
    size = Size(pixels_hwc.shape[1], pixels_hwc.shape[0]).fitted(longer_side_px)
    return in_unit_range(resized_pixels(pixels_hwc, size))


def in_unit_range(pixels_hwc: Pixels) -> Floats:
    """A copy of pixels of any type as floats in [0, 1]: float64 stays, all else becomes float32."""
    floats: Floats = np.array(pixels_hwc, dtype=np.float64 if pixels_hwc.dtype == np.float64 else np.float32, order="C")
    full_scale = {"u1": 255, "u2": 65_535}.get(pixels_hwc.dtype.str[1:], 1)
    return floats if full_scale == 1 else floats * floats.dtype.type(1 / full_scale)  # as `read_picture` has it


def _resampled(small: Floats, rows: list[int], columns: list[int], whole: Size) -> Floats:
    """``small``, enlarged to ``whole`` by a cubic B-spline, at these rows and columns: (rows, columns, 3)."""
    down, down_weights = _taps(rows, whole.height, small.shape[0])
    across, across_weights = _taps(columns, whole.width, small.shape[1])
    down_weights, across_weights = down_weights.astype(small.dtype), across_weights.astype(small.dtype)
    first = int(across.min())
    part, across = small[:, first : int(across.max()) + 1], across - first
    tall = np.einsum("rk,rkwc->rwc", down_weights, part[down])
    wide = across_weights[:, 0, None] * tall[:, across[:, 0]]
    for tap in range(1, _TAPS):
        wide += across_weights[:, tap, None] * tall[:, across[:, tap]]
    return np.asarray(wide)


def _taps(
    positions: list[int], length: int, small_length: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The four cells of an axis that each of ``positions`` depends on, and their weights, both (positions, 4).

    The B-spline is smooth where interpolation would show the cells; beyond the ends the last cell repeats.
    """
    exact = (np.asarray(positions) + 0.5) * (small_length / length) - 0.5
    cell = np.floor(exact).astype(np.int64)
    offsets = np.arange(-1, _TAPS - 1)
    distance = np.abs((exact - cell)[:, None] - offsets)
    near = 2 / 3 + (distance / 2 - 1) * distance**2
    far = (2 - distance) ** 3 / 6
    weights = np.where(distance <= 1, near, far)
    return np.clip(cell[:, None] + offsets, 0, small_length - 1), weights
