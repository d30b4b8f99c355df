"""The gallery of styles: search, tiles, and what a person does with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from studio import paths
from studio.errors import InputError
from studio.gallery import (
    Collection,
    StylePicture,
    arranged,
    collection_path,
    own_style,
    read_collection,
    shipped_styles_dir,
    write_collection,
)
from studio.specs.style_card import is_style_card
from studio.specs.stylize import StyleChoice
from studio.ui.desktop.path_sorting import sort_paths, style_patterns
from studio.ui.document.recipe import share_percents
from studio.ui.icons import icon
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.styles.cards import StyleCards
from studio.ui.styles.delegate import StyleDelegate
from studio.ui.styles.list_view import StyleListView
from studio.ui.styles.model import StyleListModel
from studio.ui.styles.texture_dialog import TextureDialog
from studio.ui.theme import metrics
from studio.ui.thumbnails.disk_cache import cached_thumbnail
from studio.ui.thumbnails.reading import Thumbnail
from studio.ui.thumbnails.thumbnails import Thumbnails
from studio.ui.titles import shipped_styles
from studio.ui.translation import translated
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.icon_view import icon_button
from studio.ui.widgets.removed_bar import RemovedBar

_THUMBNAIL_PX = 256  # device pixels: sharp on screens of twice the usual density
_MOST_THUMBNAILS = 240  # 256 KiB each


@dataclass(frozen=True, slots=True)
class GalleryPlaces:
    """Where the gallery finds and keeps things."""

    shipped: Path = field(default_factory=shipped_styles_dir)
    collection: Path = field(default_factory=collection_path)
    thumbnails: Path = field(default_factory=lambda: paths.cache_dir() / "thumbnails")


class StyleGallery(QWidget):
    """Tells what the person picks; what is painted with is shown by `show_chosen`."""

    style_chosen = Signal(object)  # Path
    style_added = Signal(object)  # Path
    style_considered = Signal(object)  # Path that may be chosen next
    collection_changed = Signal()  # other styles, or another order
    notified = Signal(object)  # Notice

    def __init__(self, parent: QWidget | None = None, *, places: GalleryPlaces | None = None) -> None:
        super().__init__(parent)
        self._places = places or GalleryPlaces()
        self._shipped = shipped_styles(self._places.shipped)
        self._collection = read_collection(self._places.collection, self._places.shipped)
        self._removals: list[tuple[StylePicture, Collection]] = []  # each with the collection before it
        self._model = StyleListModel(self)
        self._thumbnails = Thumbnails(self._thumbnail, most_kept=_MOST_THUMBNAILS, parent=self)
        self._thumbnails.loaded.connect(self._model.refresh)
        self._add = icon_button("add", self.tr("Add your own pictures as styles"), self._ask_for_pictures, self)
        self._search = _SearchLine(self)
        self._list = StyleListView(StyleDelegate(self._thumbnails, self), self)
        self._list.setModel(self._model)
        self._list.setAccessibleName(self.tr("Styles"))
        self._removed = RemovedBar(self.tr("Undo: put the style back"), self)
        self._cards = StyleCards(self)
        self._bundle: str | None = None  # the one that is painted with; None is the default
        self._chosen: tuple[Path, ...] = ()
        self.setAccessibleName(self.tr("Style gallery"))
        self._lay_out()
        self._connect()
        self._arrange()

    @property
    def styles(self) -> tuple[StylePicture, ...]:
        """All of them in order, whatever is sought."""
        return arranged(self._collection, self._shipped)

    def add_pictures(self, paths: Sequence[Path]) -> None:
        """Put pictures in front of the person's own, and show the first of them."""
        added = [path.absolute() for path in paths]
        if not added:
            return
        for path in added:
            self._thumbnails.forget(path)
        self._search.clear()
        self._keep(self._collection.with_pictures(added))
        self._bring_forward(added[0])

    def show_chosen(self, styles: Sequence[StyleChoice], bundle: str | None = None) -> None:
        """Mark what is painted with, and with which shares; style cards are made for ``bundle`` (None: the default)."""
        self._bundle, self._chosen = bundle, tuple(style.path for style in styles)
        self._cards.look_at(self._chosen, bundle)
        shares = share_percents(styles)
        self._model.show_shares({style.path: share for style, share in zip(styles, shares, strict=True)})

    def refresh(self, path: Path) -> None:
        """The file at ``path`` is another one now, or gone."""
        self._thumbnails.forget(path)
        self._model.refresh(path)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the window's commands of these names do here."""
        return {
            "find_style": self.focus_search,
            "save_card": self._save_chosen,
            "new_texture": self._texture_of_chosen,
        }

    def focus_search(self) -> None:
        """Ready to type what is sought."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def close_down(self) -> None:
        """Read no more thumbnails, and make no more cards."""
        self._cards.close_down()
        self._thumbnails.close()

    def _lay_out(self) -> None:
        title = heading(self.tr("Styles"), self, scale=metrics.FONT_HEADING_SCALE, weight=QFont.Weight.Bold)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(title, 1)
        head.addWidget(self._add)
        top = QVBoxLayout()
        top.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        top.addLayout(head)
        top.addWidget(self._search)
        hint = remark(self.tr("Drop pictures here. Ctrl+click mixes styles."), self)
        hint.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_SMALL_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addWidget(self._removed)
        column.addWidget(hint)
        self.setMinimumWidth(2 * metrics.THUMBNAIL_PX)

    def _thumbnail(self, path: Path, _page: int | None) -> Thumbnail:
        return cached_thumbnail(path, _THUMBNAIL_PX, self._places.thumbnails)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._arrange)
        self._search.left_downwards.connect(self._enter_list)
        self._search.returnPressed.connect(self._choose_only)
        self._list.chosen.connect(self.style_chosen)
        self._list.added.connect(self.style_added)
        self._list.considered.connect(self.style_considered)
        self._list.favourite_toggled.connect(self._toggle_favourite)
        self._list.removal_wanted.connect(self._remove)
        self._list.files_dropped.connect(self.add_styles)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._removed.undo_wanted.connect(self._undo_removal)
        self._cards.notified.connect(self.notified)
        self._cards.made.connect(self._take_card)
        self._cards.renamed.connect(self._show_renamed)

    @Slot()
    def _arrange(self) -> None:
        """Show what the collection and the search say, at the same place of the list."""
        current, scrolled = self._list.current_path(), self._list.verticalScrollBar().value()
        sought = self._search.text()
        styles = arranged(self._collection, self._shipped, sought)
        self._list.set_notice(self._notice(sought))
        self._model.show_styles(styles, self._collection.favourites)
        self._list.setCurrentIndex(self._model.index_of(current))
        self._list.verticalScrollBar().setValue(scrolled)

    def _notice(self, sought: str) -> str:
        if sought.strip():
            return self.tr("No style matches “{text}”").format(text=sought.strip())
        return self.tr("Drop any picture here and paint with it")

    def _keep(self, collection: Collection) -> None:
        self._collection = collection
        self._arrange()
        self.collection_changed.emit()
        try:
            write_collection(self._places.collection, collection, self._places.shipped)
        except InputError as error:
            self.notified.emit(Notice(translated(error), NoticeKind.WARNING))  # it is in force all the same

    def _bring_forward(self, path: Path) -> None:
        index = self._model.index_of(path)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)

    @Slot(list)
    def add_styles(self, paths: Sequence[Path]) -> None:
        """Add the pictures and style cards among ``paths`` and paint with the first."""
        found = sort_paths(paths)
        pictures = (*found.cards, *found.pictures)
        self.add_pictures(pictures)
        if pictures:
            self.style_chosen.emit(pictures[0].absolute())

    @Slot(object)
    def _toggle_favourite(self, path: Path) -> None:
        self._keep(self._collection.with_favourite_toggled(path))

    @Slot(object)
    def _remove(self, path: Path) -> None:
        index = self._model.index_of(path)
        style = self._model.style_at(index)
        if style is None:
            return
        self._removals.append((style, self._collection))
        self._keep(self._collection.without(style))
        last = self._model.rowCount() - 1
        self._list.setCurrentIndex(self._model.index(min(index.row(), last)) if last >= 0 else index.sibling(-1, 0))
        self._tell_removed(style.title)

    @Slot()
    def _undo_removal(self) -> None:
        self._removed.hide()
        if not self._removals:
            return
        style, before = self._removals.pop()
        self._keep(self._collection.with_style_back(style, before))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_forward(style.path)
        if self._removals:
            self._tell_removed(self._removals[-1][0].title)

    def _tell_removed(self, title: str) -> None:
        self._removed.tell(self.tr("Removed “{style}”").format(style=title))

    @Slot()
    def _choose_only(self) -> None:
        """Paint with the only style that was found; among several the person chooses."""
        style = self._model.style_at(self._model.index(0))
        if style is None or not self._search.text():
            return
        if self._model.rowCount() == 1:
            self.style_chosen.emit(style.path)
        else:
            self._enter_list()

    @Slot()
    def _enter_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))

    @Slot()
    def _ask_for_pictures(self) -> None:
        dialog = QFileDialog(self, self.tr("Add pictures as styles"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(style_patterns())
        dialog.filesSelected.connect(self._take_files)
        dialog.open()

    @Slot(list)
    def _take_files(self, names: list[str]) -> None:
        self.add_styles([Path(name) for name in names])

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu_for(self._list.path_at(place) or self._list.current_path())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.viewport().mapToGlobal(place))

    def menu_for(self, path: Path | None) -> QMenu:
        """What can be done with the style at ``path``, with the keys that do the same."""
        menu = QMenu(self)
        style = self._model.style_at(self._model.index_of(path))
        if style is not None:
            self._offer_actions(menu, style.path)
            self._offer_card(menu, style)
            menu.addSeparator()
        menu.addAction(icon("open"), self.tr("Add pictures…"), self._ask_for_pictures)
        if self._collection.removed:
            menu.addAction(icon("retry"), self.tr("Bring back all shipped styles"), self._bring_back)
        return menu

    def _offer_actions(self, menu: QMenu, path: Path) -> None:
        is_favourite = path in self._collection.favourites
        favour = self.tr("No longer a favourite") if is_favourite else self.tr("Make it a favourite")
        offers: tuple[tuple[str, str, str, Callable[[Path], object]], ...] = (
            ("brush", self.tr("Paint with this style"), "Return", self.style_chosen.emit),
            ("add", self.tr("Add to the mix, or take out"), "Ctrl+Return", self.style_added.emit),
            ("star", favour, "Ins", self._toggle_favourite),
            ("delete", self.tr("Take out of the gallery"), "Del", self._remove),
        )
        for name, text, keys, act in offers:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(icon(name), f"{text}\t{shown}", partial(act, path))

    def _offer_card(self, menu: QMenu, style: StylePicture) -> None:
        if is_style_card(style.path):
            menu.addAction(icon("recipe"), self.tr("Rename…"), partial(self._cards.rename, style))
        else:
            save = partial(self._cards.save, style, self._bundle)
            menu.addAction(icon("save"), self.tr("Save as style card…"), save)
        menu.addAction(icon("image"), self.tr("New texture from this style…"), partial(self.new_texture, style))

    def new_texture(self, style: StylePicture) -> TextureDialog:
        """Open the dialog that makes a texture from ``style``."""
        dialog = TextureDialog(style, self._bundle, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.notified.connect(self.notified)
        dialog.open()
        return dialog

    @Slot()
    def _save_chosen(self) -> None:
        """Save the first style that is painted with as a card."""
        pictures = [style for style in self._chosen_styles() if not is_style_card(style.path)]
        if pictures:
            self._cards.save(pictures[0], self._bundle)
        else:
            self.notified.emit(Notice(self.tr("Choose a picture as the style; it can then be saved as a style card.")))

    @Slot()
    def _texture_of_chosen(self) -> None:
        """Make a texture from the first style that is painted with."""
        if styles := self._chosen_styles():
            self.new_texture(styles[0])
        else:
            self.notified.emit(Notice(self.tr("Choose a style; a texture can then be made from it.")))

    def _chosen_styles(self) -> list[StylePicture]:
        known = {style.path: style for style in self._shipped}
        return [known.get(path) or own_style(path) for path in self._chosen]

    @Slot(object)
    def _take_card(self, card: Path) -> None:
        self.add_pictures([card])

    @Slot(object)
    def _show_renamed(self, card: Path) -> None:
        self._thumbnails.forget(card)
        self._arrange()

    @Slot()
    def _bring_back(self) -> None:
        self._keep(self._collection.with_shipped_again())


class _SearchLine(QLineEdit):
    """Escape clears, the down key goes to the tiles, Enter chooses what was found."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search styles"))
        self.setAccessibleName(self.tr("Search styles"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
