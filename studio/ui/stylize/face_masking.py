"""Faces of the photo as a mask: looked for off the GUI thread, and left as they are by the styles that have no mask."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import SpecError
from studio.geometry import Size
from studio.mask_files import keep_mask, paintable_mask
from studio.specs.painted_mask import Inversion
from studio.specs.stylize import DEFAULT_MAX_PIXELS, GIB
from studio.ui.background.background import Background
from studio.ui.document.document import Document
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.translation import translated


@dataclass(frozen=True, slots=True)
class FoundFaces:
    """How many faces there are in a ``photo``, or one ``page`` of it, and a mask of all but them, if there are any."""

    photo: Path
    page: int | None
    count: int
    mask: Path | None


class FaceMasking(QObject):
    """Masks the styles of ``document``, one step of undo; ``size_of_photo`` is None while there is none."""

    notified = Signal(object)  # Notice
    status_changed = Signal(str)
    masked = Signal(object)  # Path of a style that has the mask now

    def __init__(self, document: Document, size_of_photo: Callable[[], Size | None], parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._size_of_photo = document, size_of_photo
        self._work = Background(self)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._refuse)

    @Slot()
    def look(self) -> None:
        """Look for faces in the photo that is open."""
        content, size, styles = self._document.content, self._size_of_photo(), self._document.recipe.styles
        if content is None or size is None:
            self._say(self.tr("Open a photo first: faces are looked for in it."))
        elif not styles:
            self._say(self.tr("Choose a style first: a mask says where it paints."))
        elif all(style.mask is not None for style in styles):
            self._say(self.tr("Each style has a mask already: let one paint everywhere first."))
        else:
            self._work.start(partial(found_faces, content, self._document.page, size))
            self.status_changed.emit(self.tr("Looking for faces…"))

    def close(self) -> None:
        """Look for nothing more."""
        self._work.close()

    @Slot(int, object)
    def _take(self, _number: int, found: FoundFaces) -> None:
        self.status_changed.emit("")
        if (found.photo, found.page) != (self._document.content, self._document.page):
            return  # another photo is open by now
        if found.mask is None:
            text = self.tr(
                "No face was found in {name}: those that are turned, partly hidden or small are missed. Paint a mask."
            )
            self._say(text.format(name=found.photo.name))
            return
        recipe = self._document.recipe
        bare = [style.path for style in recipe.styles if style.mask is None]
        if not bare:
            return
        styles = tuple(style if style.mask else replace(style, mask=found.mask) for style in recipe.styles)
        try:
            self._document.edit(replace(recipe, styles=styles), self.tr("Mask faces"))
        except SpecError as error:  # such as a recipe that takes only the colours
            self.notified.emit(Notice(translated(error), NoticeKind.ERROR))
            return
        one = self.tr("One face was found and is left as it is. Go on painting where the mask misses something.")
        many = self.tr("{count} faces were found and are left as they are. Go on painting where the mask misses one.")
        text = one if found.count == 1 else many.format(count=found.count)
        end = self.tr("Masks take the place of regions.")
        self._say(text if recipe.regions is None else f"{text} {end}")
        self.masked.emit(bare[0])

    @Slot(int, str)
    def _refuse(self, _number: int, message: str) -> None:
        self.status_changed.emit("")
        self.notified.emit(Notice(message, NoticeKind.ERROR))

    def _say(self, text: str) -> None:
        self.notified.emit(Notice(text))


def found_faces(photo: Path, page: int | None, size: Size) -> FoundFaces:
    """Look for faces in ``photo``, whose size is ``size``, and keep a mask of all but them; called off the GUI thread.

    Raises PictureError where it cannot be read, InputError or SpaceError where the mask cannot be kept.
    """
    # libvips and OpenCV are loaded off the GUI thread
    from studio.images.faces import LOOKED_AT_PX, face_mask, find_faces  # noqa: PLC0415
    from studio.images.mask_files import write_mask  # noqa: PLC0415
    from studio.images.picture import read_picture  # noqa: PLC0415

    copy = read_picture(
        photo, at_most_px=LOOKED_AT_PX, max_pixels=DEFAULT_MAX_PIXELS, decode_budget_bytes=2 * GIB, page=page
    )
    faces = find_faces(copy.rgb_hwc)
    if not faces:
        return FoundFaces(photo, page, 0, None)
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "faces.png"
        write_mask(picture, face_mask(faces, copy.size.height, copy.size.width))
        mask = paintable_mask(picture, size).with_operation(Inversion())
    return FoundFaces(photo, page, len(faces), keep_mask(mask))
