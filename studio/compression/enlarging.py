"""Crops enlarged at random, since large photographs and styles are smooth at the scale of a pixel.

Pictures to learn from are a few hundred pixels wide, and sharp; what people paint has megapixels. A decoder that never
met a smooth surface paints its own pattern there.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

_FACTORS = (1.2, 3.0)


def enlarged(pictures: Tensor, share: float, random: np.random.Generator) -> Tensor:
    """Pictures (B, 3, S, S) in [0, 1], a ``share`` of them replaced by a part of theirs, 1.2 to 3 times as large."""
    side, made = pictures.shape[-1], []
    for index in range(len(pictures)):
        picture = pictures[index : index + 1]
        if random.uniform() >= share:
            made.append(picture)
            continue
        part = round(side / random.uniform(*_FACTORS))
        top, left = random.integers(side - part + 1, size=2)
        cut = picture[:, :, top : top + part, left : left + part]
        resized = F.interpolate(cut, size=(side, side), mode="bicubic", align_corners=False)
        made.append(resized.clamp(0, 1))
    return torch.cat(made).contiguous(memory_format=torch.channels_last)
