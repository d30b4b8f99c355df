"""How far the edges of a result follow the photo: a local affine model of the painting by the photo."""

from __future__ import annotations

from dataclasses import dataclass

from studio.errors import SpecError

SMALLEST_RADIUS, LARGEST_RADIUS = 0.005, 0.1
SMALLEST_EPSILON, LARGEST_EPSILON = 1e-5, 0.1


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """The painting gives colours and large tones, the photo edges and texture, by the share ``amount``.

    ``radius`` is that of the windows in which the painting is explained by the photo, a share of the longer side:
    colours vary no faster. ``detail`` d says how much of the photo's texture shows where it is too faint to be fitted:
    0 none, 1 as much as in the photo. Variances below ``epsilon``, in squared colours of [0, 1], are faint.
    """

    amount: float = 1.0
    radius: float = 0.02
    detail: float = 1.0
    epsilon: float = 0.002

    def __post_init__(self) -> None:
        if not 0.0 <= self.amount <= 1.0:
            raise SpecError("the share of kept edges lies between 0 and 1, not {amount}", amount=self.amount)
        if not SMALLEST_RADIUS <= self.radius <= LARGEST_RADIUS:
            raise SpecError(
                "the radius of kept edges is {smallest} to {largest} of the longer side, not {radius}",
                smallest=SMALLEST_RADIUS,
                largest=LARGEST_RADIUS,
                radius=self.radius,
            )
        if not 0.0 <= self.detail <= 1.0:
            raise SpecError("the detail of kept edges lies between 0 and 1, not {detail}", detail=self.detail)
        if not SMALLEST_EPSILON <= self.epsilon <= LARGEST_EPSILON:
            raise SpecError(
                "the variance that counts as faint lies between {smallest} and {largest}, not {epsilon}",
                smallest=SMALLEST_EPSILON,
                largest=LARGEST_EPSILON,
                epsilon=self.epsilon,
            )
