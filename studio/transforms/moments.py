"""Feature statistics as mergeable sums: the weight, mean and scatter matrix of a feature map's pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.errors import StudioError
from studio.geometry import spans

Precision = Literal["blocked", "float64"]

# Positions per float32 product. Of 512 .. 16,384, measured with 16 to 128 channels, the time hardly falls any more from
# here on, and the rounding error of the sums has not begun to grow.
BLOCK_POSITIONS = 4096

# With fewer positions than this in all, float32 rounding would reach the eigenvalue cut of `roots`.
FLOAT64_BELOW_POSITIONS = 65_536

# Matrix products of fewer columns than this add a block up one pixel after another: rectified features, mostly one
# same value, then lose 2e-5 in float32 where wider ones lose 1e-6. So narrow ones cost a little more instead.
FLOAT64_BELOW_CHANNELS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """The pixels of a feature map reduced to what an affine map is fitted from.

    ``weight`` is the sum of the pixel weights (the number of pixels where every weight is 1), ``mean`` (C,) their
    weighted mean, ``scatter`` (C, C) = sum of w (x - mean)(x - mean)^T; both tensors are float64 on one device.
    """

    weight: float
    mean: Tensor
    scatter: Tensor

    @classmethod
    def empty(cls, channels: int) -> Moments:
        """The moments of no pixels at all: the neutral element of `merged`."""
        return cls(
            0.0, torch.zeros(channels, dtype=torch.float64), torch.zeros(channels, channels, dtype=torch.float64)
        )

    @classmethod
    def from_vector(cls, channels: int, vector: npt.NDArray[np.float64]) -> Moments:
        """Undo `to_vector`; raises ValueError when the length is not 1 + C + C²."""
        if vector.shape != (1 + channels + channels**2,):
            raise ValueError(f"moments of {channels} channels do not fit into a vector of shape {vector.shape}")
        sums = torch.tensor(vector, dtype=torch.float64)  # a copy: the vector may be a window on a file
        return cls(float(vector[0]), sums[1 : 1 + channels], sums[1 + channels :].view(channels, channels))

    def to_vector(self) -> npt.NDArray[np.float64]:
        """Weight, mean and scatter (row by row) as one float64 vector of length 1 + C + C², bit for bit."""
        return np.concatenate(([self.weight], self.mean.cpu().numpy(), self.scatter.cpu().numpy().ravel()))

    def cpu(self) -> Moments:
        """The same moments on the CPU, where those of different bands and runs meet."""
        return Moments(self.weight, self.mean.cpu(), self.scatter.cpu())

    @property
    def channels(self) -> int:
        """C, the number of feature channels."""
        return self.mean.shape[0]

    @property
    def covariance(self) -> Tensor:
        """(C, C) float64: scatter / (weight - 1), or the scatter itself where the weight is less than 2."""
        return self.scatter / max(self.weight - 1.0, 1.0)

    def merged(self, other: Moments) -> Moments:
        """The moments of both sets of pixels together (Chan, Golub and LeVeque 1979, pairwise update)."""
        if self.channels != other.channels:
            raise ValueError(f"moments of {self.channels} and {other.channels} channels do not merge")
        if other.weight == 0.0:
            return self
        if self.weight == 0.0:
            return other
        total = self.weight + other.weight
        step = other.mean - self.mean
        between = torch.outer(step, step) * (self.weight * other.weight / total)
        return Moments(total, self.mean + step * (other.weight / total), self.scatter + other.scatter + between)

    def require_usable(self) -> None:
        """Raise `StudioError` when a map cannot be fitted from these: no visible pixel, or a value not finite."""
        if self.weight == 0.0:
            raise StudioError(
                "a picture without a single visible pixel has no statistics; choose another picture or mask"
            )
        if not (torch.isfinite(self.mean).all() and torch.isfinite(self.scatter).all()):
            raise StudioError(
                "the feature statistics hold NaN or infinity; check the picture for such values, then the bundle"
            )


def precision_for(total_positions: int) -> Precision:
    """How to measure a feature map of ``total_positions`` pixels in all, however many calls they come in."""
    return "float64" if total_positions < FLOAT64_BELOW_POSITIONS else "blocked"


def measure_moments(features_bchw: Tensor, weights_hw: Tensor | None = None, *, precision: Precision) -> Moments:
    """Measure the moments of every pixel of (B, C, H, W) features; a pixel counts by its weight (H, W) in 0..1.

    Centring on a pilot, the mean as this call's own float32 sums give it, keeps the products small; what the pilot
    misses is corrected in float64. ``blocked`` takes products in float32 over `BLOCK_POSITIONS` pixels and adds them up
    in float64, right to about 1e-6; ``float64`` takes products in float64 too, and so are features treated that are
    float64 or narrower than `FLOAT64_BELOW_CHANNELS`. Channels-last features are read in place. The result lies on the
    features' device. Raises ValueError when the weights have another shape.
    """
    channels = features_bchw.shape[1]
    if weights_hw is not None and weights_hw.shape != features_bchw.shape[2:]:
        raise ValueError(f"weights {tuple(weights_hw.shape)} do not fit features {tuple(features_bchw.shape)}")
    is_blocked = precision == "blocked" and features_bchw.dtype != torch.float64 and channels >= FLOAT64_BELOW_CHANNELS
    dtype = torch.float32 if is_blocked else torch.float64
    pixels_bhwc = features_bchw.permute(0, 2, 3, 1)
    weight = _total_weight(pixels_bhwc, weights_hw)
    total = torch.zeros(channels, dtype=torch.float64, device=features_bchw.device)
    scatter = total.new_zeros(channels, channels)
    if weight == 0.0:
        return Moments(weight, total, scatter)

    pilot = _pilot(pixels_bhwc, weights_hw, weight).to(dtype)
    for rows, columns in _blocks(pixels_bhwc):
        centred = (pixels_bhwc[:, rows, columns].to(dtype) - pilot).reshape(-1, channels)
        weighted = centred
        if weights_hw is not None:
            block_weights = weights_hw[rows, columns].to(dtype).expand(pixels_bhwc.shape[0], -1, -1)
            weighted = centred * block_weights.reshape(-1, 1)
        total += weighted.sum(0)
        scatter += weighted.T @ centred
    missed = total / weight
    scatter -= weight * torch.outer(missed, missed)
    return Moments(weight, pilot.double() + missed, (scatter + scatter.T) / 2)


def _total_weight(pixels_bhwc: Tensor, weights_hw: Tensor | None) -> float:
    batch, height, width, _ = pixels_bhwc.shape
    return float(batch * height * width if weights_hw is None else batch * weights_hw.sum(dtype=torch.float64).item())


def _pilot(pixels_bhwc: Tensor, weights_hw: Tensor | None, weight: float) -> Tensor:
    """The (C,) mean to rounding; weighted like the result, so that pixels nobody sees cannot spoil it."""
    dtype = torch.promote_types(pixels_bhwc.dtype, torch.float32)
    if weights_hw is None:
        return pixels_bhwc.mean(2, dtype=dtype).mean((0, 1))  # row by row: 10 times faster on a slice of a wider canvas
    return (weights_hw[:, None, :].to(dtype) @ pixels_bhwc.to(dtype)).sum((0, 1, 2)) / weight


def _blocks(pixels_bhwc: Tensor) -> Iterator[tuple[slice, slice]]:
    """Rows and columns of consecutive blocks: several whole rows where they fit, else parts of one row."""
    batch, height, width, _ = pixels_bhwc.shape
    rows_per_block = max(1, BLOCK_POSITIONS // (batch * width))
    columns_per_block = min(width, max(1, BLOCK_POSITIONS // batch))
    for top, bottom in spans(height, rows_per_block):
        for left, right in spans(width, columns_per_block):
            yield slice(top, bottom), slice(left, right)
