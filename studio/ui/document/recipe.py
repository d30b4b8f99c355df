"""The edited recipe: all that the controls set, as one frozen value that may have no style yet; weights of its mix."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.specs.colour import ColourSettings, Mixing
from studio.specs.edges import EdgeSettings
from studio.specs.looks import DEFAULT_LOOK, LOOKS, Look
from studio.specs.method import Method
from studio.specs.optimize import OptimizeSettings
from studio.specs.regions import RegionSettings
from studio.specs.strokes import DEFAULT_STROKES, StrokeSettings
from studio.specs.stylize import LEVELS, StyleChoice, StylizeSpec

_NO_STYLE_YET = (StyleChoice(Path("a style")),)
_DEFAULT = StylizeSpec(_NO_STYLE_YET)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A `StylizeSpec` in the making, with its meanings, defaults and ranges; raises `SpecError` as that does.

    A level with a share of 1 is left out of ``level_strength`` and ``level_detail``, so that equal looks are equal
    recipes. ``levels`` and ``seed`` have no control; they are kept for recipes made elsewhere.
    Regions end where masks, an optimisation or colours alone are chosen after them, and the matching of histograms
    where masks, regions or an optimisation are.
    """

    styles: tuple[StyleChoice, ...] = ()
    bundle: str | None = _DEFAULT.bundle
    method: Method | None = _DEFAULT.method
    strength: float = _DEFAULT.strength
    level_strength: Mapping[int, float] = field(default_factory=dict)
    detail: float = _DEFAULT.detail
    level_detail: Mapping[int, float] = field(default_factory=dict)
    style_size_px: int | None = _DEFAULT.style_size_px
    content_size_px: int | None = _DEFAULT.content_size_px
    levels: tuple[int, ...] | None = _DEFAULT.levels
    seed: int = _DEFAULT.seed
    optimize: OptimizeSettings | None = _DEFAULT.optimize
    colour: ColourSettings = _DEFAULT.colour
    mixing: Mixing = _DEFAULT.mixing
    strokes: StrokeSettings | None = DEFAULT_STROKES
    edges: EdgeSettings | None = _DEFAULT.edges
    regions: RegionSettings | None = _DEFAULT.regions
    match_marginals: bool = _DEFAULT.match_marginals

    def __post_init__(self) -> None:
        if self.regions is not None and not self._may_have_regions:
            object.__setattr__(self, "regions", None)
        if self.match_marginals and not self.may_match_marginals:
            object.__setattr__(self, "match_marginals", False)
        if self.regions is None:  # a style of one region paints all of the photo then
            object.__setattr__(self, "styles", tuple(replace(style, region=None) for style in self.styles))
        object.__setattr__(self, "level_strength", _reduced(self.level_strength))
        object.__setattr__(self, "level_detail", _reduced(self.level_detail))
        self._as_spec(self.styles or _NO_STYLE_YET)

    @property
    def _may_have_regions(self) -> bool:
        has_masks = any(style.mask is not None for style in self.styles)
        return not (has_masks or self.optimize is not None or self.colour.only)

    @property
    def may_match_marginals(self) -> bool:
        """Whether histograms of features can be matched: not with masks, regions or an optimisation."""
        has_masks = any(style.mask is not None for style in self.styles)
        return not (has_masks or self.optimize is not None or self.regions is not None)

    def spec(self) -> StylizeSpec | None:
        """What to paint, or None while there is no style."""
        return self._as_spec(self.styles) if self.styles else None

    @classmethod
    def from_spec(cls, spec: StylizeSpec) -> Recipe:
        """The recipe whose `spec` is ``spec``."""
        return cls(**_entries(spec))

    def with_share(self, field_name: str, level: int, share: float) -> Recipe:
        """The same with another share at one level of ``level_strength`` or ``level_detail``."""
        changed: dict[str, Any] = {field_name: {**getattr(self, field_name), level: share}}
        return replace(self, **changed)

    def with_look(self, look: Look | Recipe) -> Recipe:
        """The same with the strengths and details of ``look``."""
        return replace(
            self,
            strength=look.strength,
            level_strength=look.level_strength,
            detail=look.detail,
            level_detail=look.level_detail,
        )

    def for_bundle(self, levels: Collection[int], *, before: Collection[int] = LEVELS) -> Recipe:
        """The same for a bundle of ``levels``: a built-in look that it has for those ``before`` stays that look."""
        for look in LOOKS:
            if self.with_look(look.for_bundle(before)) == self:
                return self.with_look(look.for_bundle(levels))
        return self

    def _as_spec(self, styles: tuple[StyleChoice, ...]) -> StylizeSpec:
        return StylizeSpec(**{**_entries(self), "styles": styles})


def _entries(settings: Recipe | StylizeSpec) -> dict[str, Any]:
    return {each.name: getattr(settings, each.name) for each in fields(Recipe)}


def first_recipe() -> Recipe:
    """How every document begins, and what its controls go back to: the default look, and no style yet."""
    return Recipe().with_look(DEFAULT_LOOK)


def _reduced(shares: Mapping[int, float]) -> Mapping[int, float]:
    return MappingProxyType({level: share for level, share in sorted(shares.items()) if share != 1.0})


SMALLEST, LARGEST = 1, 100


def weight_numbers(styles: Sequence[StyleChoice]) -> tuple[int, ...]:
    """Each weight from 1 to 100; weights above 1 are brought down together, which changes no share."""
    largest = max((style.weight for style in styles), default=1.0)
    unit = max(largest, 1.0)
    return tuple(min(LARGEST, max(SMALLEST, round(LARGEST * style.weight / unit))) for style in styles)


def with_weight(styles: Sequence[StyleChoice], index: int, number: int) -> tuple[StyleChoice, ...]:
    """The mix with the weight of the style at ``index`` set to ``number`` of 100 and the others as they read."""
    numbers = list(weight_numbers(styles))
    numbers[index] = number
    return tuple(replace(style, weight=own / LARGEST) for style, own in zip(styles, numbers, strict=True))


def without(styles: Sequence[StyleChoice], path: Path) -> tuple[StyleChoice, ...]:
    """The mix without ``path``."""
    return tuple(style for style in styles if style.path != path)


def with_mask(styles: Sequence[StyleChoice], path: Path, mask: Path | None) -> tuple[StyleChoice, ...]:
    """The mix with ``path`` painting where the file ``mask`` says, or, with None, where masks leave something."""
    return tuple(replace(style, mask=mask) if style.path == path else style for style in styles)


def share_percents(styles: Sequence[StyleChoice]) -> tuple[int, ...]:
    """What each style has in the mix, in whole percents that sum to 100 (largest remainders are rounded up)."""
    if not styles:
        return ()
    total = sum(style.weight for style in styles)
    exact = [100 * style.weight / total for style in styles]
    floors = [int(share) for share in exact]
    by_remainder = sorted(range(len(styles)), key=lambda index: floors[index] - exact[index])
    for index in by_remainder[: 100 - sum(floors)]:
        floors[index] += 1
    return tuple(floors)
