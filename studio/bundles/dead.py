"""Filters that never fire, found and cut out, and the smaller networks shown to compute the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from studio.bundles.probes import (
    ProbedPair,
    ProbePainting,
    cropped,
    planned_probe_paintings,
    shipped_pictures,
    synthetic_probes,
)
from studio.bundles.tensors import Tensors
from studio.bundles.weights import LevelWeights
from studio.errors import BundleError
from studio.networks.layout import Chain
from studio.progress import Progress
from studio.specs.method import Method

# What share of a level's paintings is shown to the next one: pictures vary more than paintings do.
_PAINTED_EVERY = 3
_PAINTED_EACH = 2

TOLERANCE = 1e-6  # of the largest value, computed in float64 on both sides: rounding is not what is looked for


@dataclass(frozen=True, slots=True, eq=False)
class ProbeOptions:
    """How filters are probed: ``pictures`` (1, 3, H, W) in 0..1 beside those that come with the program."""

    pictures: tuple[Tensor, ...] = ()
    progress: Progress = field(default_factory=Progress)


@dataclass(frozen=True, slots=True)
class LevelRemoval:
    """What became of one level: filters removed because they cannot fire, or because no probe made them fire."""

    level: int
    provable: int
    observed: int
    largest_difference: float


@dataclass(frozen=True, slots=True)
class RemovalReport:
    """All levels, and how many pictures and probes (pictures included) were used."""

    levels: tuple[LevelRemoval, ...]
    pictures: int
    probes: int

    def to_json(self) -> dict[str, Any]:
        """The report as it goes into a manifest's quality figures."""
        return {
            "removed": sum(level.provable + level.observed for level in self.levels),
            "provable": sum(level.provable for level in self.levels),
            "observed_only": sum(level.observed for level in self.levels),
            "pictures": self.pictures,
            "probes": self.probes,
            "largest_relative_difference": max((level.largest_difference for level in self.levels), default=0.0),
            "levels": {
                str(level.level): {"provable": level.provable, "observed_only": level.observed} for level in self.levels
            },
        }


@torch.no_grad()
def drop_dead_filters(
    levels: Sequence[LevelWeights], methods: Sequence[Method], probe_options: ProbeOptions
) -> tuple[tuple[LevelWeights, ...], RemovalReport]:
    """``levels`` without the filters that are exactly 0 after ReLU, and what was removed.

    A filter goes if it provably cannot fire for RGB between −1 and 2. A filter of an encoder goes as well if no probe
    makes it fire: pictures and synthetic extremes, and for the shallower levels what the deeper ones painted. That is
    no proof, hence the report keeps the two apart and without a single picture only the provable ones go; on 1,600
    paintings outside the probes no filter so removed from the 16x encoder of level 5 fired. Decoders keep theirs:
    judged on three styles a probe, filters fired on unseen pairings for up to 7 steps of 8 bit, and on twelve one in
    600 pictures still did; on 28 none was seen to, but every increase had found another live one, so no number is
    proof.
    `BundleError` where a smaller network differs by more than `TOLERANCE` on any probe, as it is or painted.
    """
    pictures = (*(cropped(picture) for picture in probe_options.pictures), *shipped_pictures())
    probes = [*pictures, *synthetic_probes()]
    seen, painted = len(probes), list[Tensor]()
    probe_options.progress.plan(2 * len(levels))
    smaller, removals = [], []
    for weights in sorted(levels, key=lambda each: -each.level):
        plan = planned_probe_paintings(len(probes) + len(painted), methods or tuple(Method))
        watched, paintings = _firing_filters(weights, [*probes, *painted], plan, probe_options.progress)
        possible = _possible_filters(weights)
        alive = possible.seen_by(watched) if pictures else possible
        slim = without_dead_channels(weights, alive.encoder, alive.decoder)
        probe_options.progress.advance(1, f"watching the filters of level {weights.level}")
        difference = _difference(weights, slim, alive, [*probes, *painted], plan, probe_options.progress)
        if difference > TOLERANCE:
            raise BundleError(
                "level {level} without its dead filters differs by {difference:.1e} of the largest value, more than "
                "{tolerance:.0e}; import it without dropping filters",
                level=weights.level,
                difference=difference,
                tolerance=TOLERANCE,
            )
        probe_options.progress.advance(1, f"comparing level {weights.level}")
        smaller.append(slim)
        provable = possible.count_dead()
        removals.append(LevelRemoval(weights.level, provable, alive.count_dead() - provable, difference))
        painted = paintings[:seen:_PAINTED_EVERY]
    return tuple(smaller), RemovalReport(tuple(removals), pictures=len(pictures), probes=seen)


@dataclass(frozen=True, slots=True, eq=False)
class _Filters:
    """Layer name → (out,) bool, for both halves of a pair."""

    encoder: Alive
    decoder: Alive

    def seen_by(self, encoder: Alive) -> _Filters:
        """These, less the filters of the encoder that were not observed to fire."""
        return _Filters({name: flags & encoder[name] for name, flags in self.encoder.items()}, self.decoder)

    def count_dead(self) -> int:
        """How many go when only the set ones stay."""
        flags = (*self.encoder.values(), *self.decoder.values())
        return sum(int((~at_least_one(each)).sum()) for each in flags)


def _possible_filters(weights: LevelWeights) -> _Filters:
    encoder_layers = weights.encoder_layers()
    encoder = possible_channels(encoder_layers, weights.encoder, rgb_bounds())
    if weights.decoder is None:
        return _Filters(encoder, {})
    features = feature_bounds(at_least_one(encoder[encoder_layers[-1].name]))
    return _Filters(encoder, possible_channels(weights.decoder_layers(), weights.decoder, features))


def _firing_filters(
    weights: LevelWeights, probes: Sequence[Tensor], plan: Sequence[ProbePainting], progress: Progress
) -> tuple[Alive, list[Tensor]]:
    """Which filters of the encoder fire on any probe, in float32 as in use, and a painting of every probe."""
    pair = ProbedPair(weights, probes, dtype=torch.float32)
    encoder = _Firing(weights.encoder_layers())
    paintings = []
    for index in range(len(probes)):
        progress.check()
        pair.encode(index, encoder.see)
        painted = list(pair.paint([each for each in plan if each.content == index][:_PAINTED_EACH]))
        paintings += painted[1:]  # the first is the probe as it is
    return encoder.alive, paintings


class _Firing:
    """Remembers which channels of a chain have ever been above 0; those without ReLU count as firing."""

    def __init__(self, layers: Chain) -> None:
        self.alive = {
            layer.name: torch.full((layer.out_channels,), not layer.has_relu, dtype=torch.bool) for layer in layers
        }

    def see(self, name: str, out_bchw: Tensor) -> None:
        """Take one layer's output into account."""
        self.alive[name] |= out_bchw.amax((0, 2, 3)) > 0


def _difference(
    weights: LevelWeights,
    slim: LevelWeights,
    alive: _Filters,
    probes: Sequence[Tensor],
    plan: Sequence[ProbePainting],
    progress: Progress,
) -> float:
    """The largest difference of features and paintings in float64, as a share of the largest value of each."""
    full, small = (ProbedPair(each, probes, dtype=torch.float64) for each in (weights, slim))
    kept = at_least_one(alive.encoder[weights.encoder_layers()[-1].name])
    largest = 0.0
    for index in range(len(probes)):
        progress.check()
        expanded = full.encode(index)
        features = torch.zeros_like(expanded)
        features[:, kept] = small.encode(index)
        largest = max(largest, _relative(expanded, features))
        paintings = [each for each in plan if each.content == index]
        for expected, actual in zip(full.paint(paintings), small.paint(paintings), strict=True):
            largest = max(largest, _relative(expected, actual))
    return largest


def _relative(expected: Tensor, actual: Tensor) -> float:
    scale = float(expected.abs().max())
    difference = float((expected - actual).abs().max())
    return difference / scale if scale > 0 else difference


Alive = Mapping[str, Tensor]  # layer name → (out,) bool


def at_least_one(alive: Tensor) -> Tensor:
    """``alive`` (C,) bool, with the first channel kept where none is: a layer cannot be empty."""
    kept = alive.clone()
    kept[0] |= not bool(alive.any())
    return kept


def without_dead_channels(weights: LevelWeights, encoder: Alive, decoder: Alive) -> LevelWeights:
    """``weights`` with only those output channels that are alive; the decoder's RGB stays as it is.

    What a removed channel of the encoder's last layer fed the decoder with goes as well: 0 in every picture, its
    statistics are 0 on both sides, and every map leaves it at the style's mean, which is 0.
    """
    every_rgb = torch.ones(3, dtype=torch.bool)
    slim_encoder, features = _slimmed(weights.encoder_layers(), weights.encoder, encoder, every_rgb)
    slim_decoder = None
    if weights.decoder is not None:
        slim_decoder, _ = _slimmed(weights.decoder_layers(), weights.decoder, decoder, features)
    return LevelWeights(weights.level, slim_encoder, slim_decoder)


def _slimmed(layers: Chain, tensors: Mapping[str, Tensor], alive: Alive, inputs: Tensor) -> tuple[Tensors, Tensor]:
    slim: Tensors = {}
    for layer in layers:
        outputs = at_least_one(alive[layer.name])
        slim[f"{layer.name}.weight"] = tensors[f"{layer.name}.weight"][outputs][:, inputs].contiguous()
        slim[f"{layer.name}.bias"] = tensors[f"{layer.name}.bias"][outputs].contiguous()
        inputs = outputs
    return slim, inputs


# Generous for RGB between levels, which decoders paint without clamping.
RGB_RANGE = (-1.0, 2.0)

# float32 sums of some thousand products stray by less than this share of their absolute sum.
_ROUNDING = 1e-4


def rgb_bounds() -> tuple[Tensor, Tensor]:
    """Lower and upper bounds (3,) of what encoders are fed with."""
    lower, upper = (torch.full((3,), edge, dtype=torch.float64) for edge in RGB_RANGE)
    return lower, upper


def feature_bounds(possible: Tensor) -> tuple[Tensor, Tensor]:
    """Bounds of features after an affine map: none at all where ``possible`` (C,), and 0 elsewhere."""
    upper = torch.where(possible, torch.inf, 0.0).double()
    return -upper, upper


def possible_channels(layers: Chain, tensors: Mapping[str, Tensor], bounds: tuple[Tensor, Tensor]) -> dict[str, Tensor]:
    """Layer name → (out,) bool: False where the output after ReLU is 0 whatever the input within ``bounds``.

    Interval arithmetic: pooling, upsampling and reflection only copy values, so they do not widen an interval.
    A layer without ReLU is possible throughout.
    """
    possible: dict[str, Tensor] = {}
    lower, upper = bounds
    for layer in layers:
        weight = tensors[f"{layer.name}.weight"].double()
        bias = tensors[f"{layer.name}.bias"].double()
        highest = _largest_sum(weight, lower, upper) + bias
        lowest = -_largest_sum(-weight, lower, upper) + bias
        if not layer.has_relu:
            possible[layer.name] = torch.ones_like(bias, dtype=torch.bool)
            lower, upper = lowest, highest
            continue
        slack = _ROUNDING * (_largest_sum(weight.abs(), torch.zeros_like(lower), upper.maximum(-lower)) + bias.abs())
        never_fires = (highest < -slack) | ((_largest_sum(weight, lower, upper) <= 0) & (bias <= 0))
        possible[layer.name] = ~never_fires
        lower, upper = lowest.clamp_min(0), highest.clamp_min(0)
        lower, upper = lower.masked_fill(never_fires, 0.0), upper.masked_fill(never_fires, 0.0)
    return possible


def _largest_sum(weight_oihw: Tensor, lower: Tensor, upper: Tensor) -> Tensor:
    """(out,) the largest that sum of w·x can be for x between ``lower`` and ``upper`` (in,), infinite ones included."""
    positive, negative = weight_oihw.clamp_min(0).sum((2, 3)), weight_oihw.clamp_max(0).sum((2, 3))
    return (_product(positive, upper) + _product(negative, lower)).sum(1)


def _product(shares_oi: Tensor, edge_i: Tensor) -> Tensor:
    """w·x with 0·∞ = 0: a weight of zero carries nothing."""
    return torch.where(shares_oi == 0, 0.0, shares_oi * edge_i)
