"""Rows between stores on the host and the device that computes, and the moments of rows there, merged on the CPU."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from studio.images.rasters import Pixels
from studio.transforms.moments import Moments, Precision, measure_moments

_DENSE = 0.6  # share of cells that count from which on it takes longer to pick them than to measure them all


def measure_rows(features: Tensor, weights_hw: Tensor | None, *, precision: Precision) -> Moments:
    """The moments, on the CPU, of feature rows (1, C, h, w) on any device; ``weights_hw`` (h, w) as there, or None.

    Metal has no float64, which the sums need: features from there are measured on the CPU.
    """
    if features.device.type == "mps":
        features = features.cpu()
    weights = None if weights_hw is None else weights_hw.to(features.device)
    return measure_moments(features, weights, precision=precision).cpu()


def measure_part(features: Tensor, weights_hw: Tensor | None, *, precision: Precision) -> Moments:
    """`measure_rows` of the cells whose weight is not 0, or of the rectangle around them: the same, and sooner done."""
    if weights_hw is None:
        return measure_rows(features, None, precision=precision)
    rows, columns = weights_hw.any(1).nonzero(), weights_hw.any(0).nonzero()
    if not len(rows):
        return Moments.empty(features.shape[1])
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    part, weights = features[:, :, top:bottom, left:right], weights_hw[top:bottom, left:right]
    counted = weights.reshape(-1).nonzero()[:, 0]
    if len(counted) > _DENSE * weights.numel():
        return measure_rows(part, weights, precision=precision)
    cells = part[0].permute(1, 2, 0).reshape(-1, part.shape[1])[counted.to(part.device)]
    return measure_rows(cells.T[None, :, None], weights.reshape(-1)[counted][None], precision=precision)


def rows_on(device: torch.device, numbers_hwc: Pixels, *, dtype: torch.dtype) -> Tensor:
    """Stored floats (h, w, c) as rows (1, c, h, w), channels last, on ``device`` in ``dtype``."""
    return to_device(torch.from_numpy(numbers_hwc).permute(2, 0, 1)[None], device, dtype=dtype)


def to_device(rows: Tensor, device: torch.device, *, dtype: torch.dtype) -> Tensor:
    """``rows`` of the host on ``device`` in ``dtype``; on the CPU itself they are not copied without need.

    For CUDA they are pinned first, so that the copy runs beside the kernels of the band before.
    """
    if device.type == "cuda":
        return rows.pin_memory().to(device, non_blocking=True).to(dtype)
    return rows.to(device, dtype)


def numbers_of(rows: Tensor) -> Pixels:
    """Rows (1, c, h, w) of any device as (h, w, c) float64 or float32, which is what stores hold."""
    rows_hwc = rows[0].permute(1, 2, 0)
    if rows_hwc.dtype not in (torch.float32, torch.float64):
        rows_hwc = rows_hwc.float()
    numbers: Pixels = np.asarray(rows_hwc.cpu().numpy())
    return numbers
