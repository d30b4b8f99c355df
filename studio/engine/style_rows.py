"""A whole picture as the rows that encoders are fed, and how visible their cells are."""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.engine.canvas import without_hidden_colours
from studio.geometry import align_up, reflected_indices, spans
from studio.images.picture import FloatPixels, Picture
from studio.networks.layout import ALIGNMENT_PX
from studio.streaming.budget import BAND_HEIGHTS_PX


def picture_bands(picture: Picture, kernel: Tensor, band_px: int) -> Iterator[Tensor]:
    """The picture in bands (1, 3, h, W) of the dtype and on the device of ``kernel``, its far sides reflected to 16."""
    for top, bottom in spans(align_up(picture.size.height, ALIGNMENT_PX), band_px):
        rgb = _reflected(picture.rgb_hwc, top, bottom).to(kernel).permute(2, 0, 1)[None]
        if picture.alpha_hw is not None:
            alpha = _reflected(picture.alpha_hw, top, bottom).to(rgb)[None, None]
            rgb = without_hidden_colours(rgb, alpha)
        yield rgb.contiguous(memory_format=torch.channels_last)


def visible_shares(picture: Picture, scale_px: int, device: torch.device) -> Tensor | None:
    """How much of every feature's pixels is visible, (H / scale, W / scale) float64; None where all are."""
    if picture.alpha_hw is None:
        return None
    rows = [
        F.avg_pool2d(_reflected(picture.alpha_hw, top, bottom).double()[None, None], scale_px)[0, 0]
        for top, bottom in spans(align_up(picture.size.height, ALIGNMENT_PX), BAND_HEIGHTS_PX[0])
    ]
    return torch.cat(rows).to(device if device.type != "mps" else "cpu")


def _reflected(pixels: FloatPixels, top: int, bottom: int) -> Tensor:
    """Rows ``top`` to ``bottom`` of ``pixels`` (h, w, …) with its width filled up to 16 by reflection, and its end."""
    height, width = pixels.shape[:2]
    rows = reflected_indices(top, bottom, height)
    columns = reflected_indices(0, align_up(width, ALIGNMENT_PX), width)
    return torch.from_numpy(pixels[rows][:, columns])
