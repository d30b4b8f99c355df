"""What students learn, and how the paintings of their losses are made when they learn to paint."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum

from studio.errors import SpecError
from studio.specs.stylize import LEVELS

Range = tuple[float, float]  # both ends are drawn


class Aim(StrEnum):
    """To compute what the teacher computes, or to paint well, judged by the teacher's encoder."""

    IMITATE = "imitate"
    PAINT = "paint"


@dataclass(frozen=True, slots=True)
class PaintingShares:
    """How much each term of a painting counts; ``content`` counts fully at strength 0.5, more below, less above."""

    style: float = 1.0
    content: float = 4.0
    reconstruction: float = 2.0
    lattice: float = 0.6
    direction: float = 0.7

    def __post_init__(self) -> None:
        for entry in fields(self):
            if not 0 <= getattr(self, entry.name) < float("inf"):
                raise SpecError("the share of the {name} loss is a number from 0 on", name=entry.name)


@dataclass(frozen=True, slots=True)
class PaintingSettings:
    """How a batch is painted while students learn to paint; every picture draws its own strength and detail.

    ``at_full_strength`` and ``without_detail`` are the shares of pictures painted at strength 1 and at detail 0
    whatever was drawn. Levels shallower than ``detail_from`` always have detail 0, and level 1 is always at full
    strength. ``without_level_5`` is the share of steps that leave level 5 out, ``enlarged`` that of the crops which are
    enlarged. Encoders learn at ``encoder_rate``, 0
    freezes them; decoders at the schedule's rate. ``levels`` are those that learn, None for all; the others paint.
    """

    shares: PaintingShares = field(default_factory=PaintingShares)
    strengths: Range = (0.3, 1.0)
    at_full_strength: float = 0.4
    details: Range = (0.3, 1.0)
    without_detail: float = 0.25
    detail_from: int = 3
    without_level_5: float = 0.5
    enlarged: float = 0.5
    encoder_rate: float = 1e-4
    levels: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        for name in ("strengths", "details"):
            low, high = getattr(self, name)
            if not 0 <= low <= high <= 1:
                raise SpecError(
                    "{name} are drawn between two numbers in 0..1, not {low:g} and {high:g}",
                    name=name,
                    low=low,
                    high=high,
                )
        for name in ("at_full_strength", "without_detail", "without_level_5", "enlarged"):
            if not 0 <= getattr(self, name) <= 1:
                raise SpecError(
                    "{name} is a share between 0 and 1, not {share}",
                    name=name.replace("_", " "),
                    share=getattr(self, name),
                )
        if not 0 <= self.encoder_rate < float("inf"):
            raise SpecError("encoders learn at a rate from 0 on, not {encoder_rate}", encoder_rate=self.encoder_rate)
        if self.detail_from not in LEVELS:
            raise SpecError(
                "detail begins at a level of 5, 4, 3, 2, 1, not {detail_from}", detail_from=self.detail_from
            )
        if self.levels is not None and not (self.levels and set(self.levels) <= set(LEVELS)):
            raise SpecError("the levels that learn are some of 5, 4, 3, 2, 1")
