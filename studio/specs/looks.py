"""The built-in looks: strengths and details under a name, the same for the command line and the window."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Look:
    """Values of the fields of `StylizeSpec` that have the same names; levels that are not named have a share of 1."""

    id: str
    strength: float = 1.0
    level_strength: Mapping[int, float] = field(default_factory=dict)
    detail: float = 0.0
    level_detail: Mapping[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("level_strength", "level_detail"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def with_levels(self, levels: tuple[int, ...] | None) -> Look:
        """This look where it leaves out none of ``levels``, which were asked for; None where no levels were."""
        if levels is None:
            return self
        shares = {level: share for level, share in self.level_strength.items() if share or level not in levels}
        return replace(self, level_strength=shares)

    def for_bundle(self, levels: Collection[int]) -> Look:
        """This look for a bundle that has these levels alone: each paints for the finer ones that are missing too.

        A level that paints has the largest of the shares of itself and of those missing between it and the next.
        """
        shares = dict(self.level_strength)
        for level in levels:
            finer = max((each for each in levels if each < level), default=0)
            largest = max(self._share(each) for each in range(level, finer, -1))
            if largest > self._share(level) > 0:
                shares[level] = largest
        return replace(self, level_strength=shares)

    def _share(self, level: int) -> float:
        return self.level_strength.get(level, 1.0)


_PAINT_OVER_FINE_LEVELS = {2: 0.0, 1: 0.0}  # their decoders lose next to nothing, and each detail costs a second pass

LOOKS = (
    Look("balanced", level_strength={5: 0.0, 4: 0.5}, detail=0.7, level_detail=_PAINT_OVER_FINE_LEVELS),
    Look("gentle", level_strength={5: 0.0, 4: 0.3, 3: 0.4, 2: 0.7}, detail=1.0),
    Look("bold", level_strength={5: 0.7}, detail=0.4, level_detail=_PAINT_OVER_FINE_LEVELS),
    Look("plain"),
)
"""The first is the one that everything starts with; ``plain`` is what the decoders alone paint, at full strength."""

DEFAULT_LOOK = LOOKS[0]


def look_of_id(look_id: str) -> Look:
    """The look of this id; raises KeyError for another."""
    return {look.id: look for look in LOOKS}[look_id]
