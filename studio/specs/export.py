"""The request how a result is written: depth, quality, compression, pyramid, and whether it carries its recipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.errors import SpecError

BitDepth = Literal[8, 16]
Compression = Literal["none", "fast", "small"]
COMPRESSIONS: tuple[Compression, ...] = ("none", "fast", "small")
DEFAULT_QUALITY = 92


@dataclass(frozen=True, slots=True)
class ExportSpec:
    """How to encode a result, as far as its format knows such a choice.

    ``depth`` is bits per channel, None as many as the content has and the format holds. ``quality`` 1..100 is for
    formats that lose something, ``compression`` for those that lose nothing. ``pyramid`` None means a pyramid from 100
    megapixels on. ``with_recipe`` puts the recipe into the picture, with names of files and no folders.
    """

    depth: BitDepth | None = None
    quality: int = DEFAULT_QUALITY
    compression: Compression = "fast"
    pyramid: bool | None = None
    with_recipe: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.quality <= 100:
            raise SpecError("the quality must lie between 1 and 100, not {quality}", quality=self.quality)
        if self.depth not in (None, 8, 16):
            raise SpecError("the depth is 8 or 16 bits, not {depth}", depth=self.depth)
        if self.compression not in COMPRESSIONS:
            raise SpecError(
                "the compression is one of {compressions}, not {compression}",
                compressions=", ".join(COMPRESSIONS),
                compression=repr(self.compression),
            )

    @property
    def bit_depth(self) -> BitDepth:
        """Bits per channel, 8 where nothing else is said."""
        return self.depth or 8
