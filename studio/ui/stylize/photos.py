"""The photos that were opened together and which of them is looked at: a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Photos:
    """``position`` counts from 0; with no photo at all it is 0 too."""

    paths: tuple[Path, ...] = ()
    position: int = 0

    @property
    def current(self) -> Path | None:
        """The photo that is looked at."""
        return self.paths[self.position] if self.paths else None

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
        return Photos(kept, max(0, min(len(kept) - 1, position)))

    def only_current(self) -> Photos:
        """The photo that is looked at alone."""
        return Photos((self.current,)) if self.current is not None else Photos()
