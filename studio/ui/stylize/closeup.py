"""The result at full size for a close view: windows painted with known maps, and tiles of a running render.

A *subject* is a photo with a recipe whose preview has arrived; only then is anything asked for here. Windows are asked
for one at a time, the latest view counts, and what was painted once is not asked for again. They are shown together
once all of the view is there, so that no single square differs in colour from the preview; tiles of a render are
shown as they come.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from studio.geometry import Region, Size
from studio.specs.preview import (
    PaintedPart,
    PreviewRequest,
    VisibleRegion,
    WindowPreview,
    WindowRequest,
    is_same_result,
)
from studio.specs.stylize import StylizeSpec
from studio.ui.numbers import fixed_text, whole_text
from studio.ui.stylize.closeup_plan import Fidelity, View, next_window
from studio.ui.translation import translated
from studio.ui.viewer.coverage import Coverage
from studio.ui.viewer.pyramid import Pyramid

if TYPE_CHECKING:
    from studio.ui.worker.thread import WorkerThread

_KEPT_PIXELS = 24_000_000  # the viewer keeps somewhat more of each level
_WORTH_WAITING_FOR = 0.25  # a window under way is left to finish if so much of it is still seen


@dataclass(frozen=True, slots=True, eq=False)
class ShownPart:
    """Pixels (h, w, 3) of a result of ``size``, each the mean of 2 ** ``level`` each way; (x, y) counts such means."""

    x: int
    y: int
    pixels_hwc: npt.NDArray[np.uint8]
    size: Size
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Subject:
    content: Path
    spec: StylizeSpec
    size: Size
    preview_px: int

    def is_of(self, content: Path, spec: StylizeSpec) -> bool:
        return is_same_result(self.content, self.spec, content, spec)


class CloseUp(QObject):
    """Takes previews and views; emits parts to be drawn over the preview, and their fidelity."""

    part_painted = Signal(object)  # ShownPart
    emptied = Signal()  # parts shown so far are of something else now
    fidelity_changed = Signal(object)  # Fidelity of what is on the screen
    sharper_wanted = Signal(int)  # longer side in px of a preview that would not be enlarged
    status_changed = Signal(str)  # what was painted, for the status bar
    failed = Signal(str)

    def __init__(self, worker: WorkerThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._canvas: Size | None = None
        self._seen: tuple[Region, float] | None = None
        self._subject: _Subject | None = None
        self._number = 0
        self._asked: WindowRequest | None = None
        self._generation = 0
        self._has_failed = self._knows_maps = self._knew_maps = False
        self._has_parts = self._has_estimates = self._is_resting = False
        self._painted = Coverage()  # at full size, of any fidelity
        self._shown = Coverage()  # what of that can be seen
        self._waiting: list[tuple[ShownPart, Region]] = []  # the rest, until the view is complete
        self._exact: dict[int, Coverage] = {}  # by level
        self._fidelity = Fidelity.PREVIEW
        worker.window_painted.connect(self._take_window)
        worker.window_failed.connect(self._take_failure)
        worker.part_painted.connect(self._take_part)
        worker.maps_known.connect(self._note_maps)

    def open_photo(self, size: Size) -> None:
        """A photo of ``size`` is shown from now on; its view is yet to come."""
        self.leave()
        self.drop_parts()
        self._canvas, self._seen = size, None

    @Slot()
    def leave(self) -> None:
        """The recipe or the photo is another now; what is shown of the old one stays until the new one's preview."""
        self._worker.drop_windows()
        self._worker.show_region(None)
        self._subject = self._asked = None
        self._has_failed = self._knows_maps = self._is_resting = False
        self._forget_painted()
        self._tell_fidelity()

    def rest(self) -> None:
        """What is shown of the subject is no preview: ask for nothing, and only go on telling what is looked at."""
        self._worker.drop_windows()
        self._is_resting, self._asked = True, None
        if self._has_parts or self._waiting:
            self._empty()
            self._ask()  # parts sent for the earlier generation would lie over what is shown

    @Slot()
    def drop_parts(self) -> None:
        """A preview of another subject is shown: parts of the old one must not lie over it."""
        if self._subject is None and self._has_parts:
            self._empty()

    @Slot(object)
    def follow(self, request: PreviewRequest) -> None:
        """The preview that ``request`` asked for is shown, and nothing newer is under way."""
        if self._canvas is None:
            return
        content_px = request.spec.content_size_px
        size = self._canvas if content_px is None else self._canvas.fitted(content_px)
        preview_px = min(request.longer_side_px, max(size.width, size.height))
        self._subject = _Subject(request.content, request.spec, size, preview_px)
        self._ask()

    @Slot(object, float)
    def look(self, seen: Region, zoom: float) -> None:
        """The view has come to rest: ``seen`` of the photo, at ``zoom`` screen pixels per pixel of it."""
        self._seen = (seen, zoom)
        self._ask()

    def _empty(self) -> None:
        """Have everything taken away that was shown so far."""
        self._has_parts = self._has_estimates = False
        self._generation += 1
        self._forget_painted()
        self.emptied.emit()

    def _forget_painted(self) -> None:
        for coverage in (self._painted, self._shown):
            coverage.clear()
        self._exact.clear()
        self._waiting.clear()

    # --- asking ---------------------------------------------------------------------------------------------------

    def _view(self) -> View | None:
        if self._subject is None or self._seen is None or self._canvas is None:
            return None
        return View.of(*self._seen, canvas=self._canvas, size=self._subject.size)

    def _ask(self) -> None:
        """Have painted what the view lacks, and tell a running render what is looked at."""
        view, subject = self._view(), self._subject
        if view is None or subject is None:
            return
        can_be_sharper = view.is_finer_than(subject.preview_px)
        if self._has_estimates and not (can_be_sharper and view.can_be_painted):
            self._empty()  # estimates at full size are no patches for a preview, whose statistics are other ones
        level = Pyramid(view.size).level_for(view.zoom)
        self._worker.show_region(VisibleRegion(subject.content, subject.spec, view.region, level, self._generation))
        if can_be_sharper and not self._is_resting:
            if view.can_be_painted:
                self._ask_for_window(view, subject)
            else:
                self.sharper_wanted.emit(view.longer_screen_px)
        self._tell_fidelity()

    def _ask_for_window(self, view: View, subject: _Subject) -> None:
        if self._has_failed:
            return
        there = self._there
        for coverage in (self._painted, self._shown, self._exact_at(0)):
            coverage.keep_near(view.region, most_pixels=_KEPT_PIXELS)
        if self._asked is not None:
            shared = self._asked.region.intersection(view.region)
            if shared.pixels >= _WORTH_WAITING_FOR * self._asked.region.pixels:
                return
        region = next_window(view, there.missing(view.region))
        if region is None:
            self._show_waiting()
            return
        self._number += 1
        self._asked = WindowRequest(self._number, subject.content, subject.spec, region, subject.preview_px)
        self._knew_maps = self._knows_maps
        self._worker.request_window(self._asked)

    # --- answers --------------------------------------------------------------------------------------------------

    @Slot(object)
    def _take_window(self, window: WindowPreview) -> None:
        if self._asked is None or window.number != self._asked.number:
            return
        self._asked = None
        if window.is_estimate and self._knows_maps and not self._knew_maps:
            self._ask()  # it was begun before the maps were known, and exact tiles may lie there by now
            return
        self._knows_maps = not window.is_estimate
        if window.is_estimate:
            self._has_estimates = True
        else:
            self._exact_at(0).add(window.region)
        self._painted.add(window.region)
        subject = self._subject
        assert subject is not None, "whatever ends it drops the request, too"
        part = ShownPart(window.region.left, window.region.top, window.pixels_hwc, subject.size)
        self._waiting.append((part, window.region))
        if sum(region.pixels for _, region in self._waiting) > _KEPT_PIXELS:  # a view that never comes to rest
            self._show_waiting()
        text = self.tr("{width} × {height} px at full size in {seconds} s")
        self.status_changed.emit(
            text.format(
                width=whole_text(window.region.width),
                height=whole_text(window.region.height),
                seconds=fixed_text(window.elapsed_s, 2),
            )
        )
        self._ask()

    @Slot(int, object)
    def _take_failure(self, number: int, reason: str) -> None:
        if self._asked is not None and number == self._asked.number:
            self._asked, self._has_failed = None, True
            self.failed.emit(translated(reason))

    @Slot(object)
    def _take_part(self, part: PaintedPart) -> None:
        subject = self._subject
        if subject is None or part.visible.generation != self._generation or not subject.is_of(*part.picture):
            return
        level, region = part.visible.level, part.region_of(subject.size)
        exact = self._exact_at(level)
        exact.keep_near(part.visible.region, most_pixels=_KEPT_PIXELS * part.visible.step_px**2)
        exact.add(region)
        if level == 0:
            self._painted.add(region)
            self._shown.add(region)
        self._has_parts = True
        self.part_painted.emit(ShownPart(part.left, part.top, part.pixels_hwc, subject.size, level))
        self._tell_fidelity()

    @Slot(object, object)
    def _note_maps(self, content: Path, spec: StylizeSpec) -> None:
        """A render knows its maps: what was only estimated is worth asking for again."""
        if self._subject is not None and self._subject.is_of(content, spec):
            self._knows_maps = True
            self._ask()

    def _show_waiting(self) -> None:
        """Let what was painted of the view appear at once."""
        waiting, self._waiting = self._waiting, []
        for part, region in waiting:
            self._has_parts = True
            self._shown.add(region)
            self.part_painted.emit(part)
        if waiting:
            self._tell_fidelity()

    # --- fidelity -------------------------------------------------------------------------------------------------

    @property
    def _there(self) -> Coverage:
        """What need not be painted again, as far as is known of the maps."""
        return self._exact_at(0) if self._knows_maps else self._painted

    def _exact_at(self, level: int) -> Coverage:
        return self._exact.setdefault(level, Coverage())

    def _tell_fidelity(self) -> None:
        fidelity = self._present_fidelity()
        if fidelity is not self._fidelity:
            self._fidelity = fidelity
            self.fidelity_changed.emit(fidelity)

    def _present_fidelity(self) -> Fidelity:
        view, subject = self._view(), self._subject
        if view is None or subject is None:
            return Fidelity.PREVIEW
        if subject.preview_px >= max(view.size.width, view.size.height):
            return Fidelity.EXACT
        level = Pyramid(view.size).level_for(view.zoom)
        is_waiting = any(region.intersection(view.region).pixels for _, region in self._waiting)
        exact = [self._exact_at(finer) for finer in range(level + 1)]
        if not is_waiting and any(coverage.covers(view.region) for coverage in exact):
            return Fidelity.EXACT
        if self._shown.covers(view.region):
            return Fidelity.ESTIMATE
        finer = (self._shown, *(coverage for coverage in exact if not is_waiting))
        is_partly = any(coverage.touches(view.region) for coverage in finer)
        return Fidelity.PARTLY if is_partly else Fidelity.PREVIEW
