"""Transforms as training needs them: on small batches, without gradient through the fitted map."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

from studio.compression.precision import at_least_float32
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method
from studio.transforms.fitting import fit_map
from studio.transforms.moments import measure_moments

_TINY = 1e-5


@torch.no_grad()
def transformed(contents: Tensor, styles: Tensor, method: Method) -> Tensor:
    """``contents`` (B, C, H, W) with the statistics of ``styles``.

    AdaIN pairs pictures one by one. WCT takes each batch as one picture: a crop of 128 px has 64 positions at relu5_1,
    too few for the covariance of a hundred channels, and a batch of them has enough.
    """
    if method is Method.ADAIN:
        return adain_by_picture(contents, styles)
    content, style = (measure_moments(features.detach(), precision="float64") for features in (contents, styles))
    with torch.autocast(contents.device.type, enabled=False):  # whitening cancels: bfloat16 would leave noise
        return fit_map(method, content, style).apply(contents.float())


def half_painted(painted: Tensor, photographs: Tensor) -> Tensor:
    """What the next level learns on, (B, 3, H, W): as it will meet it, half of it just painted, half plain."""
    half = len(photographs) // 2
    return torch.cat((painted[:half], photographs[half:]))


def adain_by_picture(contents: Tensor, styles: Tensor) -> Tensor:
    """Each of ``contents`` (B, C, H, W) with the means and deviations of its own style (arXiv 1703.06868, eq. 8)."""
    contents, styles = at_least_float32(contents), at_least_float32(styles)
    spread, mean = torch.std_mean(contents, dim=(2, 3), keepdim=True)
    style_spread, style_mean = torch.std_mean(styles, dim=(2, 3), keepdim=True)
    scale = torch.where(spread > _TINY, style_spread / spread.clamp_min(_TINY), 0.0)
    return (contents - mean) * scale + style_mean


def transformed_each(contents: Tensor, styles: Tensor, method: Method, strengths: Tensor) -> Tensor:
    """``contents`` (B, C, H, W), each mapped towards its own of ``styles`` at its own of ``strengths`` (B,).

    The maps are fitted without gradient; it flows through ``contents`` as they are mapped.
    """
    mapped = []
    for content, style, strength in zip(contents[:, None], styles[:, None], strengths.tolist(), strict=True):
        with torch.no_grad():
            moments = (measure_moments(features.detach(), precision="float64") for features in (content, style))
            affine = fit_map(method, *moments).with_strength(strength)
        with torch.autocast(contents.device.type, enabled=False):
            mapped.append(affine.apply(content.float()))
    return torch.cat(mapped)


def cascaded(pairs: Iterable[tuple[ConvolutionChain, ConvolutionChain]], contents: Tensor, styles: Tensor) -> Tensor:
    """``contents`` (B, 3, H, W) painted in ``styles`` by encoders and decoders in turn, WCT between, unclamped."""
    painted = contents
    for encoder, decoder in pairs:
        painted = decoder(transformed(encoder(painted), encoder(styles), Method.WCT))
    return painted
