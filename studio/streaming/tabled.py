"""An affine map and a monotone table per channel before a decoder: f' = (1 - s) f + s t(M f).

M is a level's map at full strength, t its tables and s its strength. No convolution can do a table's work, so that both
are applied to the rows as they enter the decoder, as blended maps are.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.transforms.affine import AffineMap
from studio.transforms.channel_tables import BINS, BINS_PER_SD, LOWEST_SD, ChannelScale, ChannelTables

_CELLS_AT_ONCE = 1 << 15


@dataclass(frozen=True, eq=False)
class TabledMap:
    """What rows f become, less ``less`` times f.

    ``matrix`` (C, C), transposed, and ``bias`` (C,) give where features lie in their table, in bins; ``values``
    (C · (`BINS` + 1),) hold what the edges of the bins become, times s, and ``kept`` is 1 - s.
    """

    matrix: Tensor
    bias: Tensor
    values: Tensor
    kept: float
    less: float = 0.0

    @classmethod
    def of(
        cls, full: AffineMap, tables: ChannelTables, scale: ChannelScale, strength: float, like: Tensor
    ) -> TabledMap:
        """``full`` M, then ``tables`` in units of ``scale``, on the device and in the precision of ``like``."""
        factors = BINS_PER_SD / scale.divisors
        bias = (full.bias - scale.mean) * factors - LOWEST_SD * BINS_PER_SD
        values = strength * (scale.mean[:, None] + scale.sd[:, None] * torch.from_numpy(tables.values))
        matrix = (full.matrix * factors[:, None]).T.contiguous()
        return cls(matrix.to(like), bias.to(like), values.reshape(-1).to(like), kept=1.0 - strength)

    def __call__(self, features: Tensor) -> Tensor:
        """The rows (1, C, h, w), channels last, that ``features`` become."""
        _, channels, height, width = features.shape
        plain = features[0].permute(1, 2, 0).reshape(-1, channels)
        carried = torch.cat([self._carried(cells) for cells in torch.split(plain, _CELLS_AT_ONCE)])
        if self.kept != self.less:
            carried.add_(plain, alpha=self.kept - self.less)
        return carried.view(1, height, width, channels).permute(0, 3, 1, 2)

    def _carried(self, plain: Tensor) -> Tensor:
        """The tables of cells (N, C), times s."""
        positions = torch.addmm(self.bias, plain, self.matrix).clamp_(0.0, float(BINS))
        bins = positions.floor().clamp_(max=BINS - 1)
        within = positions.sub_(bins)
        rows = bins.long().add_(torch.arange(plain.shape[1], device=plain.device) * (BINS + 1))
        return torch.lerp(self.values[rows], self.values[rows + 1], within)
