"""An encoder and its decoder as one network, whose bottleneck channels are tied: the encoder's last filters are the
decoder's first inputs."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from studio.bundles.pair import Pair
from studio.compression.pruning.groups import FilterGroup, FilterGroups, Member, Role
from studio.networks.chain import ConvolutionChain


class PairNetwork(nn.Module):
    """Identity through a pair: RGB (B, 3, H, W) to RGB; parameters are ``encoder.conv1_1.weight`` and so on."""

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self.level = pair.level
        self.encoder = pair.encoder
        self.decoder = pair.decoder

    def forward(self, rgb: Tensor) -> Tensor:
        """What the decoder paints of the encoder's features, unclamped."""
        painted: Tensor = self.decoder(self.encoder(rgb))
        return painted

    def pair(self) -> Pair:
        """The two halves as they are now."""
        return Pair(self.level, self.encoder, self.decoder)


def pair_groups(network: PairNetwork) -> FilterGroups:
    """One group per convolution that is followed by another, in order; the convolution that paints RGB is no group."""
    names = [f"encoder.{layer.name}" for layer in network.encoder.layers]
    names += [f"decoder.{layer.name}" for layer in network.decoder.layers]
    return _sequential(network, names)


def chain_groups(chain: ConvolutionChain) -> FilterGroups:
    """The same for a chain on its own, whose last layer keeps its outputs."""
    return _sequential(chain, [layer.name for layer in chain.layers])


def _sequential(network: nn.Module, names: list[str]) -> FilterGroups:
    groups = []
    for name, reader in pairwise(names):
        filters = len(network.get_submodule(name).get_parameter("weight"))
        owners = torch.arange(filters)
        members = (Member(name, Role.OUTPUT, owners), Member(reader, Role.INPUT, owners))
        groups.append(FilterGroup(name, filters, members))
    return tuple(groups)
