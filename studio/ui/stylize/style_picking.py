"""From the gallery to the document: a style instead of all others, or one more in the mix, and marks on those."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import SpecError
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.document.recipe import without
from studio.ui.styles.gallery import StyleGallery
from studio.ui.translation import translated


class StylePicking(QObject):
    """Edits ``document`` as a person picks in ``gallery``."""

    failed = Signal(str)

    def __init__(self, document: Document, gallery: StyleGallery, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._gallery = document, gallery
        gallery.style_chosen.connect(self._choose)
        gallery.style_added.connect(self._add)
        gallery.failed.connect(self.failed)
        document.recipe_changed.connect(self._mark)
        self._mark()

    @Slot(object)
    def _choose(self, path: Path) -> None:
        self._document.edit(replace(self._document.recipe, styles=(StyleChoice(path),)), self.tr("Style"))

    @Slot(object)
    def _add(self, path: Path) -> None:
        recipe = self._document.recipe
        styles = without(recipe.styles, path)
        if styles == recipe.styles:
            styles = (*styles, StyleChoice(path))
        try:
            self._document.edit(replace(recipe, styles=styles), self.tr("Mix of styles"))
        except SpecError as error:
            self.failed.emit(translated(error))

    @Slot()
    def _mark(self) -> None:
        self._gallery.show_chosen(self._document.recipe.styles)
