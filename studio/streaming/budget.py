"""From a memory budget in bytes to a grid: how wide a strip, how tall a band, scratch in memory or on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.errors import SpaceError
from studio.geometry import Size, align_up
from studio.networks.costs import halo_px
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS, Chain
from studio.streaming.chunks import ONE_THREAD, CallSize, fed_scale_px, numbers_per_row
from studio.streaming.strips import Grid

BAND_HEIGHTS_PX = (128, 64, 48, 32, 16)  # tallest first; 64 to 128 rows keep the caches and the threads busy
_NARROWEST_STRIP_PX = 256
# Numbers per pixel of a band: at most 4 in each of two bands that come in (one is read ahead), and in each of three
# that are kept (one gathers, one waits, one is being written).
_BANDS_IN_FLIGHT = 20
_RGB_BANDS_IN_FLIGHT = 6  # two come in, one waits beyond the halo for what is painted from it, three are kept
# What a sweep may take before bands become shorter or strips narrower, where the budget would allow more: nothing gets
# faster, and a gigapixel then takes no more memory than 100 megapixels. Each thread lengthens the calls. Measured with
# two threads and limits of 600, 350 and 300 MiB: a canvas 40,000 px wide took 1.17, 1.08 and 1.05 times the peak of one
# 12,500 px wide; 20 megapixels of the wide one 32.6, 28.0 and 29.6 s of CPU, of the other one 24.8, 25.9 and 27.0 s.
_COMFORTABLE_BYTES = 250 << 20
_COMFORTABLE_BYTES_PER_THREAD = 50 << 20
_SAFETY = 1.3  # allocator slack and the library's own copies, measured: see tests/unit/streaming/test_budget.py


@dataclass(frozen=True, slots=True)
class StreamPlan:
    """The grid, whether scratch lies in memory, and what was estimated for both (bytes)."""

    grid: Grid
    is_in_memory: bool
    working_bytes: int
    scratch_bytes: int


def working_bytes(layers: Chain, *, width_px: int, band_px: int, call: CallSize) -> int:
    """Estimated peak memory of one strip: every layer's buffer, what waits for the next layer, and the bands.

    In the residual form the picture goes along beside the features. Calls are counted as if they could have any number
    of rows, so that the estimate never falls as strips grow wider.
    """
    numbers = (_BANDS_IN_FLIGHT + call.beside_layers) * width_px * band_px
    if any(layer.maps > 1 for layer in layers):
        numbers += RGB_CHANNELS * width_px * (_RGB_BANDS_IN_FLIGHT * band_px + halo_px(layers))
    for layer in layers:
        read, written = numbers_per_row(layer, width_px=width_px)
        whole_band = (read + written) * max(1, band_px // fed_scale_px(layer))
        numbers += 2 * read + min(whole_band, max(call.numbers, read + written))
    return round(_SAFETY * call.bytes_per_number * numbers)


def plan_stream(
    canvas: Size,
    sweeps: Sequence[Chain],
    *,
    scratch_bytes: int,
    budget_bytes: int,
    must_use_disk: bool = False,
    call: CallSize = ONE_THREAD,
) -> StreamPlan:
    """Choose the grid for ``canvas`` (aligned to 16) so that the estimate stays within ``budget_bytes``.

    One strip as wide as the canvas is preferred, and tall bands; when even 32 rows of it are too much, for the budget
    or for what is comfortable, the canvas is cut into strips. Scratch stays in memory when it fits beside the work.
    Raises SpaceError when nothing fits.
    """

    def estimate(strip_px: int, band_px: int) -> int:
        return max(
            working_bytes(
                layers,
                width_px=min(canvas.width, strip_px + 2 * halo_px(layers)) if strip_px < canvas.width else strip_px,
                band_px=band_px,
                call=call,
            )
            for layers in sweeps
        )

    def fit(limit_bytes: int) -> tuple[int, int] | None:
        for band_px in BAND_HEIGHTS_PX:
            if band_px >= 32 and estimate(canvas.width, band_px) <= limit_bytes:
                return canvas.width, min(band_px, canvas.height)
        strip_px = canvas.width
        while strip_px > _NARROWEST_STRIP_PX:
            strip_px = max(_NARROWEST_STRIP_PX, align_up(strip_px // 2, ALIGNMENT_PX))
            for band_px in BAND_HEIGHTS_PX:
                if estimate(strip_px, band_px) <= limit_bytes:
                    return strip_px, min(band_px, canvas.height)
        return None

    threads = max(1, call.numbers // ONE_THREAD.numbers)
    comfortable_bytes = _COMFORTABLE_BYTES + _COMFORTABLE_BYTES_PER_THREAD * threads

    def fit_well(limit_bytes: int) -> tuple[int, int] | None:
        return fit(min(limit_bytes, comfortable_bytes)) or fit(limit_bytes)

    choice = None if must_use_disk else fit_well(budget_bytes - scratch_bytes)
    is_in_memory = choice is not None
    choice = choice or fit_well(budget_bytes)
    if choice is None:
        need = estimate(min(canvas.width, _NARROWEST_STRIP_PX), ALIGNMENT_PX)
        raise SpaceError(
            "a memory budget of {budget_bytes} MiB is too small: the narrowest strip needs about {need} MiB; allow "
            "more memory",
            option=" with --memory-budget",
            budget_bytes=budget_bytes >> 20,
            need=need >> 20,
        )
    strip_px, band_px = choice
    grid = Grid(canvas, strip_px=strip_px, band_px=band_px)
    return StreamPlan(grid, is_in_memory, estimate(strip_px, band_px), scratch_bytes)
