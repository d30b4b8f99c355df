"""The regions of the photo shown over it, and what a person chooses for one of them, by mouse or from its row."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot

from studio.errors import SpecError
from studio.specs.preview import RegionsRequest, RegionsView
from studio.ui.controls.panel import ControlsPanel
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe
from studio.ui.document.region_edits import with_own_style, with_strength_in
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.region_menu import RegionMenu
from studio.ui.stylize.stage import Stage
from studio.ui.stylize.style_choosing import StyleChoosing
from studio.ui.translation import translated
from studio.ui.worker.thread import WorkerThread

_PICKING, _NOT_FOUND = "style of a region", "regions"  # topics of notices


class RegionsOnStage(QObject):
    """Asks the worker for regions while they are wanted, and edits ``document``, one step of undo each."""

    notified = Signal(object)  # Notice
    settled = Signal(str)  # topic of notices that are no longer true

    def __init__(
        self,
        document: Document,
        worker: WorkerThread,
        stage: Stage,
        controls: ControlsPanel,
        choosing: StyleChoosing,
    ) -> None:
        super().__init__(stage)
        self._document, self._worker, self._stage, self._choosing = document, worker, stage, choosing
        self._is_wanted = False
        self._number = 0
        self._asked: RegionsRequest | None = None  # what is shown or on its way
        self._waiting: int | None = None  # the region whose style is picked in the gallery next
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        controls.regions_wanted.connect(self._show)
        controls.region_menu_wanted.connect(self._offer)
        stage.regions.region_clicked.connect(self._offer)
        stage.masks.begun.connect(controls.hide_regions)
        stage.photo_shown.connect(self._start_again)
        document.recipe_changed.connect(self._follow)
        document.content_changed.connect(self._start_again)
        worker.regions_found.connect(self._take)
        worker.regions_failed.connect(self._tell_failure)

    # --- showing --------------------------------------------------------------------------------------------------

    @Slot(bool)
    def _show(self, is_wanted: bool) -> None:
        if is_wanted and not self._is_wanted:
            self._stage.leave_sheet()
        self._is_wanted = is_wanted
        self._soon.start()

    @Slot()
    def _start_again(self) -> None:
        """Another photo, or another content of its file."""
        self._forget()
        self._give_up_picking()
        self._soon.start()

    @Slot(object)
    def _follow(self, recipe: Recipe) -> None:
        if self._waiting is not None and (recipe.regions is None or self._waiting > recipe.regions.count):
            self._give_up_picking()
        self._soon.start()

    @Slot()
    def _ask(self) -> None:
        """Have the regions found that the document asks for now, unless they are shown or on their way."""
        content, recipe = self._document.content, self._document.recipe
        if not self._is_wanted or content is None or recipe.regions is None:
            self._forget()
            return
        request = RegionsRequest(self._number, content, recipe.regions.count, self._document.page, recipe.bundle)
        if request != self._asked:
            self._forget()
            self._number += 1
            self._asked = replace(request, number=self._number)
            self._worker.request_regions(self._asked)

    def _forget(self) -> None:
        self._asked = None
        self._stage.regions.show_regions(None)

    @Slot(object)
    def _take(self, regions: RegionsView) -> None:
        if self._asked is not None and regions.number == self._asked.number:
            self.settled.emit(_NOT_FOUND)
            self._stage.regions.show_regions(regions)

    @Slot(int, object)
    def _tell_failure(self, number: int, message: str) -> None:
        if self._asked is not None and number == self._asked.number:
            self.notified.emit(Notice(translated(message), NoticeKind.ERROR, topic=_NOT_FOUND))

    # --- choosing -------------------------------------------------------------------------------------------------

    @Slot(int, QPoint)
    def _offer(self, region: int, place: QPoint) -> None:
        """Offer what can be chosen for ``region``."""
        recipe = self._document.recipe
        if recipe.regions is None or region > recipe.regions.count:
            return
        menu = RegionMenu(region, recipe, self._choosing.gallery.styles, self._stage)
        menu.style_picked.connect(partial(self._use_style, region))
        menu.gallery_wanted.connect(partial(self._pick_in_gallery, region))
        menu.strength_picked.connect(partial(self._use_strength, region))
        menu.popup(place)

    def _use_style(self, region: int, style: Path | None) -> None:
        self._give_up_picking()
        text = self.tr("Style of region {number}").format(number=region)
        try:
            self._document.edit(with_own_style(self._document.recipe, region, style), text)
        except SpecError as error:
            self.notified.emit(Notice(translated(error), NoticeKind.WARNING))

    def _use_strength(self, region: int, strength: float) -> None:
        text = self.tr("Strength in region {number}") if strength else self.tr("Leave region {number} as it is")
        recipe = with_strength_in(self._document.recipe, region, strength)
        self._document.edit(recipe, text.format(number=region))

    def _pick_in_gallery(self, region: int) -> None:
        """The next style that is chosen there is that of ``region``."""
        self._give_up_picking()
        self._waiting = region
        self._choosing.let_next_go_to(partial(self._use_style, region))
        self._choosing.gallery.focus_search()
        text = self.tr("The style that you choose in the gallery next paints region {number}.").format(number=region)
        self.notified.emit(Notice(text, action=(self.tr("Cancel"), self._give_up_picking), topic=_PICKING))

    def _give_up_picking(self) -> None:
        if self._waiting is not None:
            self._waiting = None
            self._choosing.let_next_go_to(None)
            self.settled.emit(_PICKING)
