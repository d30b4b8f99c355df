"""The contact sheet as a file, as ``gigastyle sheet`` writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.errors import PictureError
from studio.geometry import Size
from studio.progress import Cancellation
from studio.ui.sheet.cells import Pixels


@dataclass(frozen=True, slots=True, eq=False)
class SheetContent:
    """The photo's name and itself, and below it what it became: titles and pictures, (h, w, 3) sRGB."""

    photo: Path
    photo_hwc: Pixels
    painted: Sequence[tuple[str, Pixels]]
    sources: Sequence[Path]  # pictures that the sheet must not replace
    cell_px: int


def save_sheet(content: SheetContent, output: Path, *, overwrite: bool, cancellation: Cancellation) -> Path:
    """Write the sheet to ``output`` and give its file back; raises PictureError and SpaceError, and Cancelled."""
    from studio.images.contact_sheet import cell  # noqa: PLC0415 — Pillow is loaded off the window's thread
    from studio.images.destination import check_destination, check_format_limits  # noqa: PLC0415
    from studio.images.sheet_file import in_rows, sheet_layout, write_sheet  # noqa: PLC0415

    check_destination(output, content_path=content.photo, overwrite=overwrite)
    if output.exists() and any(source.exists() and output.samefile(source) for source in content.sources):
        raise PictureError("{path} is one of the styles, which are never overwritten; choose another name", path=output)
    pictures = [(content.photo.name, content.photo_hwc), *content.painted]
    layout = sheet_layout([Size(hwc.shape[1], hwc.shape[0]) for _, hwc in pictures[:1]], content.cell_px)
    rows = in_rows([cell(title, hwc, layout.size) for title, hwc in pictures], layout)
    check_format_limits(output, layout.sheet_size(len(rows[0]), len(rows)))
    write_sheet(rows, layout, output, overwrite=overwrite, cancellation=cancellation)
    return output
