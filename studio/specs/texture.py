"""The request for a texture: which styles, how large, and how it is built up from noise."""

from __future__ import annotations

from dataclasses import dataclass

from studio.errors import SpecError
from studio.geometry import Size, align_up
from studio.specs.method import Method
from studio.specs.stylize import SMALLEST_SIDE_PX, StyleChoice, StylizeSpec

MOST_SCALES, DEFAULT_SCALES = 6, 3
MOST_ROUNDS, DEFAULT_ROUNDS = 8, 1
LARGEST_SEED = (1 << 63) - 1
_CELL_PX = 16
_LEAST_SCALE_PX = 64


@dataclass(frozen=True, slots=True)
class TextureRequest:
    """A texture of ``size``, painted in the mix of ``styles`` from noise that ``seed`` decides.

    The first of ``scales`` begins with noise, each next one with what the one before painted, twice as large; the last
    has the full size. Each paints ``rounds`` times, by styles of its own scale: those of the last are
    ``style_size_px`` long (None: at most 1024). ``is_tileable`` makes opposite borders meet; the sides are then
    multiples of `period_px`. The rest is as in `StylizeSpec`. SpecError for a value out of range.
    """

    styles: tuple[StyleChoice, ...]
    size: Size
    seed: int = 0
    is_tileable: bool = False
    scales: int = DEFAULT_SCALES
    rounds: int = DEFAULT_ROUNDS
    bundle: str | None = None
    method: Method | None = None
    levels: tuple[int, ...] | None = None
    style_size_px: int | None = None

    def __post_init__(self) -> None:
        self.spec()
        if any(style.mask is not None for style in self.styles):
            raise SpecError("a texture is painted everywhere; leave the masks out")
        if min(self.size.width, self.size.height) < SMALLEST_SIDE_PX:
            raise SpecError(
                "a texture needs sides of at least {smallest} px, not {size}", smallest=SMALLEST_SIDE_PX, size=self.size
            )
        for name, value, most in (("scales", self.scales, MOST_SCALES), ("rounds", self.rounds, MOST_ROUNDS)):
            if not 1 <= value <= most:
                raise SpecError("the number of {name} is 1 to {most}, not {value}", name=name, most=most, value=value)
        if not 0 <= self.seed <= LARGEST_SEED:
            raise SpecError("the seed is a whole number from 0 on, not {seed}", seed=self.seed)
        period = self.period_px
        if self.is_tileable and (self.size.width % period or self.size.height % period):
            raise SpecError(
                "the sides of a tileable texture are multiples of {period} px, not {size}; the next are {next}",
                period=period,
                size=self.size,
                next=self.size.aligned(period),
            )

    @property
    def used_scales(self) -> int:
        """How many scales there are: fewer than asked for where the first would be under 64 px."""
        shorter, used = min(self.size.width, self.size.height), 1
        while used < self.scales and -(-shorter >> used) >= _LEAST_SCALE_PX:
            used += 1
        return used

    @property
    def period_px(self) -> int:
        """What the sides of a tileable texture are multiples of: a cell of the networks at the first scale."""
        return _CELL_PX << (self.used_scales - 1)

    def sizes(self) -> tuple[Size, ...]:
        """The size at each scale, the last the texture's own."""
        width, height = self.size.width, self.size.height
        halvings = range(self.used_scales - 1, -1, -1)
        return tuple(Size(align_up(width, 1 << k) >> k, align_up(height, 1 << k) >> k) for k in halvings)

    def spec(self) -> StylizeSpec:
        """What each round paints: the plain form at full strength."""
        return StylizeSpec(
            styles=self.styles,
            bundle=self.bundle,
            method=self.method,
            levels=self.levels,
            style_size_px=self.style_size_px,
            seed=self.seed,
        )
