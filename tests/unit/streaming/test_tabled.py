"""A map and tables on rows, against the formula, cell by cell."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from studio.streaming.tabled import TabledMap
from studio.transforms.affine import AffineMap
from studio.transforms.channel_tables import BINS, BINS_PER_SD, LOWEST_SD, ChannelScale, ChannelTables

EDGES = np.arange(BINS + 1) / BINS_PER_SD + LOWEST_SD


@pytest.mark.parametrize("strength", [1.0, 0.3])
@pytest.mark.parametrize("less", [0.0, 0.5])
def test_rows_are_mapped_carried_and_mixed(strength: float, less: float) -> None:
    random = torch.Generator().manual_seed(0)
    matrix, bias, features = (
        torch.randn(shape, generator=random, dtype=torch.float64) for shape in ((3, 3), (3,), (1, 3, 4, 5))
    )
    scale = ChannelScale(torch.tensor([0.5, -1.0, 2.0]).double(), torch.tensor([1.0, 0.5, 0.0]).double())
    curves = np.sort(np.random.default_rng(1).normal(size=(3, BINS + 1)))
    like = torch.zeros(1, dtype=torch.float64)
    tabled = TabledMap.of(AffineMap(matrix, bias), ChannelTables(curves), scale, strength, like)
    found = replace(tabled, less=less)(features)
    mapped = torch.einsum("ij,bjhw->bihw", matrix, features) + bias[:, None, None]
    for channel in range(3):
        places = (mapped[0, channel] - scale.mean[channel]) / scale.divisors[channel]
        sent = scale.mean[channel].item() + scale.sd[channel].item() * np.interp(places, EDGES, curves[channel])
        own = features[0, channel].numpy()
        # numbers below 10, a few operations each, times how steep a table of random numbers is: below 100 a bin
        np.testing.assert_allclose(found[0, channel], (1 - strength - less) * own + strength * sent, rtol=0, atol=1e-9)


def test_what_lies_beyond_the_table_goes_where_its_ends_do() -> None:
    curves, one = np.linspace(-1, 1, BINS + 1)[None], torch.ones(1, dtype=torch.float64)
    tabled = TabledMap.of(AffineMap.identity(1), ChannelTables(curves), ChannelScale(0 * one, one), 1.0, one)
    found = tabled(torch.tensor([-1e9, 1e9], dtype=torch.float64)[None, None, None])
    np.testing.assert_array_equal(found.ravel(), [-1.0, 1.0])
