"""Painting masks in the Stylize tab: from the tools to the document, and from files to the tools and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.errors import SpecError
from studio.geometry import Size
from studio.mask_files import PhotoMasks, note_masks
from studio.specs.painted_mask import MASK_SUFFIX, Inversion, Operation
from studio.specs.stylize import StyleChoice
from studio.ui.background.background import Background
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe, with_mask
from studio.ui.masks.brush_keys import BrushAction
from studio.ui.masks.editor import MaskChange, MaskEditor
from studio.ui.masks.mask_pane import MaskPane
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.face_masking import FaceMasking
from studio.ui.stylize.mask_tasks import LoadedMask, Misfits, find_misfits, loaded_mask, masks_noted_of, write_mask
from studio.ui.titles import title_of
from studio.ui.translation import translated


class MaskPainting(QObject):
    """Masks belong to the styles of ``document``; ``size_of_photo`` is None while there is none."""

    notified = Signal(object)  # Notice
    status_changed = Signal(str)

    def __init__(
        self, document: Document, pane: MaskPane, size_of_photo: Callable[[], Size | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document, self._pane, self._size_of_photo, self._window = document, pane, size_of_photo, parent
        self._editor = MaskEditor(document, self)
        self._latest: Path | None = None  # the style whose mask was painted last
        self._work, self._faces = Background(self), FaceMasking(document, size_of_photo, self)
        self._noted: tuple[tuple[Path, Path], ...] = ()
        self._named: dict[int, str] = {}  # files that are read or written, by the number of that work
        self._connect()

    @property
    def style(self) -> Path | None:
        """The style whose mask is painted, None while none is."""
        return self._editor.style

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the window's commands of these names do here."""
        return {"paint_mask": self.toggle, "mask_faces": self._faces.look}

    @Slot()
    def toggle(self) -> None:
        """Begin to paint a mask, or end."""
        if self._editor.style is not None:
            self._editor.end()
            return
        styles = [style.path for style in self._document.recipe.styles]
        if styles:
            self.begin(self._latest if self._latest in styles else styles[-1])
        else:
            self._say(self.tr("Choose a style first: a mask says where it paints."))

    @Slot(object)
    def begin(self, style: Path) -> None:
        """Paint the mask of ``style``."""
        size = self._size_of_photo()
        if size is None:
            self._say(self.tr("Open a photo first: masks are painted on it."))
            return
        if self._editor.style == style:
            self._editor.end()
            return
        self._latest = style
        self._pane.begin([each.path for each in self._document.recipe.styles], style)
        self._editor.begin(style, size)
        text = self.tr("Paint where “{style}” goes. Keys: arrows, Space begins and ends a stroke, [ and ] the size.")
        self.status_changed.emit(text.format(style=title_of(style)))

    def add_mask(self, style: Path, mask: Path) -> None:
        """Give ``style`` the mask in the file ``mask``, one step of undo, and show it with the tools."""
        self._show_with_tools(style)
        self._editor.use_file(mask, self.tr("Load a mask"))

    @Slot(object)
    def _show_with_tools(self, style: Path) -> None:
        if self._editor.style != style:
            self.begin(style)

    def close(self) -> None:
        """Read and write nothing more."""
        self._editor.close()
        self._work.close()
        self._faces.close()
        self._pane.close_down()

    def _connect(self) -> None:
        editor, pane = self._editor, self._pane
        editor.changed.connect(self._show_mask)
        editor.ended.connect(pane.end)
        editor.failed.connect(self._tell_error)
        pane.operation_made.connect(self._paint)
        pane.style_picked.connect(self.begin)
        pane.asked.connect(self._act)
        pane.load_wanted.connect(self._load)
        pane.save_wanted.connect(self._save)
        pane.everywhere_wanted.connect(self._paint_everywhere)
        self._document.recipe_changed.connect(self._follow)
        self._document.content_changed.connect(self._leave_photo)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._refuse)
        self._faces.notified.connect(self.notified)
        self._faces.status_changed.connect(self.status_changed)
        self._faces.masked.connect(self._show_with_tools)

    @Slot()
    def _show_mask(self) -> None:
        self._pane.show_mask(self._editor.mask, has_mask=self._editor.has_mask)

    @Slot(object)
    def _follow(self, recipe: Recipe) -> None:
        if self._editor.style is not None:
            self._pane.offer_styles([each.path for each in recipe.styles], self._editor.style)
        content, masks = self._document.content, _masks_of(recipe)
        if content is not None and masks and masks != self._noted:
            self._noted = masks
            self._work.start(partial(note_masks, PhotoMasks(content.absolute(), masks)))

    @Slot(object)
    def _paint(self, operation: Operation) -> None:
        texts = {"stroke": self.tr("Brush stroke"), "gradient": self.tr("Gradient")}
        text = self.tr("Eraser stroke") if getattr(operation, "erases", False) else texts[operation.kind]
        self._editor.change(MaskChange(lambda mask: mask.with_operation(operation), text))

    @Slot(object)
    def _act(self, action: BrushAction) -> None:
        match action:
            case BrushAction.FILL:
                self._editor.change(MaskChange(lambda mask: mask.filled(1.0), self.tr("Fill the mask")))
            case BrushAction.CLEAR:
                self._editor.change(MaskChange(lambda mask: mask.filled(0.0), self.tr("Clear the mask")))
            case BrushAction.INVERT:
                text = self.tr("Invert the mask")
                self._editor.change(MaskChange(lambda mask: mask.with_operation(Inversion()), text))
            case BrushAction.LEAVE:
                self._editor.end()

    @Slot()
    def _paint_everywhere(self) -> None:
        self._editor.use_file(None, self.tr("Paint everywhere"))

    @Slot()
    def _load(self) -> None:
        patterns = self.tr("Masks") + f" (*{MASK_SUFFIX} *.png *.tif *.tiff *.jpg *.jpeg *.webp)"
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Load a mask"), self._home(), patterns)
        style, size = self._editor.style, self._size_of_photo()
        if chosen and style is not None and size is not None:
            self._start(partial(loaded_mask, Path(chosen), style, size), self.tr("Loading {name}…"), Path(chosen).name)

    @Slot()
    def _save(self) -> None:
        mask, size = self._editor.mask, self._size_of_photo()
        if mask is None or size is None:
            return
        deep, shallow = self.tr("PNG with 16 bits") + " (*.png)", self.tr("PNG with 8 bits") + " (*.png)"
        strokes = self.tr("Mask that can be painted on") + f" (*{MASK_SUFFIX})"
        patterns = ";;".join((deep, shallow, strokes))
        chosen, pattern = QFileDialog.getSaveFileName(self._window, self.tr("Save the mask"), self._home(), patterns)
        if not chosen:
            return
        suffix = MASK_SUFFIX if pattern == strokes or Path(chosen).suffix.lower() == MASK_SUFFIX else ".png"
        path = Path(chosen) if Path(chosen).suffix.lower() == suffix else Path(f"{chosen}{suffix}")
        bits = 8 if pattern == shallow else 16
        self._start(partial(write_mask, mask, path, size, bits), self.tr("Saving {name}…"), path.name)

    def _home(self) -> str:
        content = self._document.content
        return str(Path.home() if content is None else content.parent / f"{content.stem}-mask")

    def _start(self, work: Callable[[], object], text: str, name: str) -> None:
        self._named[self._work.start(work)] = name
        self.status_changed.emit(text.format(name=name))

    @Slot(int, object)
    def _take(self, number: int, answer: object) -> None:
        if (name := self._named.pop(number, None)) is not None:
            self.status_changed.emit("")
        if isinstance(answer, LoadedMask):
            if self._editor.style == answer.style:
                self._editor.use_file(answer.mask, self.tr("Load a mask"))
        elif isinstance(answer, Misfits):
            self._tellfind_misfits(answer)
        elif isinstance(answer, PhotoMasks):
            self._offer_noted(answer)
        elif name is not None:
            text = self.tr("The mask is saved as {name}").format(name=name)
            self.notified.emit(Notice(text, NoticeKind.SUCCESS))

    @Slot(int, str)
    def _refuse(self, number: int, message: str) -> None:
        if self._named.pop(number, None) is not None:
            self.status_changed.emit("")
        self._tell_error(message)

    @Slot()
    def _leave_photo(self) -> None:
        """Another photo: what was painted on the one before may not have its shape."""
        self._editor.end()
        size = self._size_of_photo()
        content, masks = self._document.content, _masks_of(self._document.recipe)
        if size is not None and masks:
            self._work.start(partial(find_misfits, masks, size))
        elif content is not None:
            self._work.start(partial(masks_noted_of, content))

    def _tellfind_misfits(self, misfits: Misfits) -> None:
        if not misfits.styles or misfits.size != self._size_of_photo():
            return
        names = ", ".join(title_of(style) for style in misfits.styles)
        text = self.tr("The mask of “{style}” belongs to a photo of another shape.").format(style=names)
        action = (self.tr("Paint everywhere"), lambda: self._take_masks_away(misfits.styles))
        self.notified.emit(Notice(text, NoticeKind.WARNING, action=action))

    def _offer_noted(self, noted: PhotoMasks) -> None:
        if not noted.masks or noted.photo != self._document.content or _masks_of(self._document.recipe):
            return
        text = self.tr("Masks were painted on {name} before.").format(name=noted.photo.name)
        action = (self.tr("Use them"), lambda: self._use_noted(noted))
        self.notified.emit(Notice(text, action=action))

    def _use_noted(self, noted: PhotoMasks) -> None:
        """Give the styles their masks again; one that is not in the mix comes in."""
        recipe, masks = self._document.recipe, dict(noted.masks)
        present = [style.path for style in recipe.styles]
        styles = [replace(style, mask=masks.get(style.path, style.mask)) for style in recipe.styles]
        styles += [StyleChoice(style, mask=mask) for style, mask in noted.masks if style not in present]
        try:
            self._document.edit(replace(recipe, styles=tuple(styles)), self.tr("Load a mask"))
        except SpecError as error:
            self._tell_error(translated(error))

    def _take_masks_away(self, styles: Sequence[Path]) -> None:
        recipe = self._document.recipe
        choices = recipe.styles
        for style in styles:
            choices = with_mask(choices, style, None)
        self._document.edit(replace(recipe, styles=choices), self.tr("Paint everywhere"))

    @Slot(str)
    def _tell_error(self, message: str) -> None:
        self.notified.emit(Notice(message, NoticeKind.ERROR))

    def _say(self, text: str) -> None:
        self.notified.emit(Notice(text))


def _masks_of(recipe: Recipe) -> tuple[tuple[Path, Path], ...]:
    """The styles of ``recipe`` that have a mask, with it."""
    return tuple((style.path, style.mask) for style in recipe.styles if style.mask is not None)
