"""One level with matched histograms, value by value from the definition."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tests.reference.maps import wct
from tests.reference.networks import decode, encode

Array = npt.NDArray[np.float64]
Weights = dict[str, Array]
_LOWEST, _HIGHEST, _PER_SD = -6, 18, 64


def histogram(values: Array, mean: float, sd: float) -> list[int]:
    """How many values lie in each sixty-fourth of a standard deviation from -6 to 18 around the mean."""
    count = [0] * ((_HIGHEST - _LOWEST) * _PER_SD)
    for value in values:
        place = math.floor(((value - mean) / (sd or 1.0) - _LOWEST) * _PER_SD)
        count[min(max(place, 0), len(count) - 1)] += 1
    return count


def quantile(share: float, counts: Sequence[int]) -> float:
    """Below which place, in standard deviations, a share of ``counts`` lies; the middle where many places fit."""
    wanted, below, fits = share * sum(counts), 0.0, []
    for number, count in enumerate(counts):
        if count and below - 1e-9 <= wanted <= below + count + 1e-9:
            fits.append(_LOWEST + (number + min(1.0, max(0.0, (wanted - below) / count))) / _PER_SD)
        below += count
    return (fits[0] + fits[-1]) / 2


def carried(values: Array, counts: Sequence[int], mean: float, sd: float) -> Array:
    """``values`` after the table that brings their histogram to ``counts``, linear inside each bin."""
    own = histogram(values, mean, sd)
    shares = np.concatenate(([0.0], np.cumsum(own) / len(values)))
    found = []
    for value in values:
        place = min(max(((value - mean) / (sd or 1.0) - _LOWEST) * _PER_SD, 0.0), float(len(own)))
        left = min(math.floor(place), len(own) - 1)
        ends = quantile(shares[left], counts), quantile(shares[left + 1], counts)
        found.append(mean + sd * (ends[0] + (place - left) * (ends[1] - ends[0])))
    return np.array(found)


def paint_level(
    rgb_hwc: Array, style_hwc: Array, networks: Sequence[Weights], *, level: int, strength: float, detail: float
) -> Array:
    """A level in the residual form, of a picture and a style whose sides are multiples of 16; (h, w, 3)."""
    encoder, decoder = networks
    rgb, style = rgb_hwc.transpose(2, 0, 1), encode(style_hwc.transpose(2, 0, 1), encoder, level=level)
    features = encode(rgb, encoder, level=level)
    rows, wanted = features.reshape(len(features), -1), style.reshape(len(style), -1)
    statistics = [(each.mean(1), np.cov(each)) for each in (rows, wanted)]
    matrix, bias = wct(*statistics)
    mapped = matrix @ rows + bias[:, None]
    for channel, values in enumerate(mapped):
        mean, sd = wanted[channel].mean(), wanted[channel].std(ddof=1)
        mapped[channel] = carried(values, histogram(wanted[channel], mean, sd), mean, sd)
    moved = (features + strength * (mapped.reshape(features.shape) - features)).reshape(features.shape)
    painted = decode(moved, decoder, level=level)
    plain = decode(features, decoder, level=level)
    return (painted + detail * (rgb - plain)).transpose(1, 2, 0)
