"""Adaptive instance normalisation: each channel of the content takes on the style's mean and spread."""

from __future__ import annotations

import torch

from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments
from studio.transforms.roots import carries_variance


def fit_adain(content: Moments, style: Moments) -> AffineMap:
    """A_ii = deviation_s / deviation_c and b = mean_s - A mean_c (Huang and Belongie 2017, arXiv 1703.06868, eq. 8).

    Where the paper's code adds 1e-5 to every variance, a channel of the content whose variance lies under the cut of
    `roots` is taken for dead: A_ii = 0, b_i = the style's mean. Raises `StudioError` when either side is empty or not
    finite.
    """
    content.require_usable()
    style.require_usable()
    content_variance, style_variance = content.covariance.diagonal(), style.covariance.diagonal()
    is_alive = carries_variance(content_variance)
    ratio = (style_variance / content_variance.where(is_alive, 1.0)).clamp(min=0.0).sqrt()
    scale = ratio.where(is_alive, 0.0)
    return AffineMap(torch.diag(scale), style.mean - scale * content.mean)
