"""Regions that are found in a photo by themselves: how many, and how strong the styles are in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from studio.errors import SpecError

FEWEST_REGIONS, MOST_REGIONS, DEFAULT_REGIONS = 1, 6, 4
REGION_COLOURS = ((230, 60, 50), (60, 170, 70), (60, 90, 220), (240, 200, 50), (180, 70, 200), (70, 200, 210))
"""What the regions are shown in, in their order: sRGB."""


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """A photo in ``count`` regions, numbered from 1, the largest first; each is painted by maps of its own.

    ``strengths`` says for single regions how far the styles go there (0..1), times their own; 0 leaves a region as it
    is, pixel by pixel. One region is the whole photo.
    """

    count: int = DEFAULT_REGIONS
    strengths: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        check_region_count(self.count)
        for region, strength in self.strengths.items():
            self.check_region(region)
            if not 0.0 <= strength <= 1.0:
                raise SpecError(
                    "the strength of region {region} must lie between 0 and 1, not {strength}",
                    region=region,
                    strength=strength,
                )

    def check_region(self, region: int) -> None:
        """Raise SpecError unless there is a region of this number."""
        if not 1 <= region <= self.count:
            raise SpecError("regions are numbered from 1 to {count}, not {region}", count=self.count, region=region)

    def strength_in(self, region: int) -> float:
        """How far the styles go in a region."""
        return self.strengths.get(region, 1.0)


def check_region_count(count: int) -> None:
    """Raise SpecError unless a photo can be divided into so many regions."""
    if not FEWEST_REGIONS <= count <= MOST_REGIONS:
        raise SpecError(
            "a photo is divided into {fewest} to {most} regions, not {count}",
            fewest=FEWEST_REGIONS,
            most=MOST_REGIONS,
            count=count,
        )
