"""The edited recipe: everything the controls set, as one frozen value that may have no style yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from studio.specs.looks import DEFAULT_LOOK, Look
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec

_NO_STYLE_YET = (StyleChoice(Path("a style")),)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A `StylizeSpec` in the making, with its meanings, defaults and ranges; raises `SpecError` as that does.

    A level with a share of 1 is left out of ``level_strength`` and ``level_detail``, so that equal looks are equal
    recipes. ``levels`` and ``seed`` have no control; they are kept for recipes made elsewhere.
    """

    styles: tuple[StyleChoice, ...] = ()
    bundle: str | None = None
    method: Method | None = None
    strength: float = 1.0
    level_strength: Mapping[int, float] = field(default_factory=dict)
    detail: float = 0.0
    level_detail: Mapping[int, float] = field(default_factory=dict)
    style_size_px: int | None = None
    content_size_px: int | None = None
    levels: tuple[int, ...] | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "level_strength", _reduced(self.level_strength))
        object.__setattr__(self, "level_detail", _reduced(self.level_detail))
        self._as_spec(self.styles or _NO_STYLE_YET)

    def spec(self) -> StylizeSpec | None:
        """What to paint, or None while there is no style."""
        return self._as_spec(self.styles) if self.styles else None

    @classmethod
    def from_spec(cls, spec: StylizeSpec) -> Recipe:
        """The recipe whose `spec` is ``spec``."""
        return cls(
            styles=spec.styles,
            bundle=spec.bundle,
            method=spec.method,
            strength=spec.strength,
            level_strength=spec.level_strength,
            detail=spec.detail,
            level_detail=spec.level_detail,
            style_size_px=spec.style_size_px,
            content_size_px=spec.content_size_px,
            levels=spec.levels,
            seed=spec.seed,
        )

    def with_level_strength(self, level: int, share: float) -> Recipe:
        """The same with another strength at one level."""
        return replace(self, level_strength={**self.level_strength, level: share})

    def with_level_detail(self, level: int, share: float) -> Recipe:
        """The same with another detail at one level."""
        return replace(self, level_detail={**self.level_detail, level: share})

    def with_look(self, look: Look) -> Recipe:
        """The same with the strengths and details of ``look``."""
        return replace(
            self,
            strength=look.strength,
            level_strength=look.level_strength,
            detail=look.detail,
            level_detail=look.level_detail,
        )

    def _as_spec(self, styles: tuple[StyleChoice, ...]) -> StylizeSpec:
        return StylizeSpec(
            styles=styles,
            bundle=self.bundle,
            method=self.method,
            strength=self.strength,
            level_strength=self.level_strength,
            detail=self.detail,
            level_detail=self.level_detail,
            levels=self.levels,
            style_size_px=self.style_size_px,
            content_size_px=self.content_size_px,
            seed=self.seed,
        )


def first_recipe() -> Recipe:
    """How every document begins, and what its controls go back to: the default look, and no style yet."""
    return Recipe().with_look(DEFAULT_LOOK)


def _reduced(shares: Mapping[int, float]) -> Mapping[int, float]:
    return MappingProxyType({level: share for level, share in sorted(shares.items()) if share != 1.0})
