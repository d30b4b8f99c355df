"""The menu of one region: another style, its strength, or to leave it as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from studio.gallery import StylePicture
from studio.ui.document.recipe import LARGEST, Recipe
from studio.ui.document.region_edits import own_styles
from studio.ui.widgets.stops import percent

_STRENGTHS = (100, 75, 50, 25)


class RegionMenu(QMenu):
    """Says what was picked; ``styles`` are those of the gallery. It is deleted once it is closed."""

    style_picked = Signal(object)  # Path, None: the styles of the photo
    gallery_wanted = Signal()
    strength_picked = Signal(float)  # 0 leaves the region as it is

    def __init__(self, region: int, recipe: Recipe, styles: Sequence[StylePicture], parent: QWidget) -> None:
        super().__init__(parent)
        assert recipe.regions is not None, "it is the menu of one of them"
        own, strength = own_styles(recipe, region), percent(recipe.regions.strength_in(region))
        self.setAccessibleName(self.tr("Region {number}").format(number=region))
        self.addAction(self.accessibleName()).setEnabled(False)
        self.addSeparator()
        self._add_styles(styles, own)
        common = self.addAction(self.tr("The &styles of the photo"))
        common.setEnabled(bool(own))
        common.triggered.connect(partial(self.style_picked.emit, None))
        self.addSeparator()
        strengths = self.addMenu(self.tr("S&trength"))
        for number in _STRENGTHS:
            step = strengths.addAction(f"{number} %")
            step.setCheckable(True)
            step.setChecked(number == strength)
            step.triggered.connect(partial(self.strength_picked.emit, number / LARGEST))
        left = self.addAction(self.tr("&Leave as it is"))
        left.setCheckable(True)
        left.setChecked(strength == 0)
        left.triggered.connect(partial(self.strength_picked.emit, 1.0 if strength == 0 else 0.0))
        self.aboutToHide.connect(self.deleteLater)

    def _add_styles(self, styles: Sequence[StylePicture], own: Sequence[Path]) -> None:
        menu = self.addMenu(self.tr("&Another style"))
        in_gallery = menu.addAction(self.tr("The one that I choose in the &gallery next"))
        in_gallery.triggered.connect(self.gallery_wanted)
        menu.addSeparator()
        for style in styles:
            entry = menu.addAction(style.title.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(style.path in own)
            entry.triggered.connect(partial(self.style_picked.emit, style.path))
