"""How a bundle paints: how far it goes, and how much of what its decoders lose comes back. Torch-free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from studio.specs.stylize import StyleChoice, StylizeSpec


@dataclass(frozen=True, slots=True)
class Form:
    """Strength and detail, in all and by level, as `StylizeSpec` has them and with its ranges (`SpecError`)."""

    strength: float = 1.0
    detail: float = 0.0
    level_strength: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))
    level_detail: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        self.spec(Path(), levels=None, style_size_px=None)  # which checks the ranges

    def spec(self, style: Path, *, levels: tuple[int, ...] | None, style_size_px: int | None) -> StylizeSpec:
        """The request to paint in this form in the style picture at ``style``."""
        return StylizeSpec(
            (StyleChoice(style),),
            strength=self.strength,
            level_strength=self.level_strength,
            detail=self.detail,
            level_detail=self.level_detail,
            levels=levels,
            style_size_px=style_size_px,
        )


PLAIN = Form()
