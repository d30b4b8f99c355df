"""The affine map per pixel that every transform comes down to: stylized feature = A f + b."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from studio.errors import SpecError


@dataclass(frozen=True, slots=True, eq=False)
class AffineMap:
    """A ``matrix`` (C, C) and a ``bias`` (C,), both float64; each pixel's feature f becomes matrix · f + bias."""

    matrix: Tensor
    bias: Tensor

    def __post_init__(self) -> None:
        channels = self.bias.shape[0]
        if self.bias.shape != (channels,) or self.matrix.shape != (channels, channels):
            raise ValueError(f"no affine map: matrix {tuple(self.matrix.shape)}, bias {tuple(self.bias.shape)}")

    @classmethod
    def identity(cls, channels: int) -> AffineMap:
        """The map that leaves every feature as it is."""
        return cls(torch.eye(channels, dtype=torch.float64), torch.zeros(channels, dtype=torch.float64))

    @property
    def channels(self) -> int:
        """C, the number of feature channels."""
        return self.bias.shape[0]

    @property
    def is_identity(self) -> bool:
        """Whether the map leaves every feature exactly as it is, so that a level may be passed through."""
        unchanged = torch.eye(self.channels, dtype=self.matrix.dtype, device=self.matrix.device)
        return torch.equal(self.matrix, unchanged) and not self.bias.any()

    def with_strength(self, alpha: float) -> AffineMap:
        """This map moved towards identity: ``alpha`` 0 is identity, 1 the whole map; `SpecError` outside 0..1."""
        if not 0.0 <= alpha <= 1.0:
            raise SpecError("a strength lies between 0 and 1, not {alpha}", alpha=alpha)
        matrix = self.matrix * alpha
        matrix.diagonal().add_(1.0 - alpha)
        return AffineMap(matrix, self.bias * alpha)

    def at_full_strength(self, alpha: float) -> AffineMap:
        """The map of which this is `with_strength` of ``alpha``, above 0, up to rounding."""
        if alpha == 1.0:
            return self
        matrix = self.matrix.clone()
        matrix.diagonal().sub_(1.0 - alpha)
        return AffineMap(matrix / alpha, self.bias / alpha)

    def apply(self, features_bchw: Tensor) -> Tensor:
        """Map (B, C, H, W) features of any floating type; the result has the same shape, type and device."""
        matrix, bias = (part.to(features_bchw.dtype).to(features_bchw.device) for part in (self.matrix, self.bias))
        return F.conv2d(features_bchw, matrix[:, :, None, None], bias)


@dataclass(frozen=True, slots=True, eq=False)
class AffineMapStack:
    """Several affine maps of the same channels: a ``matrix`` (G, C, C) and a ``bias`` (G, C), both float64."""

    matrix: Tensor
    bias: Tensor

    def __post_init__(self) -> None:
        maps, channels = self.bias.shape
        if maps == 0 or self.matrix.shape != (maps, channels, channels):
            raise ValueError(f"no affine maps: matrix {tuple(self.matrix.shape)}, bias {tuple(self.bias.shape)}")

    @classmethod
    def of(cls, maps: Sequence[AffineMap]) -> AffineMapStack:
        """``maps``, at least one, in their order."""
        return cls(torch.stack([each.matrix for each in maps]), torch.stack([each.bias for each in maps]))

    @property
    def channels(self) -> int:
        """C, the number of feature channels."""
        return self.bias.shape[1]

    @property
    def maps(self) -> tuple[AffineMap, ...]:
        """Each of the maps."""
        return tuple(map(AffineMap, self.matrix, self.bias))

    def blend(self, features_bchw: Tensor, weights_ghw: Tensor) -> Tensor:
        """sum of w_g (A_g f + b_g) + (1 - sum of w_g) f of (B, C, H, W) features, each map weighted by (G, H, W)."""
        blended = (1.0 - weights_ghw.sum(0)) * features_bchw
        for affine, weight in zip(self.maps, weights_ghw, strict=True):
            blended = blended + weight * affine.apply(features_bchw)
        return blended


LevelMap = AffineMap | AffineMapStack
"""What a level is painted with: one map everywhere, or a stack of those that masks blend."""


def mix_maps(maps: Sequence[AffineMap], weights: Sequence[float]) -> AffineMap:
    """The mean of several styles' maps, each counting by its weight; the weights need not sum to 1.

    Raises `SpecError` unless there is one weight per map, none negative or infinite and at least one above 0.
    """
    if len(maps) != len(weights):
        raise SpecError(
            "{maps} styles cannot be mixed by {weights} weights; give one weight per style",
            maps=len(maps),
            weights=len(weights),
        )
    if not all(math.isfinite(weight) and weight >= 0.0 for weight in weights) or not any(weights):
        raise SpecError(
            "mixing weights are numbers from 0 up, at least one above 0, not {weights}", weights=list(weights)
        )
    if len({affine.channels for affine in maps}) > 1:
        raise ValueError("maps of different channel counts do not mix")
    largest = max(weights)
    scaled = [weight / largest for weight in weights]  # first, or the sum of huge weights would be infinite
    shares = [weight / math.fsum(scaled) for weight in scaled]
    matrix, bias = torch.zeros_like(maps[0].matrix), torch.zeros_like(maps[0].bias)
    for affine, share in zip(maps, shares, strict=True):
        matrix += share * affine.matrix
        bias += share * affine.bias
    return AffineMap(matrix, bias)


def fold_into_convolution(affine: AffineMap, weight_oihw: Tensor, bias_o: Tensor) -> tuple[Tensor, Tensor]:
    """The weight (O, C, kH, kW) and bias (O,) of the convolution that does ``affine`` first, then the given one.

    conv(w, A f + b) = conv(w A, f) + sum of w b. That holds up to the border as well if the padding copies pixels, as
    reflection does; with zeros it would not. Computed in float64 and rounded once, to the given weight's type.
    """
    matrix, offset = affine.matrix.to(weight_oihw.device), affine.bias.to(weight_oihw.device)
    kernel = weight_oihw.double()
    folded = torch.einsum("omyx,mi->oiyx", kernel, matrix)
    shifted = bias_o.double() + torch.einsum("omyx,m->o", kernel, offset)
    return folded.to(weight_oihw.dtype).contiguous(), shifted.to(weight_oihw.dtype)
