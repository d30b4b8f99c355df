"""From the masks that a spec names to those of a canvas: looked at before any work, then read into scratch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy.typing as npt

from studio.engine.group_masks import GroupMasks
from studio.engine.job_folder import MASKS_NAME, read_job_record
from studio.engine.painting import Painting
from studio.engine.region_masks import RegionMasks
from studio.geometry import Size
from studio.images.limits import Limits
from studio.images.masks import MaskFacts, MaskSource, PaintedMaskSource, open_mask, survey_mask
from studio.images.rasters import MemoryRaster, Raster
from studio.specs.stylize import Resources, StyleGroup, StylizeSpec

_BAND_BYTES = 1 << 20
MakeStore = Callable[[str, Size, int, npt.DTypeLike], Raster]


def survey_masks(spec: StylizeSpec, content: Size, resources: Resources) -> tuple[MaskFacts, ...]:
    """What the masks of ``spec`` are, in the order of its style groups, for a result of size ``content``.

    A job that is resumed has kept that, so that it can go on without the files. Raises PictureError for a mask that
    cannot be read, does not fit or is empty, SpaceError where reading takes more than ``resources`` allow.
    """
    if not spec.masks:
        return ()
    if resources.resume and resources.job_dir is not None:
        kept = read_job_record(resources.job_dir, MASKS_NAME, tuple[MaskFacts, ...])
        if kept is not None and len(kept) == len(spec.masks):
            return kept
    return tuple(survey_mask(path, content, limits_of(resources)) for path in spec.masks)


def with_masks(painting: Painting, masks: tuple[MaskFacts, ...]) -> Painting:
    """``painting`` for a picture with ``masks``; a single mask that is white everywhere is as good as none."""
    if len(masks) == 1 and masks[0].is_full:
        return replace(painting, groups=(StyleGroup(None, painting.groups[0].styles),), masks=())
    return replace(painting, masks=masks)


def mask_stores(painting: Painting, size: Size, make: MakeStore) -> tuple[Raster, ...]:
    """A store, made by ``make``, for each mask of ``painting`` at the canvas's ``size``."""
    return tuple(make(f"mask-{index}", size, 1, f"uint{mask.bit_depth}") for index, mask in enumerate(painting.masks))


def memory_store(name: str, size: Size, channels: int, dtype: npt.DTypeLike) -> Raster:
    """A store in memory, whatever its ``name``."""
    del name
    return MemoryRaster(size, channels, dtype)


def group_masks(
    painting: Painting,
    rasters: Sequence[Raster],
    size: Size | None = None,
    *,
    whole: Size | None = None,
    origin: tuple[int, int] = (0, 0),
) -> GroupMasks | None:
    """How the groups of ``painting`` count, with its masks in ``rasters``; None where one paints everywhere.

    ``size`` is that of the canvas, which regions need; it may be the part that begins at ``origin`` (x, y) of a
    ``whole`` picture.
    """
    if painting.regions is not None:
        assert size is not None, "regions are enlarged to a canvas"
        return RegionMasks(
            painted=painting.painted_groups,
            keeps=painting.keeps_parts,
            memberships=painting.regions.memberships,
            whole=whole or size,
            size=size,
            origin=origin,
        )
    if not painting.masks:
        return None
    return GroupMasks(tuple(rasters), painting.painted_groups, keeps=painting.keeps_parts)


def read_masks(painting: Painting, rasters: Sequence[Raster], limits: Limits, check: Callable[[], None]) -> None:
    """Fill ``rasters``, each of its mask's depth, with the masks scaled to them; ``check`` may raise between bands."""
    for facts, raster in zip(painting.masks, rasters, strict=True):
        read_mask(facts, raster, limits, check)


def read_mask(facts: MaskFacts, raster: Raster, limits: Limits, check: Callable[[], None]) -> None:
    """Fill ``raster``, of the mask's depth, with the mask of ``facts`` scaled to it, as in `read_masks`."""
    with mask_source(facts, raster.size, limits) as source:
        for region, pixels_hw1 in source.bands(_BAND_BYTES):
            raster.write(region, pixels_hw1)
            check()
    raster.flush()


def mask_source(facts: MaskFacts, size: Size, limits: Limits) -> MaskSource | PaintedMaskSource:
    """The mask of ``facts`` at ``size``."""
    return open_mask(facts.path, limits, is_by_alpha=facts.is_by_alpha, size=size)


def notes_of(masks: Sequence[MaskFacts]) -> tuple[str, ...]:
    """What has to be said about the files of ``masks``."""
    return tuple(note for mask in masks for note in mask.notes)


def limits_of(resources: Resources) -> Limits:
    """What reading a mask may take."""
    return Limits(resources.max_pixels, resources.memory_budget_bytes)
