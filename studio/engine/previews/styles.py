"""Styles measured level by level: what one bundle's painting measured serves every later one with the same level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.styles import ANY_STYLE, MeasuredStyle, StyleCache, StyleLimits
from studio.streaming.prepared import PreparedChain


class LevelStyles(StyleCache):
    """A style cache whose measuring can be interrupted between two levels."""

    def __init__(self) -> None:
        super().__init__()
        self._check: Callable[[], None] = _uninterrupted

    @property
    def measured_count(self) -> int:
        """Levels of styles measured so far; it grows only when something had to be computed."""
        return len(self._measured)

    @contextmanager
    def interruptible(self, check: Callable[[], None]) -> Iterator[None]:
        """Call ``check``, which may raise, before each level that is measured inside the block."""
        before, self._check = self._check, check
        try:
            yield
        finally:
            self._check = before

    def measured(
        self,
        path: Path,
        encoders: Mapping[int, PreparedChain],
        *,
        bundle: Bundle,
        style_size_px: int | None,
        page: int | None = None,
        limits: StyleLimits = ANY_STYLE,
    ) -> MeasuredStyle:
        """The moments of the picture at ``path``, or of its ``page``; raises PictureError where it cannot be read."""
        levels: dict[int, MeasuredStyle] = {}
        for level, encoder in encoders.items():
            self._check()
            levels[level] = super().measured(
                path, {level: encoder}, bundle=bundle, style_size_px=style_size_px, page=page, limits=limits
            )
        any_level = next(iter(levels.values()))  # size and notes are the picture's, the same at every level
        moments = {level: measured.moments[level] for level, measured in levels.items()}
        return MeasuredStyle(moments, any_level.size, any_level.notes)


def _uninterrupted() -> None:
    """The check outside `interruptible`: measuring is not interrupted."""
