"""The cascade on a whole picture at once, straight from its definition: what streaming must reproduce.

Nothing here is folded, merged or cut into bands; memory grows with the picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.engine.painting import Painting
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import ALIGNMENT_PX
from studio.transforms.moments import measure_moments, precision_for


def paint_whole(painting: Painting, bundle: Bundle, rgb_bchw: Tensor) -> Tensor:
    """``rgb_bchw`` (1, 3, H, W) in [0, 1] painted on the CPU in its own precision: (1, 3, H, W), unclamped."""
    height, width = rgb_bchw.shape[2:]
    painted = F.pad(rgb_bchw, (0, -width % ALIGNMENT_PX, 0, -height % ALIGNMENT_PX), mode="reflect")
    levels: Sequence[int] = [sweep.painted for sweep in painting.sweeps if sweep.painted is not None]
    chains: Mapping[int, tuple[ConvolutionChain, ConvolutionChain]] = {
        level: (bundle.pair(level).encoder, bundle.pair(level).decoder) for level in levels
    }
    with torch.inference_mode():
        for level in levels:
            encoder, decoder = (_converted(chain, painted.dtype) for chain in chains[level])
            features = encoder(painted)
            moments = measure_moments(features, precision=precision_for(features.shape[2] * features.shape[3]))
            plain, detail = painted, painting.spec.detail_at(level)
            painted = decoder(painting.fitted_map(level, moments).apply(features))
            if detail:
                painted = painted + detail * (plain - decoder(features))
    return painted[:, :, :height, :width]


def _converted(chain: ConvolutionChain, dtype: torch.dtype) -> ConvolutionChain:
    tensors = {name: tensor.to(dtype) for name, tensor in chain.state_dict().items()}
    return ConvolutionChain.from_tensors(chain.layers, tensors)
