"""The published way of computing the cascade, whole picture and plain torch: what the engine is measured against.

Written apart from the engine on purpose: its own table of layers, its own statistics, its own maps. It shares the
weights, and the cut of small eigenvalues, without which two programs would not paint the same picture.

Sources: Li et al. 2017, arXiv 1705.08086 (WCT and the cascade from relu5_1 down); Huang and Belongie 2017, arXiv
1703.06868 (AdaIN); Lu et al. 2019, arXiv 1906.00668 (optimal transport). Departures: small eigenvalues are cut as in
`studio.transforms.roots`; RGB is not clamped between levels, only at the end; the first 1×1 convolution of the
published encoders comes folded into conv1_1; ReLU works in place and the maps are applied in float32, both of
which make this faster than what was published.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.bundles.pair import Pair
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method
from studio.transforms.roots import CUT_ABSOLUTE, CUT_RELATIVE

# VGG-19 to relu5_1, one block after each pooling; decoders run the same names backwards and upsample where it pools.
_BLOCKS = (
    ("conv1_1", "conv1_2"),
    ("conv2_1", "conv2_2"),
    ("conv3_1", "conv3_2", "conv3_3", "conv3_4"),
    ("conv4_1", "conv4_2", "conv4_3", "conv4_4"),
    ("conv5_1",),
)
_MULTIPLE_PX = 16


@dataclass(frozen=True, eq=False)
class ReferenceRecipe:
    """What is computed: ``levels`` in the order they run, ``strengths`` by level (1 where none is given)."""

    pairs: Mapping[int, Pair]
    method: Method
    levels: tuple[int, ...]
    strengths: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Statistics:
    """Mean (C, 1) and covariance (C, C) of a feature map, float64, over all its pixels at once."""

    mean: Tensor
    covariance: Tensor


@dataclass(frozen=True, eq=False)
class ReferenceStyle:
    """One style's statistics by level, and its weight in the mix (> 0; weights need not sum to 1)."""

    statistics: Mapping[int, Statistics]
    weight: float = 1.0


def reference_cascade(
    content_bchw: Tensor, styles_bchw: Sequence[Tensor], recipe: ReferenceRecipe, weights: Sequence[float] | None = None
) -> Tensor:
    """Paint a picture (1, 3, H, W) in [0, 1] with styles of the same layout and type; same shape and range out.

    float32 is what the published way computes in; with float64 everything is. Sides are at least 16 px. ``weights``
    None counts all styles alike.
    """
    shares = weights if weights is not None else [1.0] * len(styles_bchw)
    styles = [measure_style(style, recipe, weight) for style, weight in zip(styles_bchw, shares, strict=True)]
    return paint(content_bchw, styles, recipe)


def measure_style(style_bchw: Tensor, recipe: ReferenceRecipe, weight: float = 1.0) -> ReferenceStyle:
    """A style's statistics at every level of the recipe."""
    with torch.inference_mode():
        padded = _padded(style_bchw)
        features = {level: _encoder(recipe.pairs[level], padded)(padded) for level in recipe.levels}
        return ReferenceStyle({level: _statistics(rows) for level, rows in features.items()}, weight)


def paint(content_bchw: Tensor, styles: Sequence[ReferenceStyle], recipe: ReferenceRecipe) -> Tensor:
    """Run every level over the whole picture: encode, transform, blend by strength, decode."""
    with torch.inference_mode():
        rgb = _padded(content_bchw)
        for level in recipe.levels:
            features = _encoder(recipe.pairs[level], rgb)(rgb)
            features = _transformed(features, level, styles, recipe)
            rgb = _decoder(recipe.pairs[level], rgb)(features)
        return rgb[:, :, : content_bchw.shape[2], : content_bchw.shape[3]].clamp(0.0, 1.0)


def _encoder(pair: Pair, like: Tensor) -> nn.Sequential:
    modules: list[nn.Module] = []
    for block, names in enumerate(_BLOCKS[: pair.level], start=1):
        if block > 1:
            modules.append(nn.MaxPool2d(2))
        for name in names[:1] if block == pair.level else names:
            modules += [*_convolution(pair.encoder, name, like), nn.ReLU(inplace=True)]
    return nn.Sequential(*modules)


def _decoder(pair: Pair, like: Tensor) -> nn.Sequential:
    modules: list[nn.Module] = []
    for block in range(pair.level, 0, -1):
        names = _BLOCKS[block - 1]
        for name in reversed(names[:1] if block == pair.level else names):
            modules += [*_convolution(pair.decoder, name, like), nn.ReLU(inplace=True)]
        if block > 1:
            modules.append(nn.Upsample(scale_factor=2, mode="nearest"))
    return nn.Sequential(*modules[:-1])  # RGB is painted without the last ReLU


def _convolution(chain: ConvolutionChain, name: str, like: Tensor) -> tuple[nn.Module, nn.Module]:
    weights = chain.state_dict()
    kernel, bias = weights[f"{name}.weight"].to(like), weights[f"{name}.bias"].to(like)
    convolution = nn.Conv2d(kernel.shape[1], kernel.shape[0], 3, device="meta")
    convolution.load_state_dict({"weight": kernel, "bias": bias}, assign=True)
    return nn.ReflectionPad2d(1), convolution.requires_grad_(False)


def _padded(rgb_bchw: Tensor) -> Tensor:
    height, width = rgb_bchw.shape[2:]
    return F.pad(rgb_bchw, (0, -width % _MULTIPLE_PX, 0, -height % _MULTIPLE_PX), mode="reflect")


def _statistics(features_bchw: Tensor) -> Statistics:
    pixels = features_bchw[0].flatten(1).double()
    mean = pixels.mean(1, keepdim=True)
    centred = pixels - mean
    return Statistics(mean, centred @ centred.T / (pixels.shape[1] - 1))


def _transformed(
    features_bchw: Tensor, level: int, styles: Sequence[ReferenceStyle], recipe: ReferenceRecipe
) -> Tensor:
    content = _statistics(features_bchw)
    pixels = features_bchw[0].flatten(1)
    centred = pixels - content.mean.to(pixels)
    total = sum(style.weight for style in styles)
    stylized = torch.zeros_like(pixels)
    for style in styles:
        target = style.statistics[level]
        mapped = centred
        for matrix in _MATRICES[recipe.method](content.covariance, target.covariance):
            mapped = matrix.to(pixels) @ mapped
        stylized += (style.weight / total) * (mapped + target.mean.to(pixels))
    strength = recipe.strengths.get(level, 1.0)
    return (strength * stylized + (1.0 - strength) * pixels).view_as(features_bchw)


Matrices = tuple[Tensor, ...]


def _wct(content: Tensor, style: Tensor) -> Matrices:
    """Whitening, then colouring: U_c e_c^-½ U_c^T and U_s e_s^½ U_s^T."""
    return _power(content, -0.5), _power(style, 0.5)


def _adain(content: Tensor, style: Tensor) -> Matrices:
    """The quotient of the deviations, 0 for a channel of the content that does not vary."""
    varies = _is_kept(content.diagonal())
    ratio = (style.diagonal() / content.diagonal().where(varies, 1.0)).sqrt()
    return (torch.diag(ratio.where(varies, 0.0)),)


def _optimal_transport(content: Tensor, style: Tensor) -> Matrices:
    """S_c^-½ (S_c^½ S_s S_c^½)^½ S_c^-½, as the formula is written."""
    root, inverse = _power(content, 0.5), _power(content, -0.5)
    # The style's own small eigenvalues are cut too: the same rule for every root.
    middle = root @ (_power(style, 0.5) @ _power(style, 0.5)) @ root
    basis, values, _ = torch.linalg.svd(middle)
    return (inverse @ ((basis * values.sqrt()) @ basis.T) @ inverse,)


_MATRICES: Mapping[Method, Callable[[Tensor, Tensor], Matrices]] = {
    Method.WCT: _wct,
    Method.ADAIN: _adain,
    Method.OT: _optimal_transport,
}
assert set(_MATRICES) == set(Method), "every method needs its reference"


def _power(covariance: Tensor, exponent: float) -> Tensor:
    """U diag(e^exponent) U^T over the eigenvalues that are kept."""
    basis, values, _ = torch.linalg.svd(covariance)
    kept = _is_kept(values)
    power: Tensor = (basis[:, kept] * values[kept] ** exponent) @ basis[:, kept].T
    return power


def _is_kept(variances: Tensor) -> Tensor:
    return variances > max(CUT_ABSOLUTE, CUT_RELATIVE * float(variances.max()))
