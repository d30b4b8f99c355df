"""Structure that decoders add: the lattice of the cells they upsample by, and power along the axes.

A photograph is smooth where decoders add structure along the axes. A penalty on the axes alone would turn it by 45
degrees, and photographs and styles have directions of their own: so every direction is compared, and only what
exceeds both the photograph's and the style's share counts.
"""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

CELLS_PX = (2, 4, 8, 16)
_LUMA = (0.299, 0.587, 0.114)  # BT.601
_LEAST_MEAN = 2e-3  # of a picture without any structure


def lattice_of(pictures: Tensor) -> Tensor:
    """(B,) for pictures (B, 3, H, W) in [0, 1], sides of at least 18 px: 0 where no position of any cell stands out.

    The luminance's second difference, its magnitude, is averaged by position modulo a cell's side, for cells of 2, 4,
    8 and 16 px and differences along both axes and both diagonals; the deviation of these averages over their mean is
    then averaged over cells and directions. Along an axis a position is a column (or a row), along a diagonal it is
    one of the cell's pixels: a penalty on the axes alone would only turn the pattern by 45 degrees.
    """
    along, down, falling, rising = _second_differences(luminance(pictures))
    found = []
    for cell in CELLS_PX:
        found.append(_unevenness(_by_position(along, cell).mean(1)))
        found.append(_unevenness(_by_position(down, cell).mean(2)))
        found += [_unevenness(_by_position(diagonal, cell).flatten(1)) for diagonal in (falling, rising)]
    return torch.stack(found).mean(0)


def luminance(pictures: Tensor) -> Tensor:
    """(B, H, W) of pictures (B, 3, H, W), in float32 or finer."""
    red, green, blue = pictures.to(torch.promote_types(pictures.dtype, torch.float32)).unbind(1)
    return _LUMA[0] * red + _LUMA[1] * green + _LUMA[2] * blue


def excess_lattice(painted: Tensor, photographs: Tensor) -> Tensor:
    """(B,): what a painting's lattice exceeds its photograph's by; no gradient flows into ``photographs``."""
    return (lattice_of(painted) - lattice_of(photographs.detach())).clamp_min(0)


def _second_differences(luma: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Magnitudes along rows, down columns, and along both diagonals of (B, H, W)."""
    middle = 2 * luma[:, 1:-1, 1:-1]
    return (
        (luma[:, :, 2:] - 2 * luma[:, :, 1:-1] + luma[:, :, :-2]).abs(),
        (luma[:, 2:] - 2 * luma[:, 1:-1] + luma[:, :-2]).abs(),
        (luma[:, 2:, 2:] - middle + luma[:, :-2, :-2]).abs(),
        (luma[:, 2:, :-2] - middle + luma[:, :-2, 2:]).abs(),
    )


def _by_position(magnitudes: Tensor, cell: int) -> Tensor:
    """(B, cell, cell): the mean of (B, H, W) over all whole cells, position by position."""
    rows, columns = magnitudes.shape[1] // cell, magnitudes.shape[2] // cell
    whole = magnitudes[:, : rows * cell, : columns * cell]
    return whole.reshape(-1, rows, cell, columns, cell).mean((1, 3))


def _unevenness(means: Tensor) -> Tensor:
    """Deviation over mean of (B, positions); its gradient is 0, not infinite, where all positions are equal."""
    centred = means - means.mean(1, keepdim=True)
    variance = centred.square().sum(1) / (means.shape[1] - 1)
    deviation = torch.where(variance > 0, variance, 1.0).sqrt() * (variance > 0)
    return deviation / (means.mean(1) + _LEAST_MEAN)


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
