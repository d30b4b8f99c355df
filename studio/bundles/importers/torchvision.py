"""torchvision's `vgg19` state dict: an encoder to teach with; there is no decoder to it."""

from __future__ import annotations

from pathlib import Path

import torch

from studio.bundles.importers.published import VGG19_CREDIT, PublishedWeights
from studio.bundles.importers.state_dict import (
    SUFFIXES,
    fold_colour_layer,
    indexed_convolutions,
    read_state_dict,
    renamed,
)
from studio.bundles.weights import LevelWeights
from studio.errors import BundleError
from studio.networks.layout import encoder_names

# What torchvision's weights expect to be done to RGB in 0..1 (its documented preprocessing).
_MEAN = (0.485, 0.456, 0.406)
_DEVIATION = (0.229, 0.224, 0.225)
_PREFIX = "features."
_LEVEL = 5
# Where vgg19 keeps its convolutions up to conv5_1; VGG-16 has as many in all, but elsewhere.
_POSITIONS = (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28)


def recognises(source: Path) -> bool:
    """Whether ``source`` is a weight file whose keys begin with ``features.``."""
    if not source.is_file() or source.suffix not in SUFFIXES:
        return False
    return any(key.startswith(_PREFIX) for key in read_state_dict(source))


def read(source: Path) -> PublishedWeights:
    """The encoder up to relu5_1; `BundleError` where it is another network than VGG-19 without batch normalisation.

    The mean and deviation of its preprocessing are folded into conv1_1. It was trained with zeros around the picture;
    here, as in all style transfer with it, the border is reflected instead.
    """
    stored = read_state_dict(source)
    found = indexed_convolutions(stored, prefix=_PREFIX)
    names = encoder_names(_LEVEL)
    expected = [f"{_PREFIX}{position}" for position in _POSITIONS]
    if found[: len(names)] != expected:
        raise BundleError(
            "{source} is not torchvision's plain vgg19: pass its state dict, not another network's", source=source
        )
    encoder = renamed(stored, expected, names, path=source)
    deviation, mean = torch.tensor(_DEVIATION).double(), torch.tensor(_MEAN).double()
    weights = fold_colour_layer(encoder, torch.diag(1 / deviation)[:, :, None, None], -mean / deviation, path=source)
    return PublishedWeights(
        format_name="torchvision-vgg19",
        title="torchvision VGG-19",
        description="An encoder to teach with; it cannot paint.",
        teacher=None,
        methods=(),
        licence="BSD-3-Clause; the underlying VGG-19 is CC BY 4.0",
        attributions=("torchvision by the PyTorch team, BSD-3-Clause: vgg19 weights", VGG19_CREDIT),
        levels=(LevelWeights(_LEVEL, weights),),
    )
