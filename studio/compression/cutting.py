"""Cutting a pair to smaller widths: the filters that weigh and fire least go, the bottleneck on both sides at once.

The rank of a filter is its L1 norm (Li et al., arXiv 1608.08710) times its mean activation on calibration pictures,
which are photographs as well as stylised ones: whitening and colouring wake decoder channels that photographs leave
asleep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from studio.bundles.pair import Pair
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import RGB_CHANNELS, Layer, decoder_chain, encoder_chain

Activations = Mapping[str, Tensor]  # layer name → (out,) mean activation


def mean_activations(chain: ConvolutionChain, batches: Sequence[Tensor]) -> dict[str, Tensor]:
    """Mean output of every filter over all positions of all ``batches`` (B, C, H, W), each weighing the same."""
    sums: dict[str, Tensor] = {}
    with torch.no_grad():
        for batch in batches:
            for name, out in chain.steps(batch):
                mean = out.abs().mean((0, 2, 3))
                sums[name] = sums[name] + mean if name in sums else mean
    return {name: total / len(batches) for name, total in sums.items()}


def cut_pair(pair: Pair, *, keep_share: float, encoder_seen: Activations, decoder_seen: Activations) -> Pair:
    """``pair`` with about ``keep_share`` of the filters of every layer (at least one), the strongest of each.

    RGB keeps its three channels. The decoder loses the inputs that belong to filters the encoder lost.
    """
    encoder, kept = _cut(pair.encoder, keep_share, encoder_seen, torch.arange(RGB_CHANNELS))
    decoder, _ = _cut(pair.decoder, keep_share, decoder_seen, kept)
    widths = [layer.out_channels for layer in pair.encoder.layers]
    encoder_layers = encoder_chain(pair.level, [_kept_count(width, keep_share) for width in widths])
    decoder_widths = [_kept_count(layer.out_channels, keep_share) for layer in pair.decoder.layers[:-1]]
    decoder_layers = decoder_chain(pair.level, encoder_layers[-1].out_channels, (*decoder_widths, RGB_CHANNELS))
    return Pair(
        pair.level,
        ConvolutionChain.from_tensors(encoder_layers, encoder),
        ConvolutionChain.from_tensors(decoder_layers, decoder),
    )


def _cut(
    chain: ConvolutionChain, keep_share: float, seen: Activations, inputs: Tensor
) -> tuple[dict[str, Tensor], Tensor]:
    tensors: dict[str, Tensor] = {}
    for layer in chain.layers:
        convolution = chain.convolution(layer.name)
        outputs = _strongest(layer, convolution.weight, seen[layer.name], keep_share)
        assert convolution.bias is not None
        tensors[f"{layer.name}.weight"] = convolution.weight.detach()[outputs][:, inputs].contiguous()
        tensors[f"{layer.name}.bias"] = convolution.bias.detach()[outputs].contiguous()
        inputs = outputs
    return tensors, inputs


def _strongest(layer: Layer, weight_oihw: Tensor, seen: Tensor, keep_share: float) -> Tensor:
    if not layer.has_relu:
        return torch.arange(layer.out_channels)
    score = weight_oihw.detach().abs().sum((1, 2, 3)) * seen
    return score.topk(_kept_count(layer.out_channels, keep_share)).indices.sort().values


def _kept_count(width: int, keep_share: float) -> int:
    return max(1, round(width * keep_share))
