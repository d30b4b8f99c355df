"""Directions: how unevenly the power of a picture's fine structure is spread over directions.

Decoders add structure along the axes where a photograph is smooth. A penalty on the axes alone would turn it by 45
degrees, and photographs and styles have directions of their own: so every direction is compared, and only what
exceeds both the photograph's and the style's share counts.
"""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

from studio.compression.lattice import luminance

WINDOW_PX = 64
SECTORS = 12  # of 15 degrees each
_BANDS = ((1 / 8, 1 / 4), (1 / 4, 1 / 2))  # cycles a pixel
_FLAT = 1e-4  # variance of a window that shows nothing
_LEAST_POWER = 1e-6


def direction_shares(pictures: Tensor) -> Tensor:
    """(B, 2, 12): the logarithm of each sector's mean power over the mean of all sectors, in two bands of frequency.

    For pictures (B, 3, H, W) in [0, 1], sides of at least 64 px. Power is that of the luminance in 64-px Hann windows,
    half overlapping, over each window's variance, so that smooth parts count as much as others. The bands are 1/8 to
    1/4 and 1/4 to 1/2 cycles a pixel; sector k is centred on 15 k degrees. Structure without direction gives 0.
    """
    luma = luminance(pictures)
    window, sectors = (part.to(luma) for part in _tables())
    step = WINDOW_PX // 2
    windows = luma.unfold(1, WINDOW_PX, step).unfold(2, WINDOW_PX, step)
    centred = windows - windows.mean((-1, -2), keepdim=True)
    variance = centred.square().mean((-1, -2), keepdim=True)
    power = torch.fft.rfft2(centred * window).abs().square() / (variance + _FLAT)
    with torch.autocast(pictures.device.type, enabled=False):  # a product of matrices would become one of bfloat16
        by_sector = (power.mean((1, 2)).flatten(1) @ sectors).view(-1, len(_BANDS), SECTORS) + _LEAST_POWER
    shares: Tensor = by_sector.log() - by_sector.mean(2, keepdim=True).log()
    return shares


def excess_direction(painted: Tensor, photographs: Tensor, styles: Tensor) -> Tensor:
    """(B,): by how much, on average over sectors and bands, paintings exceed what photograph and style both have.

    Gradient flows into ``painted`` alone.
    """
    with torch.no_grad():
        allowed = torch.maximum(direction_shares(photographs), direction_shares(styles))
    return (direction_shares(painted) - allowed).clamp_min(0).mean((1, 2))


@lru_cache(maxsize=1)
def _tables() -> tuple[Tensor, Tensor]:
    """The window (64, 64), and (64 · 33, 2 · 12) that averages power over the frequencies of each band and sector."""
    hann = torch.hann_window(WINDOW_PX, periodic=False)
    down, along = torch.meshgrid(torch.fft.fftfreq(WINDOW_PX), torch.fft.rfftfreq(WINDOW_PX), indexing="ij")
    radius, angle = torch.hypot(down, along), torch.rad2deg(torch.atan2(down, along))
    width = 180 / SECTORS
    columns = []
    for low, high in _BANDS:
        for sector in range(SECTORS):
            apart = (angle - sector * width + 90) % 180 - 90
            belongs = ((radius >= low) & (radius < high) & (apart.abs() <= width / 2)).float().flatten()
            columns.append(belongs / belongs.sum())
    return torch.outer(hann, hann), torch.stack(columns, dim=1)
