"""Cutting networks to smaller widths: the filters that weigh and fire least go.

The rank of a filter is its L1 norm (Li et al., arXiv 1608.08710) times its mean activation on calibration pictures,
which are photographs as well as stylized ones: whitening and colouring activate decoder channels that photographs
do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.compression.refitting import Kept, TeacherOutputs
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import RGB_CHANNELS, Layer, decoder_chain, encoder_chain

Activations = Mapping[str, Tensor]  # layer name → (out,) mean activation


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """The narrower chain, and for each layer which of the wide one's filters (ascending int64) it stands for."""

    chain: ConvolutionChain
    kept: Kept


def mean_activations(chain: ConvolutionChain, batches: Sequence[Tensor]) -> dict[str, Tensor]:
    """Mean output of every filter over all positions of all ``batches`` (B, C, H, W), each weighing the same."""
    sums: dict[str, Tensor] = {}
    with torch.no_grad():
        for batch in batches:
            for name, out in chain.steps(batch):
                mean = out.abs().mean((0, 2, 3))
                sums[name] = sums[name] + mean if name in sums else mean
    return {name: total / len(batches) for name, total in sums.items()}


def pair_activations(outputs: TeacherOutputs) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """`mean_activations` of the encoder and of the decoder of one pair, on all that they meet in use.

    The encoder sees photographs, styles and its own paintings, the decoder plain features and transformed ones.
    """
    pair = outputs.teacher
    encoder = mean_activations(pair.encoder, outputs.pictures)
    return encoder, mean_activations(pair.decoder, [outputs.plain, outputs.coloured])


def cut_encoder(chain: ConvolutionChain, widths: Sequence[int], seen: Activations) -> Cut:
    """``chain`` with the strongest ``widths`` filters of its layers."""
    tensors, kept = _cut(chain, widths, seen, torch.arange(RGB_CHANNELS))
    level = int(chain.layers[-1].name[len("conv")])
    return Cut(ConvolutionChain.from_tensors(encoder_chain(level, widths), tensors), kept)


def cut_decoder(chain: ConvolutionChain, widths: Sequence[int], seen: Activations, *, inputs: Tensor) -> Cut:
    """``chain`` reading only the features ``inputs`` and with the strongest ``widths`` filters; RGB keeps its three.

    ``widths`` are those of all layers, the last one 3.
    """
    tensors, kept = _cut(chain, widths, seen, inputs)
    level = int(chain.layers[0].name[len("conv")])
    return Cut(ConvolutionChain.from_tensors(decoder_chain(level, len(inputs), widths), tensors), kept)


def _cut(
    chain: ConvolutionChain, widths: Sequence[int], seen: Activations, inputs: Tensor
) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    tensors: dict[str, Tensor] = {}
    kept: dict[str, Tensor] = {}
    for layer, width in zip(chain.layers, widths, strict=True):
        assert width <= layer.out_channels, "the plan of widths sees to it"
        convolution = chain.convolution(layer.name)
        outputs = _strongest(layer, convolution.weight, seen[layer.name], width)
        assert convolution.bias is not None
        tensors[f"{layer.name}.weight"] = convolution.weight.detach()[outputs][:, inputs].clone()
        tensors[f"{layer.name}.bias"] = convolution.bias.detach()[outputs].clone()
        inputs = kept[layer.name] = outputs
    return tensors, kept


def _strongest(layer: Layer, weight_oihw: Tensor, seen: Tensor, width: int) -> Tensor:
    if not layer.has_relu:
        return torch.arange(layer.out_channels)
    score = weight_oihw.detach().abs().sum((1, 2, 3)) * seen
    return score.topk(width).indices.sort().values
