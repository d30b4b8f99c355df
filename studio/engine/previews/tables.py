"""The tables of features of the photos that previews show: measured once as long as nothing they depend on changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
        found = self._found.get(key)
        if found is None:
            check()
            found = with_tables_of_file(painting, request.content, resources).tables
            self._found.put(key, found, size_bytes=sum(tables.values.nbytes for tables in found.values()))
        return replace(painting, tables=found)

    def clear(self) -> None:
        """Drop everything."""
        self._found.clear()
