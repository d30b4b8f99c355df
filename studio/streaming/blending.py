"""Several affine maps in one decoder, each counting by a weight per cell: f' = sum of m_g T_g f + (1 - sum of m_g) f.

A single map folds into the decoder's first convolution. Several are applied to the rows as they enter it, while these
lie in the cache; the weights of the rows wait in a queue until then.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.transforms.affine import AffineMapStack

_DENSE = 0.6  # share of cells that count from which on it takes longer to pick them than to map them all


@dataclass(frozen=True, eq=False)
class Blend:
    """What is done to the rows f that enter a convolution: they become f', less ``less`` times f.

    ``matrices`` (G, C, C) are transposed, ``biases`` (G, C). ``keeps`` tells whether weights may sum to less than 1, so
    that a part of f stays.
    """

    matrices: Tensor
    biases: Tensor
    keeps: bool
    less: float = 0.0

    @classmethod
    def of(cls, maps: AffineMapStack, like: Tensor, *, keeps: bool, less: float = 0.0) -> Blend:
        """The blend of ``maps`` on the device and in the precision of ``like``."""
        return cls(maps.matrix.transpose(1, 2).contiguous().to(like), maps.bias.to(like), keeps=keeps, less=less)

    def __call__(self, features: Tensor, weights_ghw: Tensor) -> Tensor:
        """The blended rows (1, C, h, w), channels last, of ``features``, weighted by (G, h, w)."""
        _, channels, height, width = features.shape
        plain = features[0].permute(1, 2, 0).reshape(-1, channels)
        weights = weights_ghw.reshape(len(self.biases), -1, 1)
        blended = torch.zeros_like(plain)
        if self.keeps or self.less:
            kept = 1.0 - weights.sum(0) if self.keeps else torch.zeros_like(weights[0])
            torch.mul(plain, kept - self.less, out=blended)
        for matrix, bias, weight in zip(self.matrices, self.biases, weights, strict=True):
            counted = weight[:, 0].nonzero()[:, 0]
            if not len(counted):
                continue  # a map that counts nowhere here adds nothing
            cells = slice(int(counted[0]), int(counted[-1]) + 1)
            if len(counted) > _DENSE * (cells.stop - cells.start):
                mapped = torch.addmm(bias, plain[cells], matrix)
                blended[cells].addcmul_(mapped, weight[cells])
            else:
                mapped = torch.addmm(bias, plain[counted], matrix).mul_(weight[counted])
                blended.index_add_(0, counted, mapped)
        return blended.view(1, height, width, channels).permute(0, 3, 1, 2)


class WaitingWeights:
    """Weights (G, h, w) of rows in order, waiting for the rows themselves."""

    def __init__(self) -> None:
        self._waiting: deque[Tensor] = deque()

    def wait(self, weights_ghw: Tensor) -> None:
        """Take the weights of the next rows, any number of them."""
        self._waiting.append(weights_ghw)

    def taken(self, count: int) -> Tensor:
        """Those of the next ``count`` rows."""
        parts, wanted = [], count
        while wanted:
            weights = self._waiting.popleft()
            parts.append(weights[:, :wanted])
            if weights.shape[1] > wanted:
                self._waiting.appendleft(weights[:, wanted:])
            wanted -= parts[-1].shape[1]
        return parts[0] if len(parts) == 1 else torch.cat(parts, dim=1)
