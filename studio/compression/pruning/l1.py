"""One-shot: the filters of smallest L1 norm go at once, everything else is retraining.

Li et al., "Pruning Filters for Efficient ConvNets", arXiv 1608.08710, section 3.1.
"""

from __future__ import annotations

from torch.optim import Optimizer

from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import l1_norms, weakest


class L1OneShot(Criterion):
    """Removes every group's target when it begins."""

    def begin(self, optimizer: Optimizer) -> None:
        """Bind to ``optimizer`` and, the first time, remove the weakest filters of every group."""
        super().begin(optimizer)
        if not self.is_done:
            self._remove({each.name: weakest(l1_norms(self.network, each), self.to_go(each)) for each in self.groups})

    def _advance(self) -> None:
        raise AssertionError("begin() comes first")
