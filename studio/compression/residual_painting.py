"""The residual form on batches, as training paints: every picture with its own style, map, strength and detail.

x' = decode(T f) + r (x - decode(f)), f = encode(x), as `studio.streaming.residual` runs it on whole canvases.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from studio.bundles.pair import Pair
from studio.compression.transforming import transformed_each
from studio.specs.method import Method
from studio.specs.painting import PaintingSettings, Range

_FULL_LEVEL = 1  # carries colour, which people want whole even where the rest is faint


@dataclass(frozen=True, slots=True, eq=False)
class PaintingParameters:
    """How each picture of a batch is painted: strength α and detail r, (B,) float32; details from level ``from_level``.

    Without level 5 the cascade begins below it.
    """

    strengths: Tensor
    details: Tensor
    from_level: int
    has_level_5: bool = True

    def of(self, rows: slice) -> PaintingParameters:
        """Those of some pictures of the batch."""
        return replace(self, strengths=self.strengths[rows], details=self.details[rows])

    def strengths_at(self, level: int) -> Tensor:
        """(B,): level 1 is always at full strength."""
        return torch.ones_like(self.strengths) if level == _FULL_LEVEL else self.strengths

    def details_at(self, level: int) -> Tensor:
        """(B,): 0 at levels that paint without."""
        return self.details if level >= self.from_level else torch.zeros_like(self.details)


def drawn_parameters(settings: PaintingSettings, count: int, random: np.random.Generator) -> PaintingParameters:
    """A parameters for ``count`` pictures as ``settings`` draws them; the same for the same state of ``random``."""
    strengths, details = (_drawn(bounds, count, random) for bounds in (settings.strengths, settings.details))
    is_full, is_plain = random.uniform(size=count), random.uniform(size=count)
    strengths[is_full < settings.at_full_strength] = 1.0
    details[is_plain < settings.without_detail] = 0.0
    return PaintingParameters(
        torch.from_numpy(strengths).float(),
        torch.from_numpy(details).float(),
        settings.detail_from,
        has_level_5=bool(random.uniform() >= settings.without_level_5),
    )


def fixed_parameters(settings: PaintingSettings, count: int, *, strength: float, detail: float) -> PaintingParameters:
    """All ``count`` pictures painted alike, by all levels."""
    return PaintingParameters(torch.full((count,), strength), torch.full((count,), detail), settings.detail_from)


def painted_level(
    pair: Pair, pictures: Tensor, styles: Tensor, method: Method, parameters: PaintingParameters
) -> tuple[Tensor, Tensor]:
    """x' and decode(f), both (B, 3, H, W) unclamped, for pictures x and styles (B, 3, H, W) paired one by one.

    The maps are fitted without gradient; it flows through f, decode(f) and decode(T f) into both networks.
    """
    features = pair.encoder(pictures)
    with torch.no_grad():
        style_features = pair.encoder(styles)
    mapped = transformed_each(features, style_features, method, parameters.strengths_at(pair.level))
    painted, rebuilt = pair.decoder(torch.cat((mapped, features))).chunk(2)
    details = parameters.details_at(pair.level).to(pictures)[:, None, None, None]
    return painted + details * (pictures - rebuilt), rebuilt


def _drawn(bounds: Range, count: int, random: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return random.uniform(*bounds, count)
