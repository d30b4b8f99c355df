"""The scales of an optimisation, from the smallest picture to the whole: their sizes, iterations and style sizes."""

from __future__ import annotations

from dataclasses import dataclass

from studio.geometry import Size
from studio.images.halving import half_size
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import DEFAULT_STYLE_SIZE_PX, SMALLEST_SIDE_PX

_LEAST_RATIO = 0.75  # of the smallest scale's longer side to what was asked for


@dataclass(frozen=True, slots=True)
class Scale:
    """One size of the picture, how many iterations it gets, and the longer side (px) of styles there."""

    size: Size
    iterations: int
    style_px: int | None


def plan_scales(size: Size, settings: OptimizeSettings, style_size_px: int | None) -> tuple[Scale, ...]:
    """The scales of a picture of ``size``, smallest first; each is half the next, rounded up.

    Styles are no larger than the picture below the last scale, so that what is painted there is seen there. At the last
    one they have the size that was asked for, as in a picture painted without optimisation.
    """
    sizes = [size]
    while max((half := half_size(sizes[-1])).width, half.height) >= settings.smallest_px * _LEAST_RATIO:
        if min(half.width, half.height) < SMALLEST_SIDE_PX:
            break
        sizes.append(half)
    sizes.reverse()
    most_px = style_size_px or DEFAULT_STYLE_SIZE_PX
    return tuple(
        Scale(
            each,
            max(1, settings.iterations >> number),
            style_size_px if each == size else min(most_px, max(each.width, each.height)),
        )
        for number, each in enumerate(sizes)
    )
