"""Style distance: how far the Gram matrices of two feature maps lie apart."""

from __future__ import annotations

from torch import Tensor

from studio.transforms.moments import Moments


def gram_matrix(moments: Moments) -> Tensor:
    """(C, C) float64: the mean of f f^T over all positions, from moments alone (scatter / weight + mean mean^T).

    Gatys, Ecker and Bethge, arXiv 1508.06576, equation 3, sum where this takes the mean: two pictures of different
    size can then be compared.
    """
    return moments.scatter / moments.weight + moments.mean.outer(moments.mean)


def gram_distance(painted: Moments, style: Moments) -> float:
    """Mean squared difference of the two Gram matrices over their C² entries.

    Four times equation 4 of Gatys et al. (arXiv 1508.06576) for pictures of one size; the style distance per level
    by which Wang et al. (Collaborative Distillation, arXiv 2003.08436, section 4) compare small pairs with VGG-19. Its
    scale depends on the encoder, so that only ratios under one judge mean anything. Raises ValueError where the channel
    counts differ.
    """
    if painted.channels != style.channels:
        raise ValueError(f"feature maps of {painted.channels} and {style.channels} channels cannot be compared")
    return float((gram_matrix(painted) - gram_matrix(style)).square().mean())
