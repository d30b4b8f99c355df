"""The networks of the pruning literature on CIFAR-10, and their filters in groups.

ConvNet: Caffe's ``cifar10_full`` (three 5×5 convolutions), as in Wang et al., arXiv 1709.06994; its local response
normalisation is left out. ResNet-20 and ResNet-56: He et al., arXiv 1512.03385, section 4.2, with shortcuts that pad
with channels of zeros ("option A"); parameters are named as in Idelbayev's published weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.compression.pruning.groups import FilterGroup, FilterGroups, Member, Role
from studio.compression.pruning.native_surgery import Kept
from studio.errors import InputError

_STAGE_WIDTHS = (16, 32, 64)
_CONVNET_WIDTHS = (32, 32, 64)


class ConvNet(nn.Module):
    """Three 5×5 convolutions, each pooled to half its size, and a linear classifier; for pictures of any size."""

    def __init__(self, classes: int, *, side_px: int = 32) -> None:
        super().__init__()
        first, second, third = _CONVNET_WIDTHS
        self.conv1 = nn.Conv2d(3, first, 5, padding=2)
        self.conv2 = nn.Conv2d(first, second, 5, padding=2)
        self.conv3 = nn.Conv2d(second, third, 5, padding=2)
        for _ in range(3):
            side_px = (side_px + 1) // 2
        self.linear = nn.Linear(third * side_px**2, classes)

    def forward(self, rgb: Tensor) -> Tensor:
        """Logits (B, classes) of pictures (B, 3, S, S)."""
        rows = F.relu(F.max_pool2d(self.conv1(rgb), 3, 2, ceil_mode=True))
        rows = F.avg_pool2d(F.relu(self.conv2(rows)), 3, 2, ceil_mode=True)
        rows = F.avg_pool2d(F.relu(self.conv3(rows)), 3, 2, ceil_mode=True)
        logits: Tensor = self.linear(rows.flatten(1))
        return logits


class PaddedShortcut(nn.Module):
    """Every second row and column of its input, whose channel ``sources[i]`` becomes channel ``positions[i]``.

    All other channels are zeros. At first the channels lie in the middle, with as many zeros before as behind.
    ``weight`` (planes,), not trained, is 1, and 0 where a channel is masked.
    """

    sources: Tensor
    positions: Tensor

    def __init__(self, channels: int, planes: int) -> None:
        super().__init__()
        self.register_buffer("sources", torch.arange(channels), persistent=False)
        self.register_buffer("positions", torch.arange(channels) + (planes - channels) // 2, persistent=False)
        self.weight = nn.Parameter(torch.ones(planes), requires_grad=False)

    def forward(self, rows: Tensor) -> Tensor:
        """(B, channels, H, W) to (B, planes, ⌈H/2⌉, ⌈W/2⌉)."""
        rows = rows[:, :, ::2, ::2].index_select(1, self.sources)
        count, _, height, width = rows.shape
        padded = rows.new_zeros(count, len(self.weight), height, width).index_copy(1, self.positions, rows)
        return padded * self.weight.to(rows.dtype).view(-1, 1, 1)

    def cut(self, kept: Kept) -> None:
        """Only channels that are ``kept`` on both sides go through, and those of its output are numbered anew."""
        sources, positions = self.sources, self.positions
        inputs = torch.arange(int(sources.max()) + 1) if kept.inputs is None else torch.tensor(kept.inputs)
        outputs = torch.arange(len(self.weight)) if kept.outputs is None else torch.tensor(kept.outputs)
        stays = torch.isin(sources, inputs) & torch.isin(positions, outputs)
        self.sources = torch.searchsorted(inputs, sources[stays])
        self.positions = torch.searchsorted(outputs, positions[stays])
        self.weight = nn.Parameter(self.weight.detach()[outputs], requires_grad=False)

    def _load_from_state_dict(self, state_dict: dict[str, Any], prefix: str, *rest: Any) -> None:
        state_dict.setdefault(f"{prefix}weight", torch.ones_like(self.weight))  # published weights have none
        super()._load_from_state_dict(state_dict, prefix, *rest)


class Block(nn.Module):
    """Two 3×3 convolutions beside a shortcut."""

    def __init__(self, channels: int, planes: int, *, stride: int) -> None:
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(channels, planes, 3, stride, 1, bias=False), nn.BatchNorm2d(planes)
        self.conv2, self.bn2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False), nn.BatchNorm2d(planes)
        self.shortcut = nn.Identity() if stride == 1 else PaddedShortcut(channels, planes)

    def forward(self, rows: Tensor) -> Tensor:
        """(B, channels, H, W) to (B, planes, ⌈H/stride⌉, ⌈W/stride⌉)."""
        inner = F.relu(self.bn1(self.conv1(rows)))
        return F.relu(self.bn2(self.conv2(inner)) + self.shortcut(rows))


class CifarResNet(nn.Module):
    """Three stages of ``blocks`` residual blocks each: 3 for ResNet-20, 9 for ResNet-56."""

    def __init__(self, classes: int, *, blocks: int) -> None:
        super().__init__()
        channels = _STAGE_WIDTHS[0]
        self.conv1, self.bn1 = nn.Conv2d(3, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels)
        for stage, planes in enumerate(_STAGE_WIDTHS):
            made = []
            for block in range(blocks):
                made.append(Block(channels, planes, stride=2 if stage > 0 and block == 0 else 1))
                channels = planes
            self.add_module(f"layer{stage + 1}", nn.Sequential(*made))
        self.linear = nn.Linear(channels, classes)

    def forward(self, rgb: Tensor) -> Tensor:
        """Logits (B, classes) of pictures (B, 3, S, S)."""
        rows = F.relu(self.bn1(self.conv1(rgb)))
        for stage in range(len(_STAGE_WIDTHS)):
            rows = self.get_submodule(f"layer{stage + 1}")(rows)
        logits: Tensor = self.linear(rows.mean((2, 3)))
        return logits


NETWORKS: Mapping[str, Callable[[int], nn.Module]] = {
    "convnet": ConvNet,
    "resnet20": lambda classes: CifarResNet(classes, blocks=3),
    "resnet56": lambda classes: CifarResNet(classes, blocks=9),
}


def load_weights(network: nn.Module, path: Path) -> None:
    """Give ``network`` the published weights in ``path``: a state dict, also under ``state_dict`` and with ``module.``.

    Raises InputError where the file cannot be read or belongs to another network.
    """
    try:
        found = torch.load(path, map_location="cpu", weights_only=True)
        weights = found.get("state_dict", found)
        network.load_state_dict({name.removeprefix("module."): value for name, value in weights.items()})
    except Exception as error:  # torch raises whatever the damage suggests
        raise InputError(
            "{path} does not hold the weights of this network ({error})", path=path, error=error
        ) from error


def inner_groups(network: CifarResNet) -> FilterGroups:
    """The filters inside every block, which only its second convolution reads; outputs of stages stay as they are.

    So are ResNets pruned in Li et al., arXiv 1608.08710, section 3.3.
    """
    return tuple(
        _group(
            network,
            f"{name}.conv1",
            {Role.OUTPUT: [f"{name}.conv1"], Role.NORM: [f"{name}.bn1"], Role.INPUT: [f"{name}.conv2"]},
        )
        for name, block in network.named_modules()
        if isinstance(block, Block)
    )


def stage_groups(network: CifarResNet) -> FilterGroups:
    """What each stage puts out: coupled over all its blocks, and read by the next stage and its shortcut."""
    groups = []
    for stage in range(1, len(_STAGE_WIDTHS) + 1):
        blocks = [f"layer{stage}.{place}" for place, _ in enumerate(network.get_submodule(f"layer{stage}").children())]
        outputs, norms = [f"{block}.conv2" for block in blocks], [f"{block}.bn2" for block in blocks]
        if stage == 1:
            outputs, norms, readers = ["conv1", *outputs], ["bn1", *norms], blocks
        else:
            norms, readers = [*norms, f"{blocks[0]}.shortcut"], blocks[1:]
        inputs = [f"{block}.conv1" for block in readers]
        after = f"layer{stage + 1}.0"
        inputs += [f"{after}.conv1", f"{after}.shortcut"] if stage < len(_STAGE_WIDTHS) else ["linear"]
        groups.append(_group(network, outputs[0], {Role.OUTPUT: outputs, Role.NORM: norms, Role.INPUT: inputs}))
    return tuple(groups)


def _group(network: nn.Module, name: str, members: Mapping[Role, Sequence[str]]) -> FilterGroup:
    """Filter i of ``name`` is position i of every member."""
    owners = torch.arange(len(network.get_submodule(name).get_parameter("weight")))
    return FilterGroup(
        name,
        len(owners),
        tuple(Member(module, role, owners) for role, modules in members.items() for module in modules),
    )
