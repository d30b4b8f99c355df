"""What an evaluation of pictures painted by another program is asked to do. Torch-free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.compression.evaluation.request import DEFAULT_SIZE_PX, JudgeChoice
from studio.compression.evaluation.split import Split
from studio.errors import SpecError
from studio.specs.stylize import SMALLEST_SIDE_PX


@dataclass(frozen=True, slots=True)
class PaintedRequest:
    """Folders of paintings, each painted in one way, and what they were painted from.

    A painting of ``contents``/cat.jpg in the style of ``styles``/wave.png is called cat--wave, with any suffix of a
    picture, and has the size of the content resized to ``size_px`` (see `paintings`). All folders are measured
    on the pairs of the first, those of ``split`` where one is named, at most ``pairs``. ``against`` is the bundle that
    paints the same pairs as the reference, plain at full strength.
    """

    folders: tuple[Path, ...]
    contents: Path
    styles: Path
    judges: tuple[JudgeChoice, ...]
    against: Path | None = None
    size_px: int = DEFAULT_SIZE_PX
    pairs: int | None = None
    threads: int = 1
    split: Split | None = None

    def __post_init__(self) -> None:
        if not self.folders:
            raise SpecError("an evaluation of paintings needs at least one folder of them")
        if not self.judges:
            raise SpecError("nobody judges the paintings: add --judges, or --against")
        if self.size_px < SMALLEST_SIDE_PX:
            raise SpecError(f"the size must be at least {SMALLEST_SIDE_PX} px, not {self.size_px}")
        if (self.pairs is not None and self.pairs < 1) or self.threads < 0:
            raise SpecError("pairs must be at least 1, and threads not below 0")

    @property
    def names(self) -> tuple[str, ...]:
        """What the folders are called in the report: their own names, or their paths where two are called alike."""
        own = [folder.absolute().name for folder in self.folders]
        return tuple(
            name if own.count(name) == 1 else str(folder) for name, folder in zip(own, self.folders, strict=True)
        )
