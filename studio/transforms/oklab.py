"""sRGB and Oklab, a space whose lightness and chroma are near to what is seen; what lies outside sRGB loses chroma."""

from __future__ import annotations

import torch
from torch import Tensor

# Björn Ottosson 2020, "A perceptual color space for image processing", linear sRGB to cone responses and their cube
# roots to Oklab; the inverses are computed, so that both ways agree to rounding.
_CONES = torch.tensor(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    dtype=torch.float64,
)
_OPPONENT = torch.tensor(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    dtype=torch.float64,
)
_FROM_CONES, _FROM_OPPONENT = torch.linalg.inv(_CONES), torch.linalg.inv(_OPPONENT)
_HALVINGS = 24  # of the share of chroma: 6e-8, a hundredth of a step of 16 bits
_GAMUT_MARGIN = 1e-9  # colours of the gamut's own surface come back off by rounding, and are within


def oklab_from_srgb(rgb_cn: Tensor) -> Tensor:
    """Lightness, a and b (3, N) float64 of sRGB colours (3, N) of any floating type, clamped to [0, 1] first."""
    encoded = rgb_cn.double().clamp(0.0, 1.0)
    linear = torch.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055).pow(2.4))
    lab: Tensor = _OPPONENT @ (_CONES @ linear).clamp_(min=0.0).pow_(1 / 3)
    return lab


def srgb_from_oklab(lab_cn: Tensor) -> Tensor:
    """The sRGB colours (3, N) float64 in [0, 1] of ``lab_cn`` (3, N) with lightness clamped to [0, 1].

    A colour outside sRGB keeps lightness and hue and gives up chroma until it lies inside.
    """
    lab = lab_cn.clone()
    lab[0].clamp_(0.0, 1.0)
    linear = _linear(lab)
    outside = ((linear < -_GAMUT_MARGIN) | (linear > 1.0 + _GAMUT_MARGIN)).any(0).nonzero()[:, 0]
    if outside.numel():
        linear[:, outside] = _linear(_reduced_chroma(lab[:, outside]))
    linear.clamp_(0.0, 1.0)
    return torch.where(linear <= 0.0031308, linear * 12.92, linear.pow(1 / 2.4) * 1.055 - 0.055).clamp_(0.0, 1.0)


def _linear(lab_cn: Tensor) -> Tensor:
    linear: Tensor = _FROM_CONES @ (_FROM_OPPONENT @ lab_cn).pow_(3)
    return linear


def _reduced_chroma(lab_cn: Tensor) -> Tensor:
    """Each colour with the largest share of its chroma, found by halving, that lies inside sRGB: grey always does."""
    inside, outside = torch.zeros_like(lab_cn[0]), torch.ones_like(lab_cn[0])
    reduced = lab_cn.clone()
    for _ in range(_HALVINGS):
        share = (inside + outside) / 2
        reduced[1:] = lab_cn[1:] * share
        linear = _linear(reduced)
        is_inside = ((linear >= -_GAMUT_MARGIN) & (linear <= 1.0 + _GAMUT_MARGIN)).all(0)
        inside, outside = torch.where(is_inside, share, inside), torch.where(is_inside, outside, share)
    reduced[1:] = lab_cn[1:] * inside
    return reduced
