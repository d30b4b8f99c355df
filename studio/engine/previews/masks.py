"""The masks of previews: each file looked through once, and kept at the size of the preview."""

from __future__ import annotations

from collections.abc import Callable

from studio.engine.masking import limits_of, read_mask
from studio.engine.painting import Painting
from studio.engine.previews.content import file_key
from studio.engine.previews.workspace import ByteBudgetCache
from studio.geometry import Size
from studio.images.masks import MaskFacts, check_shape, survey_mask
from studio.images.rasters import MemoryRaster, Raster, raster_bytes
from studio.specs.stylize import Resources, StylizeSpec

_BUDGET_BYTES = 16 << 20
_FACTS_BYTES = 1 << 10  # more than they take, so that they stay few


class PreviewMasks:
    """Facts and pixels of the masks that previews used last."""

    def __init__(self) -> None:
        self._facts: ByteBudgetCache[MaskFacts] = ByteBudgetCache(_BUDGET_BYTES)
        self._rasters: ByteBudgetCache[MemoryRaster] = ByteBudgetCache(_BUDGET_BYTES)

    def surveyed(
        self, spec: StylizeSpec, size: Size, resources: Resources, check: Callable[[], None]
    ) -> tuple[MaskFacts, ...]:
        """What the masks of ``spec`` are, for a preview of ``size``; raises what `survey_mask` and ``check`` do."""
        found = []
        for path in spec.masks:
            check()
            key = file_key(path)
            facts = self._facts.get(key)
            if facts is None:
                facts = survey_mask(path, size, limits_of(resources))
                self._facts.put(key, facts, size_bytes=_FACTS_BYTES)
            check_shape(path, facts.size, size)
            found.append(facts)
        return tuple(found)

    def rasters(
        self, painting: Painting, size: Size, resources: Resources, check: Callable[[], None]
    ) -> tuple[Raster, ...]:
        """The masks of ``painting`` at ``size``."""
        return tuple(self._raster(mask, size, resources, check) for mask in painting.masks)

    def clear(self) -> None:
        """Drop everything."""
        self._facts.clear()
        self._rasters.clear()

    def _raster(self, mask: MaskFacts, size: Size, resources: Resources, check: Callable[[], None]) -> Raster:
        key = (mask.sha256, mask.is_by_alpha, size)
        raster = self._rasters.get(key)
        if raster is None:
            raster = MemoryRaster(size, 1, f"uint{mask.bit_depth}")
            read_mask(mask, raster, limits_of(resources), check)
            self._rasters.put(key, raster, size_bytes=raster_bytes(size, 1, raster.dtype))
        return raster
