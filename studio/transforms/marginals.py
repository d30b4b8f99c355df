"""Histograms of opponent channels as whole numbers, and the monotone tables that carry one onto another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

BINS = 4097
"""Bins of a channel; their centres are the multiples of 1/4096, so that grey lies in the middle of one."""

_LOWEST = torch.tensor([0.0, -0.5, -0.5], dtype=torch.float64)[:, None]  # Oklab: lightness from 0, a and b from -0.5
_STEPS = BINS - 1

Counts = npt.NDArray[np.int64]
"""(3, `BINS`): how many pixels each bin of lightness, a and b holds, each pixel counting by a whole number."""


def count_bins(lab_cn: Tensor, weights_n: Tensor | None = None) -> Counts:
    """The histogram of Oklab colours (3, N); ``weights_n`` (N,) int64 says how often each counts, None: once.

    Sums of whole numbers below 2^53, so that histograms of parts add up to that of the whole in any order.
    """
    bins = ((lab_cn - _LOWEST) * _STEPS + 0.5).floor_().long().clamp_(0, _STEPS)
    weights = None if weights_n is None else weights_n.double()  # whole numbers below 2^53 all the same
    counted = [torch.bincount(channel, weights, minlength=BINS).double().round().long() for channel in bins]
    return torch.stack(counted).numpy()


@dataclass(frozen=True, eq=False)
class MonotoneTables:
    """One monotone table per channel: ``ends`` (3, `BINS`, 2) float64, where each bin begins and ends afterwards.

    Inside a bin the table is linear; between bins it jumps over values that the histogram it leads to does not hold.
    """

    ends: npt.NDArray[np.float64]

    def __post_init__(self) -> None:
        if self.ends.shape != (3, BINS, 2):
            raise ValueError(f"tables of shape {self.ends.shape}")

    @classmethod
    def between(cls, found: Counts, wanted: Counts) -> MonotoneTables:
        """The tables that bring channels with the histogram ``found`` to that of ``wanted``; neither may be empty.

        Within a bin pixels count as spread evenly: a value goes where the same share of ``wanted`` lies below it.
        """
        edges = (np.arange(BINS + 1) - 0.5) / _STEPS + _LOWEST.numpy()
        return cls(np.stack([_table(*channel) for channel in zip(found, wanted, edges, strict=True)]))

    def apply(self, lab_cn: Tensor, share: float) -> Tensor:
        """The colours (3, N) moved by ``share`` of the way that the tables send them."""
        position = ((lab_cn - _LOWEST) * _STEPS + 0.5).clamp_(0.0, float(BINS))
        bins = position.floor().long().clamp_(max=_STEPS)
        ends = torch.from_numpy(self.ends)
        begun, ended = ends[:, :, 0].gather(1, bins), ends[:, :, 1].gather(1, bins)
        sent = begun + (position - bins) * (ended - begun)
        return lab_cn + share * (sent - lab_cn)


def _table(found: Counts, wanted: Counts, edges: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    shares = np.concatenate(([0], np.cumsum(found))) / found.sum()
    reached = np.concatenate(([0], np.cumsum(wanted))) / wanted.sum()
    held = np.flatnonzero(wanted)  # the others are jumped over
    xs, ys = (
        np.stack((reached[held], reached[held + 1]), 1).ravel(),
        np.stack((edges[held], edges[held + 1]), 1).ravel(),
    )
    above = np.interp(shares, xs, ys)  # of equal xs it takes the last
    below = np.interp(-shares, -xs[::-1], ys[::-1])  # and here the first
    begun, ended = above[:-1], below[1:]
    middle = (begun + ended) / 2  # of a bin that holds nothing, whose two ends are those of a jump
    return np.stack((np.where(found > 0, begun, middle), np.where(found > 0, ended, middle)), 1)
