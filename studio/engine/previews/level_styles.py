"""A style cache for previews: each level of a style is measured and kept by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.style_pictures import ANY_STYLE, StyleLimits, StylePicture
from studio.engine.styles import MeasuredStyle, StyleCache, StyleParts, style_key
from studio.specs.stylize import StyleChoice
from studio.streaming.prepared import PreparedChain
from studio.transforms.affine import AffineMap


class LevelStyles(StyleCache):
    """A style cache whose measuring can be interrupted between two levels."""

    def __init__(self) -> None:
        super().__init__()
        self._check: Callable[[], None] = _uninterrupted
        self._read: tuple[Hashable, StylePicture] | None = None  # what is measured now

    @property
    def measured_count(self) -> int:
        """Levels of styles measured so far; it grows only when something had to be computed."""
        return len(self._measured) + len(self._pixels) + self._matched_count + len(self._parts)

    @contextmanager
    def interruptible(self, check: Callable[[], None]) -> Iterator[None]:
        """Call ``check``, which may raise, before each level that is measured inside the block."""
        before, self._check = self._check, check
        try:
            yield
        finally:
            self._check = before

    def check(self) -> None:
        """Raise where the block of `interruptible` is to be left."""
        self._check()

    def picture(self, path: Path, *, style_size_px: int | None, page: int | None, limits: StyleLimits) -> StylePicture:
        """The picture that is measured, decoded once for all levels; raises as `measured`."""
        key = (path, style_size_px, page, limits)
        if self._read is None or self._read[0] != key:
            self._read = (key, super().picture(path, style_size_px=style_size_px, page=page, limits=limits))
        return self._read[1]

    def is_known(
        self,
        path: Path,
        encoders: Mapping[int, PreparedChain],
        *,
        bundle: Bundle,
        style_size_px: int | None,
        page: int | None,
    ) -> bool:
        """Whether `measured` has nothing left to measure."""
        return all(
            style_key(path, page, {level: encoder}, bundle, style_size_px) in self._measured
            for level, encoder in encoders.items()
        )

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
        measured = super().measured
        return self._by_level(
            encoders,
            lambda one: measured(path, one, bundle=bundle, style_size_px=style_size_px, page=page, limits=limits),
        )

    def matched(
        self,
        style: StyleChoice,
        encoders: Mapping[int, PreparedChain],
        colours: AffineMap,
        *,
        bundle: Bundle,
        style_size_px: int | None,
        limits: StyleLimits = ANY_STYLE,
    ) -> MeasuredStyle:
        """Likewise, with its pixels mapped by ``colours`` first."""
        matched = super().matched
        return self._by_level(
            encoders,
            lambda one: matched(style, one, colours, bundle=bundle, style_size_px=style_size_px, limits=limits),
        )

    def measured_parts(
        self,
        style: StyleChoice,
        encoders: Mapping[int, PreparedChain],
        parts: StyleParts,
        *,
        bundle: Bundle,
        style_size_px: int | None,
        limits: StyleLimits = ANY_STYLE,
    ) -> tuple[MeasuredStyle, ...]:
        """Likewise, of each of its ``parts``."""
        self._check()
        return super().measured_parts(style, encoders, parts, bundle=bundle, style_size_px=style_size_px, limits=limits)

    def _by_level(
        self,
        encoders: Mapping[int, PreparedChain],
        measure: Callable[[Mapping[int, PreparedChain]], MeasuredStyle],
    ) -> MeasuredStyle:
        levels: dict[int, MeasuredStyle] = {}
        try:
            for level, encoder in encoders.items():
                self._check()
                levels[level] = measure({level: encoder})
        finally:
            self._read = None
        any_level = next(iter(levels.values()))  # size and notes are the picture's, the same at every level
        moments = {level: measured.moments[level] for level, measured in levels.items()}
        return MeasuredStyle(moments, any_level.size, any_level.notes)


def _uninterrupted() -> None:
    """The check outside `interruptible`: measuring is not interrupted."""
