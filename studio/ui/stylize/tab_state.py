"""What of the Stylize tab survives when another tab takes its place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from studio.ui.stylize.photo import Photo
from studio.ui.stylize.photos import Photos


@dataclass(frozen=True, slots=True, eq=False)
class TabState:
    """What a tab shows: the photos, the one that is looked at, its preview, and how many previews were asked for.

    ``opening`` are photos that were about to be shown.
    """

    photos: Photos
    photo: Photo | None
    preview: QImage | None
    previews_asked: int
    opening: Photos
