"""The tables of features of the photos that previews show: measured once as long as nothing they depend on changes.

Drafts take those measured last for the same photo and styles: for each step of a slider they would be measured anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace

from studio.bundles.pair import Bundle
from studio.engine.feature_tables import needs_tables, with_tables_of_file
from studio.engine.painting import Painting
from studio.engine.previews.content import file_key
from studio.engine.previews.painting import sweep_keys
from studio.engine.previews.workspace import ByteBudgetCache
from studio.specs.colour import STYLE_COLOURS
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import Resources
from studio.transforms.channel_tables import ChannelTables

_BUDGET_BYTES = 64 << 20


class PreviewTables:
    """The tables that previews used last."""

    def __init__(self) -> None:
        self._found: ByteBudgetCache[Mapping[int, ChannelTables]] = ByteBudgetCache(_BUDGET_BYTES)
        self._latest: tuple[Hashable, Mapping[int, ChannelTables]] | None = None

    def given_to(
        self,
        painting: Painting,
        request: PreviewRequest,
        bundle: Bundle,
        resources: Resources,
        check: Callable[[], None],
    ) -> Painting:
        """``painting`` with its tables, where it needs some; raises what reading the picture does."""
        if not needs_tables(painting):
            return painting
        plain = replace(painting, spec=replace(painting.spec, colour=STYLE_COLOURS, edges=None))  # they end with levels
        key = sweep_keys((file_key(request.content), request.spec.page), bundle, plain)[-1]
        subject = _subject(painting, request, bundle)
        found = self._found.get(key)
        if found is None and request.is_draft and self._latest is not None and self._latest[0] == subject:
            return replace(painting, tables=self._latest[1])
        if found is None:
            check()
            found = with_tables_of_file(painting, request.content, resources).tables
            self._found.put(key, found, size_bytes=sum(tables.values.nbytes for tables in found.values()))
        self._latest = (subject, found)
        return replace(painting, tables=found)

    def clear(self) -> None:
        """Drop everything."""
        self._found.clear()
        self._latest = None


def _subject(painting: Painting, request: PreviewRequest, bundle: Bundle) -> Hashable:
    """The photo, the styles and the levels of ``painting``, without any setting of it."""
    styles = tuple((style.path, style.page) for style in painting.choices)
    weights = tuple(sorted(bundle.manifest.sha256.values()))
    return file_key(request.content), request.spec.page, styles, weights, tuple(painting.encoders), painting.dtype
