"""Feature maps drawn at random, as pixels for NumPy and as moments for the studio."""

import numpy as np
import numpy.typing as npt
import torch

from studio.transforms.moments import Moments, measure_moments

Array = npt.NDArray[np.float64]


def features(seed: int, *, height: int = 9, width: int = 7, channels: int = 5) -> Array:
    """(C, h, w), rectified, with a mean and correlations; one channel is dead."""
    random = np.random.default_rng(seed)
    mixed = np.einsum(
        "ij,jhw->ihw", random.normal(size=(channels, channels)), random.normal(size=(channels, height, width))
    )
    found: Array = np.maximum(mixed + seed % 3, 0.0)
    found[0] = 0.0
    return found


def moments_of(features_chw: Array) -> Moments:
    return measure_moments(torch.from_numpy(features_chw)[None], precision="float64")
