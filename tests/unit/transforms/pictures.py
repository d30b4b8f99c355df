"""Feature maps of known rank, scale and dead channels, and Hypothesis strategies for them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from hypothesis import strategies as st

from studio.transforms.moments import Moments, measure_moments
from tests.reference.maps import cut
from tests.reference.moments import mean_and_covariance, pixels_of

Array = npt.NDArray[np.float64]


@st.composite
def features(draw: st.DrawFn, channels: int, *, full_rank: bool = False) -> Array:
    """(B, C, H, W) float64 features, mixed channels, possibly some of them dead or dependent on others."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = (draw(st.integers(1, 2)), channels, draw(st.integers(4, 9)), draw(st.integers(4, 9)))
    rank = channels if full_rank else draw(st.integers(1, channels))
    mixing = rng.normal(size=(channels, rank)) @ rng.normal(size=(rank, channels))
    if full_rank:
        mixing += 3 * np.sqrt(channels) * np.eye(channels)
    scale = draw(st.sampled_from([0.1, 1.0, 30.0, 1000.0]))
    picture = np.einsum("ij,bjyx->biyx", mixing, rng.normal(size=shape)) + rng.normal(size=(1, channels, 1, 1))
    if not full_rank:
        picture[:, draw(st.lists(st.booleans(), min_size=channels, max_size=channels))] = 0.0
    return scale * picture


@st.composite
def pairs(draw: st.DrawFn, *, full_rank: tuple[bool, bool] = (False, False)) -> tuple[Array, Array]:
    """Content and style features of the same number of channels; ``full_rank`` says which have no dead direction."""
    channels = draw(st.integers(1, 6))
    content, style = (draw(features(channels, full_rank=is_full)) for is_full in full_rank)
    return content, style


def moments_of(picture: Array) -> Moments:
    """The studio's float64 moments of NumPy features."""
    return measure_moments(torch.from_numpy(picture), precision="float64")


def statistics_of(picture: Array) -> tuple[Array, Array]:
    """The reference's mean and covariance of the same features."""
    return mean_and_covariance(pixels_of(picture))


def is_clear_of_cut(covariance: Array) -> bool:
    """Whether rounding cannot decide on which side of the cut a variance falls, nor blow up what is kept.

    Holds for the eigenvalues and for the channels' own variances.
    """
    for variances in (np.linalg.eigvalsh(covariance), np.diag(covariance)):
        bound = cut(variances)
        if ((variances > 0.5 * bound) & (variances < 20 * bound)).any():
            return False
    return True
