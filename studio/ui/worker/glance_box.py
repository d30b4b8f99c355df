"""Where the window leaves what it looks at, and a running render finds it: only the latest counts."""

from __future__ import annotations

from studio.specs.preview_render import Glance


class GlanceBox:
    """Shared by two threads; reading and replacing one reference needs no lock."""

    def __init__(self) -> None:
        self._latest: Glance | None = None

    def put(self, glance: Glance | None) -> None:
        """What is on the screen now; None where nothing of a render could be shown."""
        self._latest = glance

    def latest(self) -> Glance | None:
        """What was put last."""
        return self._latest
