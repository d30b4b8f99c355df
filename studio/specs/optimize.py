"""The settings of a painting by optimisation: which losses, which optimiser, how long, from where."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from studio.errors import SpecError

_LAYER = re.compile(r"conv[1-5]_[1-4]")
MOST_ITERATIONS = 100_000
MOST_WEIGHT = 1e6
LARGEST_STEP = 1.0
SMALLEST_SCALE_PX = 64


class Optimizer(StrEnum):
    """Adam takes a step per gradient and little memory; L-BFGS searches along each step and keeps ten earlier ones."""

    ADAM = "adam"
    LBFGS = "lbfgs"


class StyleLoss(StrEnum):
    """W2 compares the Gaussians of features (mean and covariance), Gram their second moments (Gatys et al. 2016)."""

    W2 = "w2"
    GRAM = "gram"


class Start(StrEnum):
    """The picture that optimisation begins with: the one that the networks paint, the photo, or noise."""

    STYLIZED = "stylized"
    PHOTO = "photo"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class OptimizeSettings:
    """How a picture is optimised: minimise style + content_weight / strength · content + smoothness · roughness.

    The features are those of the bundle's deepest encoder. ``style_layers`` maps convolutions (their outputs after
    ReLU, such as ``conv3_1``) to weights ≥ 0, which are normalised to sum to 1; empty means all of that encoder,
    equally. ``content_layer`` None is conv4_1, or the deepest there is. The content loss is the mean squared distance
    of features over their variance in the photo, and roughness the mean squared difference of neighbouring pixels in
    [0, 1]. ``difference_weight`` is that of the differences of neighbouring pixels in the style loss, beside 1 for all
    layers together; it keeps colour noise out.

    ``iterations`` are those at the smallest scale; each larger one, twice as large, has half as many as the one before.
    The smallest has a longer side from three quarters to one and a half times ``smallest_px``. ``step`` is Adam's step
    size in units of the range [0, 1] at the first iteration of a scale; it falls as a cosine.
    """

    iterations: int = 100
    optimizer: Optimizer = Optimizer.ADAM
    style_loss: StyleLoss = StyleLoss.W2
    content_weight: float = 0.02
    smoothness: float = 0.0
    difference_weight: float = 0.01
    style_layers: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    content_layer: str | None = None
    start: Start = Start.STYLIZED
    step: float = 0.03
    smallest_px: int = 512

    def __post_init__(self) -> None:
        if not 1 <= self.iterations <= MOST_ITERATIONS:
            raise SpecError(
                "an optimisation takes from 1 to {most} iterations, not {iterations}",
                most=MOST_ITERATIONS,
                iterations=self.iterations,
            )
        for name, weight in (
            ("content weight", self.content_weight),
            ("smoothness", self.smoothness),
            ("weight of differences", self.difference_weight),
        ):
            _check_weight(name, weight)
        for layer, weight in self.style_layers.items():
            _check_layer(layer)
            _check_weight(f"weight of {layer}", weight)
        if self.style_layers and not any(self.style_layers.values()):
            raise SpecError("an optimisation needs at least one style layer with a weight above 0")
        if self.content_layer is not None:
            _check_layer(self.content_layer)
        if not (math.isfinite(self.step) and 0 < self.step <= LARGEST_STEP):
            raise SpecError("the step size lies above 0 and up to 1, not {step}", step=self.step)
        if self.smallest_px < SMALLEST_SCALE_PX:
            raise SpecError("the smallest scale has at least 64 px, not {smallest_px}", smallest_px=self.smallest_px)


def _check_weight(name: str, weight: float) -> None:
    if not 0 <= weight <= MOST_WEIGHT:
        raise SpecError(
            "the {name} is a number from 0 to {most:g}, not {weight}", name=name, most=MOST_WEIGHT, weight=weight
        )


def _check_layer(layer: str) -> None:
    if _LAYER.fullmatch(layer) is None:
        raise SpecError("there is no layer {layer}; layers are called conv1_1 to conv5_1", layer=layer)
