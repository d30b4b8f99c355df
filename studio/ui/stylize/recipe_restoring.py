"""Pictures that carry their recipe: looked into off the GUI thread, offered in a notice, and restored on demand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import InputError
from studio.ui.background.background import Background
from studio.ui.document.document import Document
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.styles.collection import collection_path, read_collection
from studio.ui.stylize.carried_recipes import Restored, StylePlaces, restored
from studio.ui.titles import shipped_styles, shipped_styles_dir


class RecipeRestoring(QObject):
    """Sets the controls of ``document`` as a picture says, one step of undo."""

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

    def restore(self, picture: Path) -> None:
        """Set every control as ``picture`` says, or say why that cannot be."""
        self._asked[self._background.start(lambda: read_carried(picture))] = picture

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
        self._document.restore(answer.recipe if answer.recipe.styles else replace(answer.recipe, styles=present))
        if answer.missing:
            text = self.tr(
                "{picture} was painted with a style that is not on this computer: {names}. All else is set as in it."
            )
            message = text.format(picture=picture.name, names=", ".join(answer.missing))
            self.notified.emit(Notice(message, NoticeKind.WARNING))
        else:
            text = self.tr("Every control is set as in {name}").format(name=picture.name)
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
