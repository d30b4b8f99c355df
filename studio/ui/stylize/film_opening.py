"""Films in the Stylize tab: one of their frames is shown as the photo by which a look is found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter

from studio.errors import SpaceError, StudioError
from studio.paths import cache_dir
from studio.specs.film import FilmSettings
from studio.ui.background.background import Background
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.photos import OpenFilm, Photos

_FAST = 80  # Qt's quality of a PNG is how little it is compressed
_FEWEST_FRAMES = 12  # fewer numbered pictures are photos of a camera as likely


@dataclass(frozen=True, slots=True)
class OpenedFrame:
    """The picture file of a film's frame."""

    picture: Path
    film: OpenFilm


class FilmOpening(QObject):
    """Reads frames of films off the GUI thread and hands them on by ``show``."""

    notified = Signal(object)  # Notice

    def __init__(self, show: Callable[[Photos], object], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._background, self._looking = Background(self), Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._refuse)
        self._looking.finished.connect(self._offer)
        self._latest = 0

    @Slot(object, float)
    def open(self, film: Path, at_s: float = 0.0) -> None:
        """Show the frame at this time of a film, or of a folder of frames."""
        self._latest = self._background.start(lambda: read_frame(film, at_s))

    def open_among(self, paths: Sequence[Path], film: Path | None) -> None:
        """Open ``film``, and offer to open a folder among ``paths`` as one where its pictures are frames."""
        if film is not None:
            self.open(film)
        folders = [path for path in paths if path.is_dir()]
        if folders:
            self._looking.start(lambda: next(filter(has_frames, folders), None))

    def close(self) -> None:
        """Read nothing more."""
        self._background.close()
        self._looking.close()

    @Slot(int, object)
    def _take(self, number: int, frame: OpenedFrame) -> None:
        if number == self._latest:
            self._show(Photos((frame.picture,), film=frame.film))

    @Slot(int, str)
    def _refuse(self, number: int, message: str) -> None:
        if number == self._latest:
            self.notified.emit(Notice(message, NoticeKind.ERROR))

    @Slot(int, object)
    def _offer(self, _number: int, folder: Path | None) -> None:
        if folder is not None:
            text = self.tr("The pictures in {name} are numbered like the frames of a film").format(name=folder.name)
            self.notified.emit(Notice(text, action=(self.tr("Open as a film"), lambda: self.open(folder))))


def has_frames(folder: Path) -> bool:
    """Whether the pictures of ``folder`` are numbered in one sequence, and are more than a few."""
    from studio.film.numbering import numbered_pictures  # noqa: PLC0415 — libvips is loaded after the window

    try:
        return len(numbered_pictures(folder)) >= _FEWEST_FRAMES
    except (StudioError, OSError):
        return False


def read_frame(film: Path, at_s: float) -> OpenedFrame:
    """The frame at ``at_s`` as a picture file: the frame's own, or one in the cache. Any thread may call it.

    Raises PictureError where there is no film, and SpaceError where the cache cannot be written.
    """
    if film.is_dir():
        return _frame_of_folder(film, at_s)
    from studio.film.video import VideoFile  # noqa: PLC0415 — FFmpeg is loaded where a film is opened

    with VideoFile(film) as source:
        duration_s = max(source.told_s or 0.0, 1.0 / float(source.facts.rate))
        at_s = min(max(0.0, at_s), duration_s)
        pixels = np.ascontiguousarray(np.rint(source.still(at_s)[:, :, :3] * 255).astype(np.uint8))
        known = OpenFilm(film, duration_s, at_s, float(source.facts.rate))
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return OpenedFrame(_kept(image, film, at_s), known)


def _frame_of_folder(folder: Path, at_s: float) -> OpenedFrame:
    from studio.film.numbering import numbered_pictures  # noqa: PLC0415 — as above

    paths, rate = numbered_pictures(folder), FilmSettings().rate
    index = min(len(paths) - 1, max(0, round(at_s * rate)))
    return OpenedFrame(paths[index], OpenFilm(folder, len(paths) / rate, index / rate, rate))


def _kept(image: QImage, film: Path, at_s: float) -> Path:
    """The file of a frame, in a folder of its film's own; it stays until the cache is emptied."""
    facts = film.stat()
    key = f"{film.absolute()} {facts.st_size} {facts.st_mtime_ns}"
    home = cache_dir() / "frames" / hashlib.sha256(key.encode()).hexdigest()[:16]
    path = home / f"{film.stem}-{at_s:.2f}s.png"
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SpaceError(
            "cannot make the folder {scratch_dir}: {reason}; choose another one",
            scratch_dir=home,
            reason=error.strerror,
        ) from error
    writer = QImageWriter(str(path))
    writer.setQuality(_FAST)
    if not writer.write(image):
        raise SpaceError("the frame cannot be written to {home}; is the disk full?", home=home)
    return path
