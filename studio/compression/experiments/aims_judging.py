"""How pairs paint unseen pictures, by an encoder that took no part in their training: style against content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_encoder
from studio.bundles.manifest import read_manifest
from studio.bundles.pair import Pair
from studio.compression.evaluation.judge import aligned_rgb
from studio.compression.evaluation.pictures import draw_pairs, gather_pictures
from studio.compression.painting_losses import content_distance, relative_w2, style_goals
from studio.compression.residual_painting import fixed_parameters, painted_level
from studio.networks.layout import block_of, opening_names
from studio.specs.method import Method
from studio.specs.painting import PaintingSettings

DEFAULT_PAIRS, DEFAULT_SIZE_PX = 12, 320


@dataclass(frozen=True, slots=True)
class UnseenPictures:
    """Folders of pictures that nothing learned from; up to ``pairs`` are painted, the longer side ``size_px``."""

    contents: Path
    styles: Path
    pairs: int = DEFAULT_PAIRS
    size_px: int = DEFAULT_SIZE_PX


@dataclass(frozen=True, slots=True)
class Point:
    """At one strength, the mean over pairs: relative squared W2 to the style, and 1 - cosine to the photograph."""

    strength: float
    style: float
    content: float


class PaintingJudge:
    """The encoder of a bundle's deepest level up to ``level``; it sees style by each block's first layer, content by
    its last.
    """

    def __init__(self, judge: Path, level: int, pictures: UnseenPictures) -> None:
        folder = find_bundle(str(judge))
        depth = max(each for each in read_manifest(folder).levels if each <= level)
        self._encoder = load_encoder(folder, depth)
        self._style_names = opening_names(depth)
        last = {block_of(layer.name): layer.name for layer in self._encoder.layers}
        self._content_names = tuple(last.values())
        self._pairs = _test_pairs(pictures)

    def front(
        self, pairs: Sequence[Pair], settings: PaintingSettings, method: Method, detail: float
    ) -> tuple[Point, ...]:
        """Style and content of what ``pairs``, deepest first, paint at five strengths with ``detail``."""
        return tuple(self._point(pairs, settings, method, strength, detail) for strength in (1.0, 0.8, 0.6, 0.4, 0.2))

    @torch.inference_mode()
    def _point(
        self, pairs: Sequence[Pair], settings: PaintingSettings, method: Method, strength: float, detail: float
    ) -> Point:
        parameters, found = fixed_parameters(settings, 1, strength=strength, detail=detail), []
        for photograph, style in self._pairs:
            painted = photograph
            for pair in pairs:
                painted, _ = painted_level(pair, painted, style, method, parameters)
            found.append(self._distances(painted.clamp(0, 1), photograph, style))
        style_mean, content_mean = np.mean(found, axis=0)
        return Point(strength, float(style_mean), float(content_mean))

    def _distances(self, painted: Tensor, photograph: Tensor, style: Tensor) -> tuple[float, float]:
        names = tuple(dict.fromkeys((*self._style_names, *self._content_names)))
        seen, kept = (self._encoder.features(picture, names) for picture in (painted, photograph))
        goals = style_goals(self._encoder.features(style, self._style_names))
        apart = [float(relative_w2(seen[name], goal)) for name, goal in goals.items()]
        away = content_distance(seen, {name: kept[name] for name in self._content_names})
        return float(np.mean(apart)), float(away)


def _test_pairs(pictures: UnseenPictures) -> list[tuple[Tensor, Tensor]]:
    random = np.random.default_rng(0)
    contents, styles = (
        gather_pictures(
            folder, at_most=pictures.pairs, size_px=pictures.size_px, random=random, check=lambda: None
        ).pictures
        for folder in (pictures.contents, pictures.styles)
    )
    chosen = draw_pairs(len(contents), len(styles), at_most=pictures.pairs)
    return [(aligned_rgb(contents[one].pixels_hwc), aligned_rgb(styles[two].pixels_hwc)) for one, two in chosen]
