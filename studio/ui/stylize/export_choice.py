"""What an export is, and why it cannot be written where it was asked for: pure, tested without a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from studio.errors import PictureError
from studio.images.destination import check_destination
from studio.images.formats import OUTPUT_FORMATS, OutputFormat, output_format

FORMATS: tuple[OutputFormat, ...] = OUTPUT_FORMATS
DEFAULT_QUALITY = 92


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Where a result goes and how; ``quality`` 1..100 counts for JPEG and WebP alone."""

    output: Path
    quality: int = DEFAULT_QUALITY
    overwrite: bool = False
    with_recipe: bool = False

    @property
    def has_quality(self) -> bool:
        """Whether the format loses something, so that the quality counts."""
        return self.output.suffix.lower() in (".jpg", ".jpeg", ".webp")

    def in_format(self, wanted: OutputFormat) -> ExportChoice:
        """The same in another format: the suffix changes, the rest of the name stays."""
        if self.output.suffix.lower() in wanted.suffixes:
            return self
        return replace(self, output=self.output.with_suffix(wanted.suffixes[0]), overwrite=False)

    def trouble(self, content: Path) -> str:
        """Why it cannot be written, in words for the person; empty where it can."""
        try:
            check_destination(self.output, content_path=content, overwrite=self.overwrite)
        except PictureError as error:
            return str(error)
        return ""

    def would_replace(self, content: Path) -> bool:
        """Whether the only trouble is a file that may be overwritten."""
        return bool(self.trouble(content)) and not replace(self, overwrite=True).trouble(content)

    def format_index(self) -> int:
        """The position of its format among `FORMATS`; -1 where the suffix is none of theirs."""
        try:
            return FORMATS.index(output_format(self.output))
        except PictureError:
            return -1
