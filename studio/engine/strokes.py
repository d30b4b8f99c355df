"""Strokes that keep their size relative to the picture: deep levels paint reduced copies, level 1 the whole.

Encoders see a fixed number of pixels: on a large picture levels 5 to 2 would paint strokes too small to be seen.
With p the photo, ↓ its reduction, Q what the deeper levels make of ↓p, and w the weight of detail, the others paint

    x = ↑(Q - w ↓p) + w p

instead of p. With w = 1 only the change would be carried up, and the photo's fine detail would hide the strokes; with
w = 0 nothing finer than the reduced copy would be left of the photo. Levels 5, 4 and 3 paint a copy of s pixels
(`StrokeSettings.seen_px`), level 2 one of 2 s, and level 1 the picture itself. On the picture itself level 2 would
paint a texture that is finer, and so looks the weaker, the larger the picture is.

Q is the mean of several paintings of the copy, shifted against the grid of the networks' cells: what decoders add along
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
from studio.geometry import Region, Size, reflected_indices
from studio.images.rasters import Pixels
from studio.images.source import resized_pixels
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS
from studio.specs.colour import STYLE_COLOURS
from studio.specs.strokes import LARGEST_SEEN_PX, StrokeSettings
from studio.transforms.bsplines import TAPS, bspline_taps

Floats = npt.NDArray[np.floating]
_SHIFTS = ((0, 0), (3, 9), (9, 5), (5, 13))
"""Pixels (down, right) by which the copy is shifted for each painting: apart by odd numbers, at every scale of cells.

Measured on a photo of 3.7 megapixels: the lattice of Q falls from 0.030 to 0.019, and to 0.013 with eight shifts. Two
do for relu2_1, whose cells are two pixels wide.
"""

LEAST_REDUCTION = 1.25
"""Pictures that are less times as large as a copy are painted as they are: more would be blurred than strokes grow."""


@dataclass(frozen=True, eq=False)
class StrokePaintings:
    """A painting in two: ``coarse`` of the copy whose longer side is ``reduced_px``, and ``fine`` of the whole.

    The coarse one may again be in two: `stroke_paintings` of the copy's size tells.
    """

    coarse: Painting
    fine: Painting
    reduced_px: int
    shifts: tuple[tuple[int, int], ...]
    settings: StrokeSettings

    @property
    def levels(self) -> tuple[int, ...]:
        """All levels, from the deepest up."""
        return (*self.coarse.encoders, *self.fine.encoders)

    def coarse_work(self, whole: Size) -> float:
        """What the coarse levels cost for a picture of size ``whole``, in multiply-accumulates."""
        size = whole.fitted(self.reduced_px)
        inner = stroke_paintings(self.coarse, size)
        own, before = (self.coarse, 0.0) if inner is None else (inner.fine, inner.coarse_work(size))
        pixels = size.aligned(ALIGNMENT_PX).pixels
        return before + len(self.shifts) * sum(own.work(sweep, pixels) for sweep in own.sweeps)


def stroke_paintings(
    painting: Painting, size: Size, *, least_reduction: float = LEAST_REDUCTION
) -> StrokePaintings | None:
    """``painting`` of a picture of ``size`` in two; None where it is painted in one.

    That is so without `StrokeSettings`, for pictures that are less than ``least_reduction`` times as large as the
    copies would be, and where either part would have no level.
    """
    settings = painting.spec.strokes
    if settings is None:
        return None
    longer_px = max(size.width, size.height)
    for reduced_px, last_copied in ((min(2 * settings.seen_px, LARGEST_SEEN_PX), 2), (settings.seen_px, 3)):
        coarse = [level for level in painting.encoders if level >= last_copied]
        fine = [level for level in painting.encoders if level < last_copied]
        is_needed = last_copied in coarse or last_copied == 3
        if is_needed and coarse and fine and longer_px >= least_reduction * reduced_px:
            # colours and edges are kept at the end alone
            plain = replace(painting, spec=replace(painting.spec, colour=STYLE_COLOURS, edges=None))
            shifts = _SHIFTS if last_copied == 3 else _SHIFTS[:2]
            return StrokePaintings(
                _with_levels(plain, coarse),
                _with_levels(painting, fine),
                reduced_px,
                _SHIFTS[:1] if painting.has_parts else shifts,  # masks and regions lie where the copy does
                settings,
            )
    return None


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
        rows = [top + y for y in reflected_indices(region.top, region.bottom, self.size.height)]
        columns = [left + x for x in reflected_indices(region.left, region.right, self.size.width)]
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
    """``small``, enlarged to ``whole`` by a cubic B-spline, at these rows and columns: (rows, columns, 3).

    Where it is that large already it stays as it is.
    """
    if (whole.height, whole.width) == small.shape[:2]:
        return np.asarray(small[np.ix_(rows, columns)])
    down, down_weights = _taps(rows, whole.height, small.shape[0])
    across, across_weights = _taps(columns, whole.width, small.shape[1])
    down_weights, across_weights = down_weights.astype(small.dtype), across_weights.astype(small.dtype)
    first = int(across.min())
    part, across = small[:, first : int(across.max()) + 1], across - first
    tall = np.einsum("rk,rkwc->rwc", down_weights, part[down])
    wide = across_weights[:, 0, None] * tall[:, across[:, 0]]
    for tap in range(1, TAPS):
        wide += across_weights[:, tap, None] * tall[:, across[:, tap]]
    return np.asarray(wide)


def _taps(
    positions: list[int], length: int, small_length: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The four cells of an axis that each of ``positions`` depends on, and their weights, both (positions, 4).

    The B-spline is smooth where interpolation would show the cells; beyond the ends the last cell repeats.
    """
    return bspline_taps((np.asarray(positions) + 0.5) * (small_length / length) - 0.5, small_length)
