"""The middle of the Stylize tab: the invitation, or the photo and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QDrag, QImage, QImageReader
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.geometry import Region
from studio.ui.desktop.pasting import file_data
from studio.ui.icons import icon
from studio.ui.masks.mask_pane import MaskPane
from studio.ui.sheet.page import SheetPage
from studio.ui.stylize.closeup import ShownPart
from studio.ui.stylize.closeup_plan import Fidelity
from studio.ui.stylize.empty_state import EmptyState
from studio.ui.stylize.film_bar import FilmBar
from studio.ui.stylize.optimization_panel import OptimizationPanel
from studio.ui.stylize.photos import Photo, Photos
from studio.ui.stylize.viewer_bar import ViewerBar
from studio.ui.theme import metrics
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.image_tiles import ImageTiles, image_from_pixels
from studio.ui.viewer.region_layer import RegionLayer
from studio.ui.viewer.tile_source import TileSource
from studio.ui.viewer.view_state import ViewMode
from studio.ui.worker.iterations import OptimizationHistory

_LARGE_SAMPLE_PX = 1_000_000
_MOST_SAMPLES = 8  # two rows


class Stage(QStackedWidget):
    """Shows what it is given; knows neither document nor worker."""

    open_wanted = Signal()
    sample_chosen = Signal(object)  # Path
    files_dropped = Signal(list)  # list[Path]
    step_wanted = Signal(int)
    page_wanted = Signal(int)  # of the file that is shown, from 1
    frame_wanted = Signal(object, float)  # Path of the film that is open, seconds
    only_this_wanted = Signal()
    view_settled = Signal(object, float)  # Region of the photo on the screen, screen pixels per pixel of it
    sheet_left = Signal()
    photo_shown = Signal()  # another one, or what its file holds now
    photo_failed = Signal(str)  # why a large photo cannot be shown after all

    def __init__(self, samples: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = EmptyState(samples, self)
        self._empty.open_wanted.connect(self.open_wanted)
        self._empty.sample_chosen.connect(self.sample_chosen)
        self._shown = QWidget(self)
        self._viewer = CanvasViewer(self._shown)
        self._viewer.files_dropped.connect(self.files_dropped)
        self._bar = ViewerBar(self._shown)
        self._bar.step_wanted.connect(self.step_wanted)
        self._bar.page_wanted.connect(self.page_wanted)
        self._bar.only_this_wanted.connect(self.only_this_wanted)
        self._viewer.zoom_changed.connect(self._bar.show_zoom)
        self._viewer.view_settled.connect(self._tell_view)
        self._viewer.picture_failed.connect(self.photo_failed)
        self._viewer.drag_out_wanted.connect(self._drag_out)
        self._film = FilmBar(self._shown)
        self._film.frame_wanted.connect(self.frame_wanted)
        self._optimization = OptimizationPanel(self._shown)
        self._masks = MaskPane(self._viewer, self._shown)
        self.regions = RegionLayer(self._viewer)
        self._file: Path | None = None  # what can be dragged out
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._masks.bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._masks.strip)
        row.addWidget(self._viewer, 1)
        column.addLayout(row, 1)
        column.addWidget(self._film)
        column.addWidget(self._optimization)
        column.addWidget(self._bar)
        self.sheet = SheetPage(self)
        for leaving in (self.sheet.leave_wanted, self._masks.begun):
            leaving.connect(self.leave_sheet)
        for page in (self._empty, self._shown, self.sheet):
            self.addWidget(page)

    @property
    def shows_sheet(self) -> bool:
        """Whether the contact sheet is in front."""
        return self.currentWidget() is self.sheet

    def show_sheet(self) -> None:
        """Bring the contact sheet to the front, in place of the picture."""
        self.setCurrentWidget(self.sheet)
        self.focus_content()

    @Slot()
    def leave_sheet(self) -> None:
        """Show the picture again."""
        if self.shows_sheet:
            self.setCurrentWidget(self._shown)
            self.focus_content()
            self.sheet_left.emit()

    @property
    def masks(self) -> MaskPane:
        """The tools with which masks are painted on the picture."""
        return self._masks

    def offer_actions(self, actions: Sequence[QAction]) -> None:
        """Give the window's actions buttons under the picture."""
        self._bar.add_actions(actions)

    def offer_stop(self, stop: QAction) -> None:
        """Give the window's action that ends an optimisation early a button beside its curves."""
        self._optimization.offer_stop(stop)

    def show_optimization(self, history: OptimizationHistory | None) -> None:
        """Show how an optimisation of what is looked at goes, or went; None: there is none."""
        self._optimization.show_history(history)

    def show_photo(self, photo: Photo) -> None:
        """Show ``photo`` with no result yet."""
        self._viewer.show_sources(_tiles_of(photo), None)
        self._bar.show_page(photo.page, photo.page_count)
        self.show_fidelity(Fidelity.PREVIEW)
        if not self.shows_sheet:
            self.setCurrentWidget(self._shown)
            self.focus_content()
        self.photo_shown.emit()

    def show_result(self, image: QImage | None) -> None:
        """Show what becomes of the photo, at the same zoom and place."""
        self._viewer.show_after(image)

    def show_finished(self, finished: Photo) -> None:
        """Show the finished file as what becomes of the photo, of any size."""
        self._viewer.clear_after_tiles()
        self._viewer.show_after_source(_tiles_of(finished))
        self.show_fidelity(Fidelity.EXACT)

    def offer_file(self, path: Path | None) -> None:
        """Let ``path`` be dragged out of the picture; None: nothing."""
        self._file = path
        self._viewer.can_drag_out = path is not None

    @Slot()
    def _drag_out(self) -> None:
        if self._file is None:
            return
        drag = QDrag(self._viewer)
        drag.setMimeData(file_data(self._file))
        drag.setPixmap(icon("image").pixmap(2 * metrics.ICON_PX))
        drag.exec(Qt.DropAction.CopyAction)

    @Slot(object)
    def show_part(self, part: ShownPart) -> None:
        """Lay a part of the full-size result over what is shown of it."""
        image = image_from_pixels(part.pixels_hwc)
        self._viewer.put_after_tile(part.x, part.y, image, size=part.size, level=part.level)

    @Slot()
    def clear_parts(self) -> None:
        """Take all parts away again."""
        self._viewer.clear_after_tiles()

    @Slot(object)
    def show_fidelity(self, fidelity: Fidelity) -> None:
        """Say on the picture how far the result that is seen can be trusted."""
        words = {
            Fidelity.PREVIEW: self.tr("Preview"),
            Fidelity.PARTLY: self.tr("Preview, partly at full size"),
            Fidelity.ESTIMATE: self.tr("Estimate"),
            Fidelity.EXACT: "",
        }
        assert set(words) == set(Fidelity), "every fidelity has its label"
        self.show_label(words[fidelity])

    def show_label(self, text: str) -> None:
        """Say on the picture what is seen as its result; empty for the usual word."""
        self._viewer.set_after_label(text)

    def close_down(self) -> None:
        """Close pictures and the threads that read them."""
        self._viewer.close_pictures()

    @Slot(object)
    def _tell_view(self, region: Region) -> None:
        self.view_settled.emit(region, self._viewer.zoom)

    def show_photos(self, photos: Photos) -> None:
        """Say which of how many photos this is."""
        self._bar.show_count(photos.position, len(photos.paths))
        self._film.show_film(photos.film)

    def show_page(self, page: int) -> None:
        """Say again which page this is: the one that was asked for cannot be shown."""
        self._bar.show_page(page)

    def focus_content(self) -> None:
        """Take the keyboard away from fields, so that keys such as Ctrl+V are the window's."""
        if self.currentWidget() is self._empty:
            self._empty.focus()
        elif self.shows_sheet:
            self.sheet.focus()
        else:
            self._viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the window's commands of these names do here."""
        viewer = self._viewer
        return {
            **{f"mode_{mode}": partial(viewer.set_mode, mode) for mode in ViewMode},
            "zoom_fit": viewer.zoom_to_fit,
            "zoom_actual": partial(viewer.zoom_to, 1.0),
            "zoom_in": viewer.zoom_in,
            "zoom_out": viewer.zoom_out,
        }


def _tiles_of(photo: Photo) -> TileSource:
    if photo.file is None:
        assert photo.image is not None, "it is either in memory or in a file"
        return ImageTiles(photo.image)
    from studio.ui.viewer.file_tiles import FileTiles  # noqa: PLC0415 — loaded already where the header was read

    return FileTiles(photo.file.header, photo.file.scratch_dir)


def sample_photos(folder: Path) -> tuple[Path, ...]:
    """Sample photographs that ship, by name: the first few of those that are large enough to look at closely."""
    large = (path for path in sorted(folder.glob("*.jpg")) if _pixels(path) >= _LARGE_SAMPLE_PX)
    return tuple(islice(large, _MOST_SAMPLES))


def _pixels(path: Path) -> int:
    size = QImageReader(str(path)).size()
    return size.width() * size.height()
