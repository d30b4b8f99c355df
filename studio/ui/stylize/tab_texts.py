"""What the Stylize tab says of files, in the person's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from studio.ui.desktop.path_sorting import SortedPaths
from studio.ui.numbers import pixels_text
from studio.ui.stylize.photo import Photo

_MOST_NAMED = 3

translate = QCoreApplication.translate  # lupdate finds texts by this name


def photo_text(photo: Photo, *, needs_style: bool) -> str:
    """Name and size of the photo, and what to do next where no style is chosen."""
    text = f"{photo.path.name}, {pixels_text(photo.size.width, photo.size.height)} px"
    return text + " — " + translate("StylizeTab", "now pick a style") if needs_style else text


def unsupported_text(found: SortedPaths) -> str:
    """Which of the paths can be used for nothing here; the first few by name."""
    names = ", ".join(path.name or str(path) for path in found.unsupported[:_MOST_NAMED])
    hidden = len(found.unsupported) - _MOST_NAMED
    more = translate("StylizeTab", " and {count} more").format(count=hidden) if hidden > 0 else ""
    text = translate("StylizeTab", "Neither a picture, a folder of pictures nor a recipe: {name}")
    return text.format(name=names + more)


def missing_text(path: Path, *, is_photo: bool) -> str:
    """That the photo, or a style, has been deleted or moved."""
    if is_photo:
        text = translate("StylizeTab", "The photo {name} is no longer there. What you see was read before.")
    else:
        text = translate("StylizeTab", "The style {name} is no longer there.")
    return text.format(name=path.name)
