"""Recipes in files of their own and inside pictures: looked for, offered in a notice, and restored on demand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from studio.errors import InputError, SpecError
from studio.gallery import collection_path, read_collection, shipped_styles_dir
from studio.images.formats import READ_SUFFIXES
from studio.paths import masks_dir
from studio.specs.recipe import EmbeddedMask, EmbeddedStyle, embedded_styles, spec_from_embedded_recipe
from studio.specs.stylize import StyleChoice
from studio.ui.background.background import Background
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.recipe_files import missing_pictures, read_recipe
from studio.ui.titles import shipped_styles
from studio.ui.translation import translated

translate = QCoreApplication.translate  # lupdate finds texts by this name
_CARRIER_SUFFIXES = READ_SUFFIXES | {".dzi"}


@dataclass(frozen=True, slots=True)
class StylePlaces:
    """Where styles are looked for: the ones that ship, the person's own, and beside the picture."""

    shipped: tuple[Path, ...]
    own: tuple[Path, ...]
    folder: Path

    def find(self, style: EmbeddedStyle) -> Path | None:
        """The file of ``style``; a file of that name with other content is not it."""
        if style.shipped is not None:
            for path in self.shipped:
                if path.stem == style.shipped:
                    return path
        candidates = dict.fromkeys((*self.own, self.folder / style.name, *self.shipped))
        for path in sorted(candidates, key=lambda path: path.name != style.name):
            if _sha256(path) == style.sha256:
                return path
        return None

    def find_mask(self, mask: EmbeddedMask) -> Path | None:
        """The file of ``mask``, which belongs to one picture: it lies beside that or was painted in the window."""
        places = (self.folder / mask.name, masks_dir() / mask.name)
        return next((path for path in places if _sha256(path) == mask.sha256), None)


@dataclass(frozen=True, slots=True)
class Restored:
    """The controls as a picture's recipe sets them, with the styles and masks that were found; the others' names."""

    recipe: Recipe
    missing: tuple[str, ...]


class RecipeRestoring(QObject):
    """Sets the controls of ``document`` as a file says, one step of undo. Pictures are read off the GUI thread."""

    notified = Signal(object)  # Notice

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._background = Background(self)
        self._asked: dict[int, Path] = {}
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._refuse)

    def offer(self, picture: Path) -> None:
        """Report the recipe in ``picture`` where it carries one; nothing happens where it does not."""
        self._background.start(lambda: _offer_for(picture))

    def restore(self, path: Path) -> None:
        """Set every control as the recipe in ``path``, or in the picture there, says, or say why that cannot be."""
        if path.suffix.lower() in _CARRIER_SUFFIXES:
            self._asked[self._background.start(lambda: read_carried(path))] = path
            return
        try:
            spec = read_recipe(path)
        except InputError as error:
            self.notified.emit(Notice(translated(error), NoticeKind.ERROR))
            return
        self._document.edit(Recipe.from_spec(spec))
        if missing := missing_pictures(spec):
            names = ", ".join(str(style) for style in missing)
            text = translate("StylizeTab", "The recipe asks for a style picture or a mask that is not there: {name}")
            self.notified.emit(Notice(text.format(name=names), NoticeKind.WARNING))
        else:
            self._tell_restored(path)

    def close(self) -> None:
        """Emit no more signals."""
        self._background.close()

    @Slot(int, object)
    def _take(self, number: int, answer: object) -> None:
        picture = self._asked.pop(number, None)
        if isinstance(answer, Restored) and picture is not None:
            self._set_controls(picture, answer)
        elif isinstance(answer, Path):
            text = self.tr("{name} carries the recipe it was painted by").format(name=answer.name)
            self.notified.emit(Notice(text, action=(self.tr("Restore its recipe"), lambda: self.restore(answer))))

    @Slot(int, str)
    def _refuse(self, number: int, message: str) -> None:
        if self._asked.pop(number, None) is not None:
            self.notified.emit(Notice(message, NoticeKind.ERROR))

    def _set_controls(self, picture: Path, answer: Restored) -> None:
        present = self._document.recipe.styles
        self._document.edit(answer.recipe if answer.recipe.styles else replace(answer.recipe, styles=present))
        if answer.missing:
            text = self.tr(
                "{picture} needs a style or mask that is not on this computer: {names}. All else is set as in it."
            )
            message = text.format(picture=picture.name, names=", ".join(answer.missing))
            self.notified.emit(Notice(message, NoticeKind.WARNING))
        else:
            self._tell_restored(picture)

    def _tell_restored(self, path: Path) -> None:
        text = self.tr("Every control is set as in {name}").format(name=path.name)
        self.notified.emit(Notice(text, NoticeKind.SUCCESS))


def read_carried(picture: Path) -> Restored:
    """The controls as ``picture`` says; raises `InputError` where it carries no recipe or none that can be used."""
    from studio.images.embedded_recipe import embedded_recipe  # noqa: PLC0415 — libvips is loaded off the window's thread

    carried = embedded_recipe(picture)
    if carried is None:
        raise InputError("{name} carries no recipe", name=picture.name)
    shipped_dir = shipped_styles_dir()
    own = read_collection(collection_path(), shipped_dir).own
    shipped = tuple(style.path for style in shipped_styles(shipped_dir))
    return restored(picture, carried, StylePlaces(shipped, own, picture.absolute().parent))


def _offer_for(picture: Path) -> Path | None:
    from studio.images.embedded_recipe import embedded_recipe  # noqa: PLC0415 — libvips is loaded off the window's thread

    return None if embedded_recipe(picture) is None else picture


def restored(picture: Path, carried: Mapping[str, Any], places: StylePlaces) -> Restored:
    """What the recipe ``carried`` by ``picture`` says; raises `InputError` where it cannot be used."""
    try:
        found = [(style, places.find(style)) for style in embedded_styles(carried)]
        masks = {style.mask: places.find_mask(style.mask) for style, _ in found if style.mask is not None}
        styles = tuple(
            StyleChoice(
                path,
                style.weight,
                style.page,
                masks[style.mask] if style.mask else None,
                style.strength,
                style.region,
            )
            for style, path in found
            if path is not None
        )
        stand_in = (StyleChoice(picture),)
        recipe = Recipe.from_spec(spec_from_embedded_recipe(carried, styles or stand_in))
    except SpecError as error:
        raise InputError("the recipe in {name} cannot be used: {error}", name=picture.name, error=error) from error
    missing = [style.name for style, path in found if path is None]
    missing += [mask.name for mask, path in masks.items() if path is None]
    return Restored(replace(recipe, styles=styles), tuple(missing))


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
