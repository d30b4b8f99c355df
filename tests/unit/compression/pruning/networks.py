"""AlexNet, VGG-16 and ResNet-50 in the shapes of their papers, at any width, and a tiny network to train."""

from __future__ import annotations

import torch
from torch import Tensor, nn

VGG16_BLOCKS = ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512))
RESNET50_BLOCKS = (3, 4, 6, 3)
BOTTLENECK_EXPANSION = 4


def _wide(channels: int, width: float) -> int:
    return max(4, round(channels * width))


class AlexNet(nn.Module):
    """The one-tower form (Krizhevsky, arXiv 1404.5997): five convolutions, three linear layers, for 63 px and more."""

    def __init__(self, *, width: float = 1.0, classes: int = 10) -> None:
        super().__init__()
        a, b, c, d, e, f = (_wide(each, width) for each in (64, 192, 384, 256, 256, 4096))
        self.features = nn.Sequential(
            nn.Conv2d(3, a, 11, stride=4, padding=2), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2),
            nn.Conv2d(a, b, 5, padding=2), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2),
            nn.Conv2d(b, c, 3, padding=1), nn.ReLU(inplace=True),
            nn.Conv2d(c, d, 3, padding=1), nn.ReLU(inplace=True),
            nn.Conv2d(d, e, 3, padding=1), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2),
        )  # fmt: skip
        self.pool = nn.AdaptiveAvgPool2d((6, 6))
        self.classifier = nn.Sequential(
            nn.Dropout(), nn.Linear(e * 36, f), nn.ReLU(inplace=True),
            nn.Dropout(), nn.Linear(f, f), nn.ReLU(inplace=True), nn.Linear(f, classes),
        )  # fmt: skip

    def forward(self, rgb: Tensor) -> Tensor:
        return self.classifier(torch.flatten(self.pool(self.features(rgb)), 1))


class Vgg16(nn.Module):
    """Configuration D (Simonyan and Zisserman, arXiv 1409.1556), for 32 px and more."""

    def __init__(self, *, width: float = 1.0, classes: int = 10) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for block in VGG16_BLOCKS:
            for out in (_wide(each, width) for each in block):
                layers += [nn.Conv2d(channels, out, 3, padding=1), nn.ReLU(inplace=True)]
                channels = out
            layers.append(nn.MaxPool2d(2))
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d((7, 7))
        hidden = _wide(4096, width)
        self.classifier = nn.Sequential(
            nn.Linear(channels * 49, hidden), nn.ReLU(inplace=True), nn.Dropout(),
            nn.Linear(hidden, hidden), nn.ReLU(inplace=True), nn.Dropout(), nn.Linear(hidden, classes),
        )  # fmt: skip

    def forward(self, rgb: Tensor) -> Tensor:
        return self.classifier(torch.flatten(self.pool(self.features(rgb)), 1))


class Bottleneck(nn.Module):
    def __init__(self, channels: int, inner: int, *, stride: int) -> None:
        super().__init__()
        out = inner * BOTTLENECK_EXPANSION
        self.conv1, self.bn1 = nn.Conv2d(channels, inner, 1, bias=False), nn.BatchNorm2d(inner)
        self.conv2, self.bn2 = nn.Conv2d(inner, inner, 3, stride, 1, bias=False), nn.BatchNorm2d(inner)
        self.conv3, self.bn3 = nn.Conv2d(inner, out, 1, bias=False), nn.BatchNorm2d(out)
        self.relu = nn.ReLU(inplace=True)
        self.downsample: nn.Module | None = None
        if stride != 1 or channels != out:
            self.downsample = nn.Sequential(nn.Conv2d(channels, out, 1, stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, rows: Tensor) -> Tensor:
        shortcut = rows if self.downsample is None else self.downsample(rows)
        rows = self.relu(self.bn1(self.conv1(rows)))
        rows = self.relu(self.bn2(self.conv2(rows)))
        return self.relu(self.bn3(self.conv3(rows)) + shortcut)


class ResNet50(nn.Module):
    """He et al., arXiv 1512.03385, with the stride on the 3×3 convolution, for 32 px and more."""

    def __init__(self, *, width: float = 1.0, classes: int = 10) -> None:
        super().__init__()
        channels = _wide(64, width)
        self.conv1 = nn.Conv2d(3, channels, 7, 2, 3, bias=False)
        self.bn1, self.relu, self.maxpool = nn.BatchNorm2d(channels), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)
        for stage, blocks in enumerate(RESNET50_BLOCKS):
            inner = _wide(64 * 2**stage, width)
            made = []
            for block in range(blocks):
                made.append(Bottleneck(channels, inner, stride=2 if stage > 0 and block == 0 else 1))
                channels = inner * BOTTLENECK_EXPANSION
            self.add_module(f"layer{stage + 1}", nn.Sequential(*made))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(channels, classes)

    def forward(self, rgb: Tensor) -> Tensor:
        rows = self.maxpool(self.relu(self.bn1(self.conv1(rgb))))
        for stage in range(len(RESNET50_BLOCKS)):
            rows = self.get_submodule(f"layer{stage + 1}")(rows)
        return self.fc(torch.flatten(self.avgpool(rows), 1))


class Tiny(nn.Module):
    """Two convolutions with batch norm and one without, for 8×8 pictures of one channel."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(1, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6)
        self.conv2 = nn.Conv2d(6, 8, 3, padding=1)
        self.fc = nn.Linear(8, 3)

    def forward(self, grey: Tensor) -> Tensor:
        rows = torch.relu(self.bn1(self.conv1(grey)))
        return self.fc(torch.relu(self.conv2(rows)).mean((2, 3)))


class Branches(nn.Module):
    """Two branches that are concatenated, normed together and read by a depthwise and a plain convolution."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = nn.Conv2d(3, 5, 3, padding=1), nn.Conv2d(3, 7, 3, padding=1)
        self.norm = nn.BatchNorm2d(12)
        self.depthwise = nn.Conv2d(12, 12, 3, padding=1, groups=12)
        self.last = nn.Conv2d(12, 2, 1)

    def forward(self, rgb: Tensor) -> Tensor:
        rows = torch.relu(self.norm(torch.cat((self.left(rgb), self.right(rgb)), 1)))
        return self.last(torch.relu(self.depthwise(rows)))


@torch.no_grad()
def lived_in(network: nn.Module, seed: int = 0) -> nn.Module:
    """``network`` with random batch norms and biases, as after training: a fresh one hides mistakes behind zeros."""
    random = torch.Generator().manual_seed(seed)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.weight.copy_(0.5 + torch.rand(len(module.weight), generator=random))
            module.bias.copy_(torch.randn(len(module.bias), generator=random) * 0.3)
            module.running_mean.copy_(torch.randn(len(module.bias), generator=random) * 0.1)
            module.running_var.copy_(0.5 + torch.rand(len(module.bias), generator=random))
        elif isinstance(module, nn.Conv2d | nn.Linear) and module.bias is not None:
            module.bias.copy_(torch.randn(len(module.bias), generator=random) * 0.1)
    return network.eval()


def picture(channels: int = 3, side_px: int = 64, count: int = 2, seed: int = 1) -> Tensor:
    return torch.rand(count, channels, side_px, side_px, generator=torch.Generator().manual_seed(seed))
