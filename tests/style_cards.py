"""Style cards for tests: made of a picture with a tiny bundle, and small ones made of numbers alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from studio.bundles.pair import Bundle
from studio.engine.card_making import make_card
from studio.images.picture import Picture
from studio.images.style_card import StyleCard, encoded_source, encoded_thumbnail
from studio.specs.style_card import CardFacts, CardLevel, CardRequest

DIGEST = "0123456789abcdef" * 4


def card_of(picture: Path, output: Path, *bundles: Bundle, **wanted: object) -> Path:
    make_card(CardRequest(picture, **wanted), output, bundles)  # type: ignore[arg-type]  # of the caller's choice
    return output


def small_card(*, title: str = "Waves", has_source: bool = True, seed: int = 0) -> StyleCard:
    """A card of one level with two channels, whose pictures are noise of 20 x 12 px."""
    random = np.random.default_rng(seed)
    picture = Picture(random.random((12, 20, 3), dtype=np.float32), None)
    level = CardLevel(1, 2, DIGEST, "tiny")
    pixels = np.concatenate(([240.0], [0.5] * 3, np.diag([0.3, 0.2, 0.1]).ravel()))
    numbers = {level.tensor: np.array([240.0, 0.25, 0.75, 2.0, 1.0, 1.0, 2.0])}
    source = encoded_source(picture) if has_source else None
    facts = CardFacts(title, DIGEST[::-1], (20, 12), (level,))
    return StyleCard(facts, pixels, numbers, encoded_thumbnail(picture), source)
