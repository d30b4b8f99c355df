"""Pictures with labels to learn from and to be tested on, as inputs of a classifier."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.compression.experiments.class_folders import ClassPictures

_TEST_BATCH = 500
_MOST_SHIFT_PX = 4
_IMAGENET_MEAN, _IMAGENET_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


@dataclass(frozen=True, slots=True, eq=False)
class LabelledPictures:
    """Pictures (n, C, S, S) and labels (n,) int64; an input is (picture · ``scale`` − ``mean``) / ``deviation``.

    ``mean`` and ``deviation`` are per channel. With ``is_augmented`` pictures that are learned from are shifted by up
    to 4 px, black moving in, and half of them mirrored.
    """

    train_pictures: Tensor
    train_labels: Tensor
    test_pictures: Tensor
    test_labels: Tensor
    mean: tuple[float, ...] = (0.0,)
    deviation: tuple[float, ...] = (1.0,)
    scale: float = 1.0
    is_augmented: bool = False

    @property
    def example(self) -> Tensor:
        """Two inputs."""
        return self.test_inputs(2)

    def test_inputs(self, count: int) -> Tensor:
        """The first ``count`` test pictures as inputs."""
        return self._inputs(self.test_pictures[:count])

    def draw(self, count: int, random: torch.Generator) -> tuple[Tensor, Tensor]:
        """Inputs (count, C, S, S) and labels of pictures drawn with replacement."""
        chosen = torch.randint(len(self.train_labels), (count,), generator=random)
        pictures = self.train_pictures[chosen]
        if self.is_augmented:
            pictures = augmented(pictures, random)
        return self._inputs(pictures), self.train_labels[chosen]

    @torch.no_grad()
    def accuracy(self, network: nn.Module) -> float:
        """Percent of the test pictures that ``network`` names rightly, in float32."""
        network.eval()
        right = 0
        for start in range(0, len(self.test_labels), _TEST_BATCH):
            inputs = self._inputs(self.test_pictures[start : start + _TEST_BATCH])
            right += int((network(inputs).argmax(1) == self.test_labels[start : start + _TEST_BATCH]).sum())
        return 100 * right / len(self.test_labels)

    def of_classes(self, classes: tuple[int, ...], *, per_class: int | None = None) -> LabelledPictures:
        """Only the pictures of ``classes``, labelled by their places in it; at most ``per_class`` to learn from."""
        train = torch.cat([(self.train_labels == each).nonzero().flatten()[:per_class] for each in classes])
        test = torch.cat([(self.test_labels == each).nonzero().flatten() for each in classes])
        place = torch.full((int(max(self.train_labels.max(), self.test_labels.max())) + 1,), -1)
        place[list(classes)] = torch.arange(len(classes))
        return replace(
            self,
            train_pictures=self.train_pictures[train],
            train_labels=place[self.train_labels[train]],
            test_pictures=self.test_pictures[test],
            test_labels=place[self.test_labels[test]],
        )

    def _inputs(self, pictures: Tensor) -> Tensor:
        channels = (-1, 1, 1)
        mean, deviation = torch.tensor(self.mean).view(channels), torch.tensor(self.deviation).view(channels)
        inputs = pictures.float().mul_(self.scale).sub_(mean).div_(deviation)
        return inputs.contiguous(memory_format=torch.channels_last)


def normalised(pictures: ClassPictures) -> LabelledPictures:
    """Inputs normalised by mean and deviation of ImageNet, as published CIFAR networks want them, and augmented."""
    return LabelledPictures(
        pictures.train_pictures,
        pictures.train_labels,
        pictures.test_pictures,
        pictures.test_labels,
        _IMAGENET_MEAN,
        _IMAGENET_DEVIATION,
        scale=1 / 255,
        is_augmented=True,
    )


def augmented(pictures: Tensor, random: torch.Generator) -> Tensor:
    """(n, C, H, W) each shifted by −4…4 px in both directions, zeros moving in, and mirrored or not."""
    count, _, height, width = pictures.shape
    padded = F.pad(pictures, (_MOST_SHIFT_PX,) * 4)
    top, left = torch.randint(2 * _MOST_SHIFT_PX + 1, (2, count, 1), generator=random)
    rows, columns = top + torch.arange(height), left + torch.arange(width)
    is_mirrored = torch.randint(2, (count, 1), generator=random).bool()
    columns = torch.where(is_mirrored, columns.flip(1), columns)
    each = torch.arange(count).view(-1, 1, 1)
    return padded[each, :, rows.unsqueeze(2), columns.unsqueeze(1)].permute(0, 3, 1, 2)
