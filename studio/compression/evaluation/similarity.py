"""Content similarity: how much of the photograph's structure the painting keeps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from skimage.color import rgb2gray
from skimage.metrics import structural_similarity


def content_similarity(painted_hwc: npt.NDArray[np.uint8], content_hwc: npt.NDArray[np.uint8]) -> float:
    """Mean SSIM, at most 1, of the luminance of two (h, w, 3) uint8 pictures of one size, sides of at least 11 px.

    Wang, Bovik, Sheikh and Simoncelli 2004, section III, as scikit-image computes it with their settings: Gaussian
    window of sigma 1.5 over 11 px, K1 0.01, K2 0.03, population covariance. Luminance by BT.709. Raises ValueError
    where the sizes differ.
    """
    painted, content = rgb2gray(painted_hwc), rgb2gray(content_hwc)
    similarity = structural_similarity(  # type: ignore[no-untyped-call]  # scikit-image leaves it untyped
        painted, content, data_range=1.0, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
    )
    return float(similarity)
