"""The pairs of several levels as one network, and their filters in groups, also where levels share an encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from studio.bundles.pair import Pair
from studio.compression.pruning.groups import FilterGroup, FilterGroups, Member, Role
from studio.compression.width_plan import PairShape

Name = str


class LevelsNetwork(nn.Module):
    """Identity through every pair; parameters are ``5.encoder.conv1_1.weight`` and so on.

    ``embeddings``, where given, are 1×1 convolutions, one per pair in order, that read the encoder's features beside
    the decoder and have no part in ``forward``; they are called ``5.embedding``.
    """

    def __init__(self, pairs: Sequence[Pair], embeddings: Sequence[nn.Conv2d] = ()) -> None:
        super().__init__()
        self.levels = tuple(pair.level for pair in pairs)
        for pair in pairs:
            self.add_module(str(pair.level), PairNetwork(pair))
        for pair, embedding in zip(pairs, embeddings, strict=False):
            self.get_submodule(str(pair.level)).add_module("embedding", embedding)

    def forward(self, rgb: Tensor) -> Tensor:
        """(B, 3, H, W) through each level on its own: (levels · B, 3, H, W), unclamped."""
        return torch.cat([self.get_submodule(str(level))(rgb) for level in self.levels])


def shapes_of(network: LevelsNetwork) -> tuple[PairShape, ...]:
    """The layers of every pair; encoders that begin with the same convolution tap one trunk, that of the first."""
    trunks: dict[nn.Module, int] = {}
    shapes = []
    for level in network.levels:
        pair = network.get_submodule(str(level))
        assert isinstance(pair, PairNetwork)
        trunk = trunks.setdefault(pair.encoder.convolution("conv1_1"), level)
        shapes.append(PairShape(level, pair.encoder.layers, pair.decoder.layers, trunk))
    return tuple(shapes)


def level_groups(network: LevelsNetwork, *, with_aliases: bool = False) -> FilterGroups:
    """One group per convolution that another reads; those that paint RGB and the embeddings are no groups.

    A convolution in the encoders of several levels is one, called after the first of them. With ``with_aliases`` the
    group has a member for each name it goes by: so layers are looked up and counted, but cut without.
    """
    first_names: dict[nn.Module, Name] = {}
    members: dict[Name, dict[tuple[Name, Role], Member]] = {}
    for name, reader in _readings(network):
        convolution = network.get_submodule(name)
        group = first_names.setdefault(convolution, name)
        read = reader if with_aliases else first_names.setdefault(network.get_submodule(reader), reader)
        owners = torch.arange(len(convolution.get_parameter("weight")))
        for each, role in ((name if with_aliases else group, Role.OUTPUT), (read, Role.INPUT)):
            members.setdefault(group, {}).setdefault((each, role), Member(each, role, owners))
    return tuple(
        FilterGroup(name, len(network.get_submodule(name).get_parameter("weight")), tuple(found.values()))
        for name, found in members.items()
    )


def _readings(network: LevelsNetwork) -> Iterator[tuple[Name, Name]]:
    """(layer, layer that reads it) for all levels, in order."""
    for level in network.levels:
        pair = network.get_submodule(str(level))
        assert isinstance(pair, PairNetwork)
        names = [f"{level}.encoder.{layer.name}" for layer in pair.encoder.layers]
        bottleneck = names[-1]
        names += [f"{level}.decoder.{layer.name}" for layer in pair.decoder.layers]
        yield from pairwise(names)
        if hasattr(pair, "embedding"):
            yield bottleneck, f"{level}.embedding"


class PairNetwork(nn.Module):
    """Identity through a pair: RGB (B, 3, H, W) to RGB; parameters are ``encoder.conv1_1.weight`` and so on."""

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self.encoder = pair.encoder
        self.decoder = pair.decoder

    def forward(self, rgb: Tensor) -> Tensor:
        """What the decoder paints of the encoder's features, unclamped."""
        painted: Tensor = self.decoder(self.encoder(rgb))
        return painted
