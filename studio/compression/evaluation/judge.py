"""A judge: the encoders of a bundle, by which features of any picture and their statistics are measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.loader import load_encoder
from studio.bundles.manifest import read_manifest
from studio.compression.evaluation.request import JudgeChoice
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import ALIGNMENT_PX, encoder_names
from studio.transforms.moments import Moments, measure_moments, precision_for


@dataclass(frozen=True, slots=True, eq=False)
class Trunk:
    """One encoder and the layer at which it is tapped for each level it serves."""

    encoder: ConvolutionChain
    taps: Mapping[int, str]


@dataclass(frozen=True, slots=True, eq=False)
class PictureFeatures:
    """One picture as a judge measures it: moments at every level, and features (1, C, h, w) at the end of each block.

    The latter are those of the judge's deepest encoder (`block_ends`), shallow first.
    """

    moments: Mapping[int, Moments]
    block_ends: tuple[Tensor, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """A bundle's id and its trunks: one for each level, or one for several levels that share it."""

    bundle_id: str
    levels: tuple[int, ...]
    trunks: tuple[Trunk, ...]

    def see(self, rgb_bchw: Tensor) -> PictureFeatures:
        """What it sees in (1, 3, H, W) in [0, 1], sides multiples of 16."""
        measured: dict[int, Moments] = {}
        ends: tuple[Tensor, ...] = ()
        with torch.inference_mode():
            for trunk in self.trunks:
                names = block_ends(self.levels[0]) if trunk is self.trunks[0] else ()  # the first goes deepest
                features = trunk.encoder.features(rgb_bchw, tuple({*trunk.taps.values(), *names}))
                for level, name in trunk.taps.items():
                    positions = features[name].shape[2] * features[name].shape[3]
                    measured[level] = measure_moments(features[name], precision=precision_for(positions))
                ends += tuple(features[name] for name in names)
        return PictureFeatures(measured, ends)

    def measure(self, rgb_bchw: Tensor) -> Mapping[int, Moments]:
        """The moments alone: all that is needed of a style."""
        return self.see(rgb_bchw).moments


def load_judge(choice: JudgeChoice) -> Judge:
    """The judge asked for; decoders are not needed. `BundleError` where a level or a weight is missing."""
    manifest = read_manifest(choice.folder)
    levels = tuple(sorted(choice.levels or manifest.levels, reverse=True))
    served: dict[str, list[int]] = {}
    for level in levels:
        served.setdefault(manifest.entry(level).encoder_file, []).append(level)
    trunks = (
        Trunk(load_encoder(choice.folder, deepest), {level: encoder_names(level)[-1] for level in (deepest, *others)})
        for deepest, *others in served.values()
    )
    return Judge(manifest.id, levels, tuple(trunks))


def aligned_rgb(pixels_hwc: npt.NDArray[np.uint8]) -> Tensor:
    """(1, 3, H, W) float32 in [0, 1] of (h, w, 3) pixels, reflected to the next multiples of 16 as canvases are."""
    rgb = torch.from_numpy(pixels_hwc.astype(np.float32) / np.float32(255)).permute(2, 0, 1)[None]
    height, width = pixels_hwc.shape[:2]
    padding = (0, -width % ALIGNMENT_PX, 0, -height % ALIGNMENT_PX)
    return F.pad(rgb, padding, mode="reflect").contiguous(memory_format=torch.channels_last)


def block_ends(level: int) -> tuple[str, ...]:
    """The last layer of each block that the encoder of ``level`` has: of 3 conv1_2, conv2_2 and conv3_1."""
    return tuple({name.partition("_")[0]: name for name in encoder_names(level)}.values())
