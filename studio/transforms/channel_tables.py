"""Histograms of feature channels in units of their standard deviation, and monotone tables between them.

A channel's values are counted where they lie in mean + z · sd, z from `LOWEST_SD` to `HIGHEST_SD`, so that the bins of
a style fit every map that gives a channel the style's mean and standard deviation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.transforms.moments import Moments

LOWEST_SD, HIGHEST_SD = -6, 18
"""Features after a ReLU reach far above their mean, never far below it; what lies beyond counts in the last bin."""
BINS_PER_SD = 64
BINS = (HIGHEST_SD - LOWEST_SD) * BINS_PER_SD

Histograms = npt.NDArray[np.float64]
"""(C, `BINS`): what weight each bin of each channel holds."""

_SHARE_DIGITS = 12


@dataclass(frozen=True, slots=True, eq=False)
class ChannelScale:
    """The ``mean`` and standard deviation ``sd`` of each channel, both (C,) float64."""

    mean: Tensor
    sd: Tensor

    @classmethod
    def of(cls, moments: Moments) -> ChannelScale:
        """Those of ``moments``."""
        return cls(moments.mean, moments.covariance.diagonal().clamp_min(0.0).sqrt())

    @classmethod
    def mixed(cls, scales: Sequence[ChannelScale], shares: Sequence[float]) -> ChannelScale:
        """Those of the mean of several quantile functions, by ``shares`` that sum to 1, of channels alike in shape."""
        pairs = list(zip(scales, shares, strict=True))
        mean = sum((share * scale.mean for scale, share in pairs), torch.zeros_like(scales[0].mean))
        return cls(mean, sum((share * scale.sd for scale, share in pairs), torch.zeros_like(mean)))

    @property
    def divisors(self) -> Tensor:
        """``sd``, and 1 for channels that hold a single value."""
        return torch.where(self.sd > 0.0, self.sd, torch.ones_like(self.sd))


def count_features(features_cn: Tensor, scale: ChannelScale, weights_n: Tensor | None = None) -> Histograms:
    """The histogram of each channel of (C, N) features; ``weights_n`` (N,) says how much each counts, None: 1."""
    features = features_cn.cpu().double()  # Metal has no float64
    positions = ((features - scale.mean[:, None]) / scale.divisors[:, None] - LOWEST_SD) * BINS_PER_SD
    bins = positions.floor().clamp_(0, BINS - 1).long()
    weights = None if weights_n is None else weights_n.double().cpu()
    return torch.stack([torch.bincount(channel, weights, minlength=BINS).double() for channel in bins]).numpy()


@dataclass(frozen=True, slots=True, eq=False)
class ChannelTables:
    """A monotone table for each channel: ``values`` (C, `BINS` + 1) float64, where each edge of a bin goes, in sd.

    It is continuous and linear inside a bin; values beyond the last bins go where their far edges do.
    """

    values: npt.NDArray[np.float64]

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.values.shape[1] != BINS + 1:
            raise ValueError(f"tables of shape {self.values.shape}")

    @classmethod
    def between(cls, found: Histograms, wanted: Sequence[Histograms], shares: Sequence[Tensor]) -> ChannelTables:
        """The tables that carry ``found`` to the mean of the quantile functions of ``wanted``, none of them empty.

        ``shares`` are (C,): how much a standard deviation of each counts in one of the result.
        """
        values = np.zeros((len(found), BINS + 1))
        for histograms, share in zip(wanted, shares, strict=True):
            for channel, part in enumerate(share.tolist()):
                values[channel] += part * _table(found[channel], histograms[channel])
        return cls(values)


def _below_edges(histogram: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The share of all below each edge (`BINS` + 1,), rounded so that equal shares of different sums are equal."""
    below = np.concatenate(([0.0], np.cumsum(histogram)))
    return np.asarray(np.round(below / below[-1], _SHARE_DIGITS))


def _table(found: npt.NDArray[np.float64], wanted: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Where the edges of the bins of ``found`` go in ``wanted``: with the same share of all below; (`BINS` + 1,)."""
    edges = np.arange(BINS + 1) / BINS_PER_SD + LOWEST_SD
    held = np.flatnonzero(wanted)  # the others are jumped over
    reached, shares = _below_edges(wanted), _below_edges(found)
    xs = np.stack((reached[held], reached[held + 1]), 1).ravel()
    ys = np.stack((edges[held], edges[held + 1]), 1).ravel()
    above = np.interp(shares, xs, ys)  # of equal xs it takes the last
    below = np.interp(-shares, -xs[::-1], ys[::-1])  # and here the first: at a jump the middle counts
    return np.asarray((above + below) / 2)
