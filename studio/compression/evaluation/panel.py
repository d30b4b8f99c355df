"""All judges of an evaluation together: they measure paintings, and each style and photograph once."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from skimage.color import rgb2gray
from skimage.metrics import structural_similarity
from torch import Tensor

from studio.compression.evaluation.figures import JudgeFacts, Likeness, ResultFigures
from studio.compression.evaluation.grain import measure_grain
from studio.compression.evaluation.judge import Judge, PictureFeatures, aligned_rgb
from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.transforms.moments import Moments

LevelMoments = Mapping[int, Moments]


@dataclass(frozen=True, slots=True, eq=False)
class SeenContent:
    """A photograph and its features at the ends of blocks, for each judge."""

    pixels_hwc: Pixels
    block_ends: tuple[tuple[Tensor, ...], ...]


class Panel:
    """Measures with all ``judges``; styles are cached, since each is used with several photographs."""

    def __init__(self, judges: tuple[Judge, ...]) -> None:
        self._judges = judges
        self._styles: dict[EvaluationPicture, tuple[LevelMoments, ...]] = {}

    @property
    def facts(self) -> tuple[JudgeFacts, ...]:
        """The facts of the judges, in order."""
        return tuple(JudgeFacts(judge.bundle_id, judge.levels) for judge in self._judges)

    def look_at(self, content_hwc: Pixels) -> SeenContent:
        """A photograph, (h, w, 3) uint8, for `measure`."""
        rgb = aligned_rgb(content_hwc)
        return SeenContent(content_hwc, tuple(judge.see(rgb).block_ends for judge in self._judges))

    def measure(self, painted_hwc: Pixels, content: SeenContent, style: EvaluationPicture) -> ResultFigures:
        """All figures of one painting of the photograph's size; ValueError where it has another."""
        if style not in self._styles:
            style_rgb = aligned_rgb(style.pixels_hwc)
            self._styles[style] = tuple(judge.see(style_rgb).moments for judge in self._judges)
        rgb = aligned_rgb(painted_hwc)
        seen = (judge.see(rgb) for judge in self._judges)
        return ResultFigures(
            ssim=content_similarity(painted_hwc, content.pixels_hwc),
            likeness=tuple(
                _likeness(sight, wanted, ends)
                for sight, wanted, ends in zip(seen, self._styles[style], content.block_ends, strict=True)
            ),
            grain=measure_grain(painted_hwc),
        )


def _likeness(painted: PictureFeatures, style: LevelMoments, content: tuple[Tensor, ...]) -> Likeness:
    w2 = {level: gelbrich_distance(moments, style[level]) for level, moments in painted.moments.items()}
    return Likeness(
        style_distance={level: gram_distance(moments, style[level]) for level, moments in painted.moments.items()},
        w2=w2,
        relative_w2={level: relative_w2(distance, style[level]) for level, distance in w2.items()},
        content_distance=content_distance(painted.block_ends, content),
    )


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


_LEAST_VARIANCE = 1e-12


def gelbrich_distance(painted: Moments, style: Moments) -> float:
    """The 2-Wasserstein distance of N(m1, S1) and N(m2, S2), in the features' own unit:

    W2² = |m1 - m2|² + tr S1 + tr S2 - 2 tr (S1^½ S2 S1^½)^½ (Dowson and Landau 1982; Gelbrich 1990, theorem
    2.1): a lower bound of W2 for any two distributions with these moments and, squared, what FID is (Heusel et al.,
    arXiv 1706.08500). The last trace is the sum of the singular values of S1^½ S2^½:
    the product under the root is never formed. Raises ValueError where the channel counts differ.
    """
    if painted.channels != style.channels:
        raise ValueError(f"feature maps of {painted.channels} and {style.channels} channels cannot be compared")
    root, other_root = _square_root(painted.covariance), _square_root(style.covariance)
    overlap = torch.linalg.svdvals(root @ other_root).sum()
    spread = painted.covariance.trace() + style.covariance.trace() - 2 * overlap
    squared = (painted.mean - style.mean).square().sum() + spread
    return math.sqrt(max(0.0, float(squared)))


def relative_w2(distance: float, style: Moments) -> float:
    """W2² over the style's total variance tr S2: without unit, 0 where the statistics are the style's own.

    ``distance`` is the `gelbrich_distance` to ``style``; that of a flat picture of the right mean gives 1. A style
    without any variance counts as one of 1e-12.
    """
    return distance**2 / max(float(style.covariance.trace()), _LEAST_VARIANCE)


def _square_root(covariance: Tensor) -> Tensor:
    """The symmetric root without the cut that fitting a map needs: nothing is divided by it here."""
    values, vectors = torch.linalg.eigh((covariance + covariance.T) / 2)
    root: Tensor = (vectors * values.clamp(min=0.0).sqrt()) @ vectors.T
    return root


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


_LEAST_NORM = 1e-8  # what a shorter feature vector counts as


def content_distance(painted: Sequence[Tensor], content: Sequence[Tensor]) -> float:
    """1 - cosine of the features of painting and photograph, averaged over positions, then over layers.

    Both hold one (1, C, h, w) map per layer, after the ReLU, of pictures of one size. Rectified features have cosines
    in [0, 1], so the distance is 0 for the photograph itself and at most 1. Vectors shorter than 1e-8 count as that
    long; where both are, they are equal. Raises ValueError where shapes or numbers of layers differ.
    """
    if [each.shape for each in painted] != [each.shape for each in content]:
        raise ValueError("the features of painting and photograph have different shapes")
    return statistics.fmean(_turned(*maps) for maps in zip(painted, content, strict=True))


def _turned(painted: Tensor, content: Tensor) -> float:
    norm, other_norm = painted.norm(dim=1), content.norm(dim=1)
    cosine = (painted * content).sum(1) / (norm.clamp(min=_LEAST_NORM) * other_norm.clamp(min=_LEAST_NORM))
    both_dead = (norm < _LEAST_NORM) & (other_norm < _LEAST_NORM)
    distance = 1 - torch.where(both_dead, torch.ones_like(cosine), cosine)
    return max(0.0, float(distance.mean(dtype=torch.float64)))
