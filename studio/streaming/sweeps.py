"""Which sweeps over the canvas a list of levels needs, and what each reads, runs and leaves: pure values.

L levels take L + 1 sweeps. The first encodes the first level; each one after decodes a level, now that its affine
map can be fitted, and encodes the next; the last only decodes. Between sweeps lie features where
they are small enough, else RGB that the next sweep encodes again. A level in the residual form needs its RGB as well:
it is read from the canvas, or kept beside the features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.networks.layout import RGB_CHANNELS, Chain, level_scale_px
from studio.streaming.residual import residual_layers


class Content(StrEnum):
    """What a store between sweeps holds."""

    RGB = "rgb"
    FEATURES = "features"
    RESULT = "result"


class Base(StrEnum):
    """Where the picture x lies that a residual level adds to: in the rows fed, the canvas, or the RGB kept for it."""

    FED = "fed"
    CANVAS = "canvas"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class StoreShape:
    """A store's content, its channels, and the side of its cells in canvas pixels."""

    content: Content
    channels: int
    scale_px: int

    @property
    def floats_per_pixel(self) -> float:
        """Numbers it holds per canvas pixel."""
        return self.channels / self.scale_px**2


@dataclass(frozen=True, slots=True)
class Residual:
    """A level's detail r, above 0, and where its x comes from."""

    detail: float
    base: Base


@dataclass(frozen=True, slots=True)
class Sweep:
    """One pass over the canvas.

    ``reads_from`` is the index of the sweep whose store is read, None for the canvas itself. ``painted`` is the level
    whose affine map and decoder run (encoded again first if ``encodes_again``), ``measured`` the level whose moments
    are collected, ``leaves`` what stays behind, None if the next sweep reads the same store. ``residual`` says how
    ``painted`` adds to its own picture, None where it does not; with ``keeps_rgb`` what was painted stays behind
    beside the features in ``leaves``, for the next sweep to add to. A sweep that neither paints nor measures copies.
    """

    index: int
    reads_from: int | None
    painted: int | None
    encodes_again: bool
    measured: int | None
    leaves: StoreShape | None
    residual: Residual | None = None
    keeps_rgb: bool = False

    @property
    def title(self) -> str:
        """A few words for the progress display."""
        if self.painted is None:
            return f"measuring level {self.measured}" if self.measured is not None else "copying the picture"
        if self.measured is None:
            return f"painting level {self.painted}"
        return f"painting level {self.painted}, measuring level {self.measured}"


# Features of up to so many numbers per canvas pixel are kept. relu3_1 takes 3 to 4 where RGB takes 3, and encoding it
# again is a tenth of the whole work. relu2_1, with 7 or 8, would save a thirtieth.
KEPT_FLOATS_PER_PIXEL = 4.0

RGB_STORE = StoreShape(Content.RGB, RGB_CHANNELS, 1)
RESULT_STORE = StoreShape(Content.RESULT, RGB_CHANNELS, 1)
COPYING = Sweep(0, None, None, False, None, RESULT_STORE)


def plan_sweeps(
    levels: Sequence[int], encoders: Mapping[int, Chain], details: Mapping[int, float] | None = None
) -> tuple[Sweep, ...]:
    """The sweeps that paint ``levels``, in the order given, with encoders of these layers.

    ``details`` holds the detail r of levels in the residual form, each above 0. Without a level the picture is copied.
    """
    if not levels:
        return (COPYING,)
    kept = {
        level: shape
        for level in levels
        if (shape := _feature_store(level, encoders)).floats_per_pixel <= KEPT_FLOATS_PER_PIXEL
    }
    details = details or {}
    sweeps = [Sweep(0, None, None, False, levels[0], kept.get(levels[0]))]
    for index, level in enumerate(levels, start=1):
        before = sweeps[-1]
        following = levels[index] if index < len(levels) else None
        is_fed_features = before.leaves is not None and before.leaves.content is Content.FEATURES
        sweeps.append(
            Sweep(
                index=index,
                reads_from=before.index if before.leaves is not None else before.reads_from,
                painted=level,
                encodes_again=not is_fed_features,
                measured=following,
                leaves=RESULT_STORE if following is None else kept.get(following, RGB_STORE),
                residual=residual_of(details.get(level, 0.0), before),
                keeps_rgb=following in kept and details.get(following, 0.0) > 0.0,
            )
        )
    return tuple(sweeps)


def residual_of(detail: float, before: Sweep) -> Residual | None:
    """How a level of ``detail`` adds to its picture when the sweep ``before`` has measured it; None at 0."""
    if not detail:
        return None
    if before.leaves is None or before.leaves.content is not Content.FEATURES:
        return Residual(detail, Base.FED)
    return Residual(detail, Base.CANVAS if before.painted is None else Base.KEPT)


def sweep_layers(sweep: Sweep, encoders: Mapping[int, Chain], decoders: Mapping[int, Chain]) -> Chain:
    """The layers that ``sweep`` runs, in order: what its halo and its cost follow from."""
    layers: Chain = ()
    if sweep.painted is not None:
        layers += encoders[sweep.painted] if sweep.encodes_again else ()
        decoder = decoders[sweep.painted]
        layers += residual_layers(decoder) if sweep.residual else decoder
    return layers + (encoders[sweep.measured] if sweep.measured is not None else ())


def _feature_store(level: int, encoders: Mapping[int, Chain]) -> StoreShape:
    return StoreShape(Content.FEATURES, encoders[level][-1].out_channels, level_scale_px(level))
