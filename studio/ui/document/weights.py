"""The weights of a mix as numbers from 1 to 100 and as shares that sum to 100 %: plain arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from studio.specs.stylize import StyleChoice

SMALLEST, LARGEST = 1, 100


def weight_numbers(styles: Sequence[StyleChoice]) -> tuple[int, ...]:
    """Each weight from 1 to 100; weights above 1 are brought down together, which changes no share."""
    largest = max((style.weight for style in styles), default=1.0)
    unit = max(largest, 1.0)
    return tuple(min(LARGEST, max(SMALLEST, round(LARGEST * style.weight / unit))) for style in styles)


def with_weight(styles: Sequence[StyleChoice], path: Path, number: int) -> tuple[StyleChoice, ...]:
    """The mix with the weight of ``path`` set to ``number`` of 100 and the others as they read."""
    numbers = weight_numbers(styles)
    return tuple(
        replace(style, weight=(number if style.path == path else own) / LARGEST)
        for style, own in zip(styles, numbers, strict=True)
    )


def without(styles: Sequence[StyleChoice], path: Path) -> tuple[StyleChoice, ...]:
    """The mix without ``path``."""
    return tuple(style for style in styles if style.path != path)


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
