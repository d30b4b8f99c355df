"""The report of a new bundle beside its teacher, read from what ``gigastyle evaluate --json`` prints. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.errors import BundleError, in_words


@dataclass(frozen=True, slots=True)
class SideFigures:
    """One bundle: ``seconds_per_megapixel`` was measured here, ``style_distance`` by level under the first judge.

    ``style`` and ``content_distance`` are what the last judge says, ``axis_power`` and ``lattice`` the grain.
    """

    bundle_id: str
    parameters: int
    disk_bytes: int
    macs_per_pixel: float
    seconds_per_megapixel: float
    ssim: float
    style_distance: Mapping[int, float]
    style: float
    content_distance: float
    axis_power: tuple[float, float]
    lattice: float


@dataclass(frozen=True, slots=True)
class Report:
    """``before`` is the teacher, ``after`` the new bundle; ``style_ratios`` after / before by level, and of all.

    ``judge`` is the bundle that judged last: a network that took no part, or the teacher where none is installed.
    """

    before: SideFigures
    after: SideFigures
    style_ratios: Mapping[int, float]
    style_ratio: float
    pairs: int
    size_px: int
    judge: str


def read_report(plain: Mapping[str, Any]) -> Report:
    """The figures that are shown; raises BundleError where the evaluation printed something else."""
    try:
        bundles, ratios = plain["bundles"], plain["ratios"]["style_distance"][0]
        return Report(
            before=_side(bundles["against"]),
            after=_side(bundles["bundle"]),
            style_ratios=_levels(ratios["levels"]),
            style_ratio=float(ratios["overall"]),
            pairs=len(plain["pairs"]),
            size_px=int(plain["size_px"]),
            judge=str(plain["judges"][-1]["bundle"]),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BundleError(
            "the evaluation printed something that is no report: {error}; try again", error=in_words(error)
        ) from error


def _side(plain: Mapping[str, Any]) -> SideFigures:
    last, grain = plain["likeness"][-1], plain["grain"]
    coarse, fine = grain["axis_power"]
    return SideFigures(
        bundle_id=str(plain["id"]),
        parameters=int(plain["parameters"]),
        disk_bytes=int(plain["disk_bytes"]),
        macs_per_pixel=float(plain["macs_per_pixel"]),
        seconds_per_megapixel=float(plain["s_per_mp"]),
        ssim=float(plain["ssim"]),
        style_distance=_levels(plain["likeness"][0]["style_distance"]),
        style=float(last["style"]),
        content_distance=float(last["content_distance"]),
        axis_power=(float(coarse), float(fine)),
        lattice=float(grain["lattice"]),
    )


def _levels(plain: Mapping[str, Any]) -> dict[int, float]:
    return {int(level): float(value) for level, value in plain.items()}
