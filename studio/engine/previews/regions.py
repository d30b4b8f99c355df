"""The regions of the photos that previews show: each photo looked at once, whatever the size of the preview."""

from __future__ import annotations

from collections.abc import Callable

from studio.bundles.pair import Bundle
from studio.engine.photo_regions import regions_of_picture
from studio.engine.previews.content import file_key
from studio.engine.previews.workspace import ByteBudgetCache
from studio.engine.regions import PictureRegions
from studio.specs.preview import PreviewRequest, RegionsRequest
from studio.specs.stylize import Resources

_BUDGET_BYTES = 64 << 20


class PreviewRegions:
    """The regions that previews used last."""

    def __init__(self) -> None:
        self._found: ByteBudgetCache[PictureRegions] = ByteBudgetCache(_BUDGET_BYTES)

    def found(
        self, request: PreviewRequest, bundle: Bundle, resources: Resources, check: Callable[[], None]
    ) -> PictureRegions | None:
        """Those that ``request`` asks for; None where its picture is not divided. Raises what reading it does."""
        spec = request.spec
        if not spec.is_divided:
            return None
        assert spec.regions is not None
        wanted = RegionsRequest(request.number, request.content, spec.regions.count, spec.page, spec.bundle)
        return self.of_picture(wanted, bundle, resources, check)

    def of_picture(
        self, request: RegionsRequest, bundle: Bundle, resources: Resources, check: Callable[[], None]
    ) -> PictureRegions:
        """Those of the picture that ``request`` names, found with ``bundle``; raises what reading it does."""
        weights = tuple(sorted(bundle.manifest.sha256.values()))
        key = (file_key(request.content), request.page, weights, request.count)
        regions = self._found.get(key)
        if regions is None:
            check()
            regions = regions_of_picture(request.content, bundle, request.count, resources, page=request.page)
            held = sum(each.scatter.nbytes for each in regions.features)
            self._found.put(key, regions, size_bytes=regions.memberships.nbytes + held)
        return regions

    def clear(self) -> None:
        """Drop everything."""
        self._found.clear()
