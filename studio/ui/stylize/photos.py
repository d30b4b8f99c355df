"""Photographs: one made ready for the viewer, those that are open together, what a tab shows and says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from studio.errors import SpaceError
from studio.geometry import Size
from studio.ui.desktop.path_sorting import SortedPaths
from studio.ui.numbers import pixels_text

if TYPE_CHECKING:
    from studio.images.source import ImageSource
    from studio.ui.viewer.scratch_pyramid import PictureHeader

MOST_SHOWN_PIXELS = 64_000_000  # 256 MB as the viewer keeps them
MOST_AT_ONCE_PIXELS = 24_000_000  # of larger ones nothing would be seen for a second or two while they are read
_DECODE_BUDGET_BYTES = 4_000_000_000
_BAND_BYTES = 8_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """What is shown of a photo, and the size that the file really has.

    ``image`` is all of it, or None where it is so large that it is shown in tiles from ``file`` instead. ``page`` (from
    1) of ``page_count`` in its file is shown.
    """

    path: Path
    image: QImage | None
    size: Size
    notes: tuple[str, ...]
    file: LargeFile | None = None
    page: int = 1
    page_count: int = 1


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A file too large for memory, whose header has been read, and the folder where it may be unpacked."""

    header: PictureHeader
    scratch_dir: Path


def load_photo(
    path: Path, scratch_dir: Path, *, page: int | None = None, most_pixels: int = MOST_AT_ONCE_PIXELS
) -> Photo:
    """Read ``path`` or one ``page`` of it, of larger files the header alone. Any thread may call it.

    Raises `PictureError` or `SpaceError`. ``scratch_dir`` is made for files of more than ``most_pixels``.
    """
    from studio.images.source import open_source  # noqa: PLC0415 — libvips is loaded after the window, off its thread
    from studio.ui.viewer.file_tiles import SHOWN_LIMITS  # noqa: PLC0415 — libvips, too
    from studio.ui.viewer.scratch_pyramid import read_header  # noqa: PLC0415 — libvips, too

    with open_source(path, decode_budget_bytes=_DECODE_BUDGET_BYTES, page=page) as source:
        facts = source.facts
        if facts.size.pixels <= most_pixels:
            image = _image_from(source)
            return Photo(path, image, facts.size, source.facts.notes, page=facts.page, page_count=facts.page_count)
    header = read_header(path, SHOWN_LIMITS, page)
    try:
        scratch_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SpaceError(
            "cannot make the folder {scratch_dir}: {reason}; choose another one",
            scratch_dir=scratch_dir,
            reason=error.strerror,
        ) from error
    file = LargeFile(header, scratch_dir)
    return Photo(path, None, facts.size, facts.notes, file, page=facts.page, page_count=facts.page_count)


def _image_from(source: ImageSource) -> QImage:
    size = source.facts.size
    image = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise SpaceError("there is not enough memory to show {path} ({size} px)", path=source.facts.path, size=size)
    bgra_hwc = np.frombuffer(image.bits(), np.uint8).reshape(size.height, size.width, 4)  # 4 bytes need no padding
    for region, band_hwc in source.bands(_BAND_BYTES):
        target = bgra_hwc[region.top : region.bottom, region.left : region.right]
        target[..., :3] = _over_white(band_hwc)[..., ::-1]
    bgra_hwc[..., 3] = 255
    return image


def _over_white(band_hwc: npt.NDArray[np.generic]) -> npt.NDArray[np.uint8]:
    """8-bit colours; what is transparent lies on white, as in a JPEG."""
    values = band_hwc.astype(np.uint16)
    eight = values >> 8 if band_hwc.dtype == np.uint16 else values
    if eight.shape[2] == 4:
        alpha = eight[..., 3:]
        eight = (eight[..., :3] * alpha + 255 * (255 - alpha)) // 255
    return eight.astype(np.uint8)


@dataclass(frozen=True, slots=True)
class OpenFilm:
    """A film, or a folder of its frames, of which one is looked at: that at ``at_s`` of ``duration_s`` seconds."""

    path: Path
    duration_s: float
    at_s: float
    rate: float


@dataclass(frozen=True, slots=True)
class Photos:
    """``position`` counts from 0; with no photo at all it is 0 too. ``pages`` holds those that were chosen in files of
    several, from 1; the first is the default and left out. With ``film`` the only photo is a frame of it."""

    paths: tuple[Path, ...] = ()
    position: int = 0
    pages: Mapping[Path, int] = field(default_factory=dict)
    film: OpenFilm | None = None

    @property
    def current(self) -> Path | None:
        """The photo that is looked at."""
        return self.paths[self.position] if self.paths else None

    @property
    def opened(self) -> Path | None:
        """What the person opened: the photo that is looked at, or its film."""
        return self.current if self.film is None else self.film.path

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
