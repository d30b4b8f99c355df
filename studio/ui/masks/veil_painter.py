"""The veil of a mask over what is seen of a photo: computed off the GUI thread, the last one drawn meanwhile."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QRegion

from studio.geometry import Size
from studio.images.painted_masks import Floats
from studio.paths import masks_dir
from studio.specs.painted_mask import BasePicture, PaintedMask
from studio.specs.stylize import DEFAULT_MAX_PIXELS, GIB
from studio.ui.background.background import Background
from studio.ui.masks.live_operation import LiveOperation
from studio.ui.masks.mask_drawing import draw_on
from studio.ui.masks.mask_image import BaseCopy, MaskImage, mask_image
from studio.ui.masks.screen import MaskScreen
from studio.ui.viewer.view_state import Placement

_BASE_COPY_PX = 2048
_BAND_BYTES = 1 << 22


class VeilPainter(QObject):
    """Shows the mask as soon as it is computed; one is computed at a time, always the latest that was asked for."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[PaintedMask, MaskScreen] | None = None
        self._running: tuple[PaintedMask, MaskScreen] | None = None
        self._seen: MaskImage | None = None
        self._image = QImage()
        self._work = Background(self)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._refuse)

    @property
    def seen(self) -> MaskImage | None:
        """What is drawn."""
        return self._seen

    @property
    def is_current(self) -> bool:
        """Whether what is drawn is what was asked for last."""
        return self._wanted is None or (self._seen is not None and (self._seen.mask, self._seen.screen) == self._wanted)

    def show(self, mask: PaintedMask | None, screen: MaskScreen | None) -> None:
        """Show ``mask`` on ``screen``; nothing where there is none."""
        if mask is None or screen is None:
            self._wanted, self._seen, self._image = None, None, QImage()
            self.changed.emit()
            return
        self._wanted = (mask, screen)
        self._run()

    def draw(self, painter: QPainter, placement: Placement) -> None:
        """Draw the last veil where it belongs in a pane at ``placement``, in device pixels."""
        if self._seen is not None:
            draw_on(painter, self._image, self._seen.screen, self._seen.screen.region, placement)

    def close(self) -> None:
        """Compute nothing more."""
        self._work.close()

    def _run(self) -> None:
        if self._running is None and self._wanted is not None and not self.is_current:
            self._running = self._wanted
            self._work.start(partial(_computed, *self._wanted, self._seen))

    @Slot(int, object)
    def _take(self, _number: int, answer: object) -> None:
        assert isinstance(answer, tuple), "the work returns what is seen and its veil"
        self._running = None
        if self._wanted is not None:
            self._seen, self._image = answer
            self.changed.emit()
        self._run()

    @Slot(int, str)
    def _refuse(self, _number: int, message: str) -> None:
        self._running = self._wanted = None
        self.failed.emit(message)


def draw_veil(painter: QPainter, placement: Placement, veil: VeilPainter, live: LiveOperation | None) -> None:
    """Draw ``veil``, and where ``live`` has changed it that, in device pixels of a pane at ``placement``."""
    if live is None or not live.changed.pixels:
        veil.draw(painter, placement)
        return
    whole, hole = painter.clipRegion(), QRegion(live.device_rect(placement))
    part = live.part_under(whole.boundingRect(), placement)
    painter.setClipRegion(whole.subtracted(hole), Qt.ClipOperation.ReplaceClip)
    veil.draw(painter, placement)
    painter.setClipRegion(whole.intersected(hole), Qt.ClipOperation.ReplaceClip)
    if part.pixels:
        draw_on(painter, live.image(part), live.screen, part, placement)
    painter.setClipRegion(whole, Qt.ClipOperation.ReplaceClip)


def _computed(mask: PaintedMask, screen: MaskScreen, before: MaskImage | None) -> tuple[MaskImage, QImage]:
    base = None if mask.picture is None else base_copy(mask.picture, masks_dir(), mask.size)
    seen = mask_image(mask, screen, base, before)
    return seen, seen.image()


@lru_cache(maxsize=2)
def base_copy(picture: BasePicture, folder: Path, size: Size) -> BaseCopy:
    """A copy of ``picture``, which lies in ``folder``, small enough to keep; raises PictureError."""
    from studio.images.limits import Limits  # noqa: PLC0415 — libvips is loaded off the GUI thread
    from studio.images.masks import is_by_alpha, open_mask  # noqa: PLC0415

    path, limits = folder / picture.name, Limits(DEFAULT_MAX_PIXELS, 2 * GIB)
    wanted = size.fitted(min(_BASE_COPY_PX, max(size.width, size.height)))
    values_hw: Floats = np.zeros((wanted.height, wanted.width), np.float32)
    with open_mask(path, limits, is_by_alpha=is_by_alpha(path, limits), size=wanted) as source:
        full = np.float32((1 << source.facts.bit_depth) - 1)
        for region, pixels in source.bands(_BAND_BYTES):
            values_hw[region.top : region.bottom, region.left : region.right] = (
                pixels[:, :, 0].astype(np.float32) / full
            )
    return BaseCopy(values_hw)
