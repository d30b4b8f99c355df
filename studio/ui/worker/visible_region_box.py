"""The latest visible region, written by the window and read by a running render."""

from __future__ import annotations

from studio.specs.preview import VisibleRegion


class VisibleRegionBox:
    """Shared by two threads; reading and replacing one reference needs no lock."""

    def __init__(self) -> None:
        self._latest: VisibleRegion | None = None

    def put(self, visible: VisibleRegion | None) -> None:
        """Replace the visible region; None where no part of a render could be shown."""
        self._latest = visible

    def latest(self) -> VisibleRegion | None:
        """The region that was put last."""
        return self._latest
