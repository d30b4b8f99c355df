"""What an export is, and why it cannot be written where it was asked for: pure, tested without a window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.destination import check_destination, check_format_limits
from studio.images.formats import OUTPUT_FORMATS, OutputFormat, output_format
from studio.specs.export import ExportSpec
from studio.ui.translation import translated


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Where a result of ``size`` (None: not known yet) goes and how.

    ``options`` holds what was chosen for any format and is kept when the format changes; `export` is the part that the
    present format uses. ``has_recipe_file`` saves the recipe as a file of its own too.
    """

    output: Path
    options: ExportSpec = field(default_factory=ExportSpec)
    overwrite: bool = False
    has_recipe_file: bool = False
    size: Size | None = None

    @property
    def format(self) -> OutputFormat | None:
        """The format that the suffix asks for; None where there is none such."""
        try:
            return output_format(self.output)
        except PictureError:
            return None

    @property
    def export(self) -> ExportSpec:
        """The options that the format knows, the rest as it is by default."""
        known, default = self.format, ExportSpec()
        if known is None:
            return self.options
        return replace(
            self.options,
            depth=self.options.depth if self.options.depth in known.bit_depths else None,
            compression=self.options.compression if known.has_compression else default.compression,
            pyramid=self.options.pyramid if known.has_pyramid else None,
        )

    def in_format(self, wanted: OutputFormat) -> ExportChoice:
        """The same in another format: the suffix changes, the rest of the name stays."""
        if self.output.suffix.lower() in wanted.suffixes:
            return self
        return replace(self, output=self.output.with_suffix(wanted.suffixes[0]), overwrite=False)

    def trouble(self, content: Path) -> str:
        """Why it cannot be written, in words for the person; empty where it can."""
        try:
            check_destination(self.output, content_path=content, overwrite=self.overwrite)
            if self.size is not None:
                check_format_limits(self.output, self.size)
        except PictureError as error:
            return translated(error)
        return ""

    def trouble_with(self, wanted: OutputFormat) -> str:
        """Why the result does not fit into a format; empty where it does."""
        if self.size is None:
            return ""
        try:
            check_format_limits(Path(f"result{wanted.suffixes[0]}"), self.size)
        except PictureError as error:
            return translated(error)
        return ""

    def would_replace(self, content: Path) -> bool:
        """Whether the only trouble is a file that may be overwritten."""
        return bool(self.trouble(content)) and not replace(self, overwrite=True).trouble(content)

    def format_index(self) -> int:
        """The position of its format among `OUTPUT_FORMATS`; -1 where the suffix is none of theirs."""
        known = self.format
        return -1 if known is None else OUTPUT_FORMATS.index(known)
