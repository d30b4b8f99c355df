"""What a look through a folder of pictures found so far, and how many a run needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

LEAST_PICTURES = 2  # one to learn from, one held out
FEW_PICTURES = 50


@dataclass(frozen=True, slots=True)
class PictureReport:
    """``total`` counts names; ``good`` and ``bad`` (file, why) those looked at so far."""

    folder: Path
    total: int = 0
    good: int = 0
    bad: tuple[tuple[Path, str], ...] = ()
    is_complete: bool = False

    @property
    def looked_at(self) -> int:
        """How many files are through."""
        return self.good + len(self.bad)

    @property
    def is_enough(self) -> bool:
        """Whether a run can use the folder, as far as is known by now."""
        return (self.good if self.is_complete else self.total - len(self.bad)) >= LEAST_PICTURES

    def with_picture(self, path: Path, problem: str | None) -> PictureReport:
        """One more file looked at."""
        if problem is None:
            return replace(self, good=self.good + 1)
        return replace(self, bad=(*self.bad, (path, problem)))

    def completed(self) -> PictureReport:
        """Nothing more is to come."""
        return replace(self, is_complete=True)
