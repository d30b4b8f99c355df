"""What is picked in the gallery becomes the styles of the recipe, and the gallery marks those."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from studio.errors import SpecError
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.document.recipe import without
from studio.ui.document.region_edits import styles_of_regions
from studio.ui.styles.gallery import StyleGallery
from studio.ui.translation import translated
from studio.ui.worker.thread import WorkerThread

translate = QCoreApplication.translate  # lupdate finds texts by this name


class StyleChoosing(QObject):
    """Edits the styles of ``document`` as a person picks in ``gallery``, one step of undo each.

    What may be picked next ``worker`` measures in advance.
    """

    failed = Signal(str)  # why a style cannot take part

    def __init__(
        self, document: Document, gallery: StyleGallery, worker: WorkerThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._gallery, self._worker = document, gallery, worker
        self._taker: Callable[[Path], None] | None = None
        gallery.style_chosen.connect(self.choose)
        gallery.style_added.connect(self.add)
        gallery.style_considered.connect(self._measure)
        document.recipe_changed.connect(self._mark)
        self._mark()

    @property
    def gallery(self) -> StyleGallery:
        """Where styles are picked."""
        return self._gallery

    def let_next_go_to(self, taker: Callable[[Path], None] | None) -> None:
        """Call ``taker`` with the style that is chosen next, in place of painting with it alone; None: as always."""
        self._taker = taker

    @Slot(object)
    def choose(self, path: Path) -> None:
        """Paint with ``path`` alone, but for regions that have a style of their own."""
        if self._taker is not None:
            taker, self._taker = self._taker, None
            taker(path)
            return
        recipe = self._document.recipe
        recipe = replace(recipe, styles=(StyleChoice(path), *styles_of_regions(recipe)))
        self._document.edit(recipe, translate("StylizeTab", "Style"))

    @Slot(object)
    def add(self, path: Path) -> None:
        """Put ``path`` into the mix, or take it out."""
        recipe = self._document.recipe
        styles = without(recipe.styles, path)
        if styles == recipe.styles:
            styles = (*styles, StyleChoice(path))
        try:
            self._document.edit(replace(recipe, styles=styles), translate("StylizeTab", "Mix of styles"))
        except SpecError as error:
            self.failed.emit(translated(error))

    @Slot(object)
    def _measure(self, path: Path) -> None:
        """Where a photo is open, have the style measured before it is clicked."""
        recipe = self._document.recipe
        spec = replace(recipe, styles=(StyleChoice(path), *styles_of_regions(recipe))).spec()
        if self._document.content is not None and spec is not None:
            self._worker.measure_styles(spec)

    @Slot()
    def _mark(self) -> None:
        self._gallery.show_chosen(self._document.recipe.styles, self._document.recipe.bundle)
