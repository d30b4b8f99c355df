"""The photos that were opened together and which of them is looked at: a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Photos:
    """``position`` counts from 0; with no photo at all it is 0 too. ``pages`` holds those that were chosen in files of
    several, from 1; the first is the default and left out."""

    paths: tuple[Path, ...] = ()
    position: int = 0
    pages: Mapping[Path, int] = field(default_factory=dict)

    @property
    def current(self) -> Path | None:
        """The photo that is looked at."""
        return self.paths[self.position] if self.paths else None

    @property
    def page(self) -> int | None:
        """The page that was chosen in the photo that is looked at."""
        return None if self.current is None else self.pages.get(self.current)

    def with_page(self, page: int) -> Photos:
        """The same with another page of the photo that is looked at."""
        if self.current is None:
            return self
        others = {path: chosen for path, chosen in self.pages.items() if path != self.current}
        return replace(self, pages=others if page == 1 else {**others, self.current: page})

    def stepped(self, by: int) -> Photos:
        """The next or previous one, ending at the ends."""
        return replace(self, position=max(0, min(len(self.paths) - 1, self.position + by)))

    def without(self, path: Path) -> Photos:
        """The same without one that turned out to be unusable; the one after it takes its place."""
        if path not in self.paths:
            return self
        index = self.paths.index(path)
        kept = self.paths[:index] + self.paths[index + 1 :]
        position = self.position - 1 if index < self.position else self.position
        pages = {kept_path: page for kept_path, page in self.pages.items() if kept_path != path}
        return Photos(kept, max(0, min(len(kept) - 1, position)), pages)

    def only_current(self) -> Photos:
        """The photo that is looked at alone."""
        if self.current is None:
            return Photos()
        return Photos((self.current,), pages={} if self.page is None else {self.current: self.page})
