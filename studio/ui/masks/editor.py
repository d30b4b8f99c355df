"""The mask of one style in the document: each change of it writes a new file and is a step of the document's undo."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import SpecError
from studio.geometry import Size
from studio.mask_files import keep_mask, paintable_mask
from studio.specs.painted_mask import PaintedMask
from studio.ui.background.background import Background
from studio.ui.document.document import Document
from studio.ui.document.recipe import with_mask
from studio.ui.translation import translated

_MOST_KNOWN = 400  # masks whose strokes stay in memory, most of them shared: more than there are steps of undo


@dataclass(frozen=True, slots=True, eq=False)
class MaskChange:
    """What is done to a mask, and what that step of undo is called."""

    apply: Callable[[PaintedMask], PaintedMask]
    text: str


class MaskEditor(QObject):
    """Files are written off the GUI thread, one after another; ``mask`` is ahead of them."""

    changed = Signal()  # another mask, or another style's
    failed = Signal(str)
    ended = Signal()  # the style is no longer in the mix, or was given up

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._size: Size | None = None
        self._style: Path | None = None
        self._path: Path | None = None  # of the mask in the recipe
        self._saved: PaintedMask | None = None  # what that holds, None while it is read
        self._waiting: deque[MaskChange] = deque()
        self._writing: tuple[int, MaskChange, PaintedMask] | None = None
        self._reading = 0
        self._known: OrderedDict[Path, PaintedMask] = OrderedDict()
        self._files = Background(self)
        self._files.finished.connect(self._take)
        self._files.failed.connect(self._refuse)
        document.recipe_changed.connect(self._follow)

    @property
    def style(self) -> Path | None:
        """The style whose mask is painted, None while none is."""
        return self._style

    @property
    def path(self) -> Path | None:
        """The file of the mask in the recipe, None while the style paints everywhere."""
        return self._path

    @property
    def is_settled(self) -> bool:
        """Whether the recipe has the mask as it is painted by now."""
        return self._writing is None and not self._waiting and (self._style is None or self._saved is not None)

    @property
    def has_mask(self) -> bool:
        """Whether the style has a mask, so that it does not paint everywhere."""
        return self._path is not None or self._writing is not None

    @property
    def mask(self) -> PaintedMask | None:
        """The mask with all that was done to it so far, an empty one where there is none; None while it is read."""
        mask = self._saved if self._writing is None else self._writing[2]
        if mask is None:
            return None
        for change in self._waiting:
            mask = change.apply(mask)
        return mask

    def begin(self, style: Path, size: Size) -> None:
        """Paint the mask of ``style``, for a photo of ``size``."""
        self._waiting.clear()
        self._style, self._size = style, size
        self._use(self._mask_in_recipe())

    def end(self) -> None:
        """Paint no more masks."""
        if self._style is not None:
            self._style, self._path, self._saved = None, None, None
            self._waiting.clear()
            self.ended.emit()

    def change(self, change: MaskChange) -> None:
        """Do this to the mask."""
        if self.mask is None:
            return
        self._waiting.append(change)
        self._write_next()
        self.changed.emit()

    def use_file(self, path: Path | None, text: str) -> None:
        """Give the style the mask in ``path``; None: let it paint everywhere."""
        if self._style is not None:
            self._waiting.clear()
            self._put(self._style, path, text)

    def close(self) -> None:
        """Read and write nothing more."""
        self._files.close()

    def _put(self, style: Path, mask: Path | None, text: str) -> None:
        recipe = self._document.recipe
        try:
            self._document.edit(replace(recipe, styles=with_mask(recipe.styles, style, mask)), text)
        except SpecError as error:  # such as a recipe that takes only the colours
            self._waiting.clear()
            self.failed.emit(translated(error))

    @Slot()
    def _follow(self) -> None:
        if self._style is None:
            return
        if all(style.path != self._style for style in self._document.recipe.styles):
            self.end()
        elif (path := self._mask_in_recipe()) != self._path:
            self._use(path)

    def _mask_in_recipe(self) -> Path | None:
        return next((style.mask for style in self._document.recipe.styles if style.path == self._style), None)

    def _use(self, path: Path | None) -> None:
        assert self._size is not None, "the photo is known before its masks"
        self._path = path
        self._saved = PaintedMask(self._size) if path is None else self._known.get(path)
        if path is not None and self._saved is None:
            self._reading = self._files.start(partial(paintable_mask, path, self._size))
        self.changed.emit()

    def _write_next(self) -> None:
        if self._writing is None and self._waiting and self._saved is not None:
            change = self._waiting.popleft()
            mask = change.apply(self._saved)
            self._writing = (self._files.start(partial(keep_mask, mask)), change, mask)

    @Slot(int, object)
    def _take(self, number: int, answer: object) -> None:
        if isinstance(answer, PaintedMask):
            if number == self._reading and self._path is not None:
                self._remember(self._path, answer)
                self._saved = answer
                self.changed.emit()
            return
        if self._writing is None or self._writing[0] != number or not isinstance(answer, Path):
            return
        (_, change, mask), self._writing = self._writing, None
        self._remember(answer, mask)
        if self._style is not None:
            self._put(self._style, answer, change.text)
            self._write_next()
            self.changed.emit()

    @Slot(int, str)
    def _refuse(self, number: int, message: str) -> None:
        if self._writing is not None and self._writing[0] == number:
            self._writing = None
            self._waiting.clear()
            self.changed.emit()
        elif number == self._reading:
            self.end()
        self.failed.emit(message)

    def _remember(self, path: Path, mask: PaintedMask) -> None:
        self._known[path] = mask
        self._known.move_to_end(path)
        while len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)
