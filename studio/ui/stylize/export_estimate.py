"""About how large an export gets and how long it takes, before anything is painted."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from studio.geometry import Size
from studio.images.export import PYRAMID_FROM_PIXELS
from studio.images.formats import OutputFormat
from studio.jobs.job import JobRecord, JobState
from studio.specs.export import Compression, ExportSpec
from studio.specs.stylize import StylizeSpec
from studio.ui.numbers import bytes_text, locale

translate = QCoreApplication.translate  # lupdate finds texts by this name

# Bytes per pixel of a painted photo of 4 megapixels, by quality. Other pictures take half or twice as much.
_JPEG = ((1, 0.03), (30, 0.08), (60, 0.13), (80, 0.19), (92, 0.42), (100, 1.42))
_WEBP = ((1, 0.02), (30, 0.06), (60, 0.10), (80, 0.15), (92, 0.28), (100, 0.48))
_PACKED: dict[Compression, float] = {"none": 1.0, "fast": 0.96, "small": 0.87}  # of three bytes
_SMALLER_COPIES = 1 / 3  # a pyramid: a quarter, a sixteenth, …


def estimated_bytes(written: OutputFormat, export: ExportSpec, size: Size) -> float:
    """About how many bytes a result of ``size`` takes in this format."""
    if written.has_quality:
        bytes_per_px = _at(_WEBP if written.name == "WebP" else _JPEG, export.quality)
    else:
        bytes_per_px = 3 * _PACKED[export.compression] * (2 if export.depth == 16 else 1)
    is_pyramid = written.name == "DeepZoom"
    if written.has_pyramid:
        is_pyramid = size.pixels >= PYRAMID_FROM_PIXELS if export.pyramid is None else export.pyramid
    return bytes_per_px * size.pixels * (1 + _SMALLER_COPIES * is_pyramid)


def estimated_seconds(records: Iterable[JobRecord], spec: StylizeSpec, size: Size) -> float | None:
    """About how long a result of ``size`` takes to paint, by the latest render with that bundle; None without one.

    An optimisation takes as long as one with the same settings that was not stopped.
    """
    for record in reversed(tuple(records)):
        other = record.job.spec
        is_alike = (other.bundle, other.is_optimized) == (spec.bundle, spec.is_optimized)
        if record.job.film is not None:
            continue
        if spec.is_optimized and (other.optimize != spec.optimize or record.is_stopped):
            is_alike = False
        if record.state is JobState.DONE and is_alike and record.result_px is not None and record.elapsed_s > 0:
            width, height = record.result_px
            return record.elapsed_s * size.pixels / (width * height)
    return None


def expected_text(size_bytes: float, seconds: float | None, *, is_finished: bool) -> str:
    """How large an export gets, and how long it takes: as estimates, without false exactness."""
    rounded = bytes_text(round(float(f"{size_bytes:.2g}"))).replace(f"{locale().decimalPoint()}0 ", " ")
    size = translate("Export", "About {size}").format(size=rounded)
    if is_finished:
        return f"{size}  ·  " + translate("Export", "painted already, written at once")
    if seconds is None:
        return f"{size}  ·  " + translate("Export", "time not known before the first render")
    if seconds < 60:
        return f"{size}  ·  " + translate("Export", "less than a minute to paint")
    text = translate("Export", "about {minutes} min to paint").format(minutes=math.ceil(seconds / 60))
    return f"{size}  ·  {text}"


def _at(table: tuple[tuple[int, float], ...], quality: int) -> float:
    """The value at ``quality``, on a straight line between those of the table."""
    for (lower, below), (upper, above) in pairwise(table):
        if lower <= quality <= upper:
            return below + (above - below) * (quality - lower) / (upper - lower)
    raise ValueError(f"a quality lies between 1 and 100, not {quality}")
