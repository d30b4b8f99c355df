"""The main window: assembles the tabs, connects the commands to them, and owns nothing that must outlive it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMainWindow

from studio.jobs.job import RenderJob
from studio.ui.actions.palette import CommandPalette
from studio.ui.actions.registry import ActionRegistry, Category
from studio.ui.desktop.pasting import file_data, local_paths, pasted_image
from studio.ui.desktop.revealing import shown_path
from studio.ui.icons import icon
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.notices.notices import Notices
from studio.ui.preferences.store import WindowPreferences
from studio.ui.queue.tab import QueueTab
from studio.ui.stylize.exporting import ExportContext, Exporting
from studio.ui.stylize.lut_exporting import LutExporting
from studio.ui.stylize.photos import Photos, TabState
from studio.ui.stylize.tab import StylizeTab
from studio.ui.theme import metrics
from studio.ui.training.tab import TrainingTab
from studio.ui.translation import translated
from studio.ui.viewer.view_state import ViewMode
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.tab_order import order_tabs
from studio.ui.window.bars import Parts, RecentMenu, add_tool_bar, fill_menu_bar
from studio.ui.window.commands import category_titles, commands
from studio.ui.window.dialogs import Dialogs
from studio.ui.window.session import Session

_TOOLS_LEFT = ("open", "paste", "", "undo", "redo", "", "palette")
_TOOLS_RIGHT = ("export", "render")
_UNDER_PICTURE = (*(f"mode_{mode}" for mode in ViewMode), "zoom_out", "zoom_in", "zoom_fit", "paint_mask")


@dataclass(frozen=True, slots=True, eq=False)
class WindowContent:
    """What a window shows, for its replacement in another language.

    The number of the tab in front, the state of the Stylize tab, and whether the preferences are open.
    """

    part: int
    tab_state: TabState
    has_preferences: bool


class MainWindow(QMainWindow):
    """Built around a `Session`, which it does not end."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._registry = ActionRegistry(self)
        self._dialogs = Dialogs(self, session, self._registry)
        self._palette = CommandPalette(self._registry, self)
        self._stylize = StylizeTab(
            session.document, session.worker, session.bundles.manifests, session.jobs.records, self
        )
        self._queue = QueueTab(session.queue, self)
        self._training = TrainingTab(session.runs, lambda: session.bundles.entries, session.worker.devices, self)
        context = ExportContext(
            records=session.jobs.records,
            content_size=lambda: self._stylize.content_size,
            resources=session.preferences.resources,
            results_dir=lambda: session.preferences.window.results_folder,
        )
        self._exporting = Exporting(session.document, self, context)
        self._tables = LutExporting(session.document, session.worker, self)
        self._destination = ElidedLabel(self, align=Qt.AlignmentFlag.AlignRight)
        self._status = QLabel(self)
        self._notices = Notices(self)
        self._register_commands()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._show_photos(Photos())
        self._allow_keeping()
        self._follow_preferences(session.preferences.window)
        self._stylize.fold_sections(session.preferences.window.open_sections)
        session.state.restore(self)
        self._stylize.focus_content()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open photos, folders and recipes, and come to the front."""
        if paths:
            self._tabs.setCurrentWidget(self._stylize)
            self._stylize.open_paths(paths)
        self.raise_()
        self.activateWindow()

    @property
    def window_state(self) -> WindowContent:
        """The state of the window, to be restored in its replacement."""
        return WindowContent(self._tabs.currentIndex(), self._stylize.tab_state, self._dialogs.is_open("preferences"))

    def restore_window_state(self, window_state: WindowContent) -> None:
        """Take the place of a window that stood so."""
        self._stylize.restore_state(window_state.tab_state)
        self._tabs.setCurrentIndex(window_state.part)
        if window_state.has_preferences:
            self._dialogs.preferences(at_language=True)

    @Slot(object)
    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self._notices.tell(replace(notice, text=translated(notice.text)))

    @Slot(str)
    def tell_of_fault(self, fault: str) -> None:
        """Say that the program made a mistake, and offer the log."""
        text = self.tr("Something went wrong in the program itself ({fault}).").format(fault=fault)
        self.tell(Notice(text, NoticeKind.ERROR, (self.tr("Show the log"), self._dialogs.log)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 — Qt's name
        """Files may be dropped anywhere."""
        if local_paths(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 — Qt's name
        """Open what was dropped beside every part that takes drops itself."""
        self._open_dropped(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 — Qt's name
        """Remember the window. A running render stays resumable, so nothing needs to be asked."""
        self._session.state.save(self)
        self._exporting.close()
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()  # each ends the work that it alone waits for
        self._stylize.close_down()
        self._queue.stop()
        self._training.close_down()
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        self._tabs = Parts(self)
        self._tabs.addTab(self._stylize, self.tr("Stylize"))
        self._tabs.addTab(self._queue, self.tr("Queue"))
        self._tabs.addTab(self._training, self.tr("Training"))
        self.setCentralWidget(self._tabs)
        menus = fill_menu_bar(self, self._registry, category_titles())
        self._recent = RecentMenu(self._session.recent, self)
        file_menu = menus[Category.FILE]
        file_menu.insertMenu(self._registry.action("add_styles"), self._recent)
        self._registry.action("render").setIcon(icon("play", QPalette.ColorRole.BrightText))
        tools = add_tool_bar(self, self._registry, left=_TOOLS_LEFT, right=_TOOLS_RIGHT, between=self._destination)
        self._stylize.offer_actions([self._registry.action(name) for name in _UNDER_PICTURE])
        self._stylize.offer_stop(self._registry.action("keep_render"))
        order_tabs(self, (tools, self._tabs.tabBar(), self._stylize, self._queue, self._training))
        self._status.setContentsMargins(metrics.GAP_PX, 0, metrics.GAP_PX, 0)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self._notices.keep_above(self.statusBar().sizeHint().height() + metrics.CONTROL_HEIGHT_PX + metrics.GAP_PX)

    def _connect(self) -> None:
        session, stylize = self._session, self._stylize
        stylize.notified.connect(self.tell)
        stylize.settled.connect(self._notices.settle)
        stylize.status_changed.connect(self._status.setText)
        stylize.open_wanted.connect(self._open)
        stylize.photo_opened.connect(self._note_photo)
        stylize.photos_changed.connect(self._show_photos)
        stylize.photos_changed.connect(self._exporting.follow)
        stylize.section_folded.connect(self._keep_section)
        stylize.table_wanted.connect(self._registry.action("export_table").trigger)
        for source in (self._exporting, self._tables):
            source.notified.connect(self.tell)
            source.status_changed.connect(self._status.setText)
        self._exporting.destination_changed.connect(self._show_destination)
        session.queue.render_ended.connect(self._show_destination)
        self._exporting.jobs_made.connect(self._enqueue)
        self._queue.attention_wanted.connect(self._tell_of_queue)
        self._queue.settled.connect(self._notices.settle)
        session.queue.render_ended.connect(stylize.look_for_finished)
        session.queue.changed.connect(self._allow_keeping)
        self._recent.chosen.connect(self.open_paths)
        self._training.notified.connect(self.tell)
        self._training.bundles_changed.connect(session.bundles.look_again)
        self._training.bundle_installed.connect(stylize.pick_bundle)
        self._training.paint_wanted.connect(self._paint_with)
        session.bundles.changed.connect(stylize.use_bundles)
        session.document.recipe_changed.connect(self._allow_commands)
        session.document.undo_stack.canUndoChanged.connect(self._registry.action("undo").setEnabled)
        session.document.undo_stack.canRedoChanged.connect(self._registry.action("redo").setEnabled)
        session.preferences.window_changed.connect(self._follow_preferences)
        session.preferences.settings_changed.connect(stylize.preview_again)
        session.preferences.failed.connect(self._tell_of_trouble)

    def _register_commands(self) -> None:
        runs = self._runs()
        assert runs.keys() == {command.id for command in commands()}, "every command does something"
        for command in commands():
            self._registry.register(command, runs[command.id])
        self._registry.adopt(self._queue.menu_commands(), Category.RENDER, prefix="queue")
        self._registry.adopt(self._training.commands(), Category.TRAINING, prefix="training")
        modes = QActionGroup(self)
        for mode in ViewMode:
            modes.addAction(self._registry.action(f"mode_{mode}"))
        stack = self._session.document.undo_stack
        for name, can in (("undo", stack.canUndo()), ("redo", stack.canRedo())):
            self._registry.action(name).setEnabled(can)

    def _runs(self) -> dict[str, Callable[[], object]]:
        stack = self._session.document.undo_stack
        shown = self._stylize.commands()
        return {
            **shown,
            **{
                name: partial(self._show_stylize, shown[name]) for name in ("find_style", "contact_sheet", "mask_faces")
            },
            "open": self._open,
            "open_folder": self._open_folder,
            "add_styles": self._add_styles,
            "open_recipe": self._open_recipe,
            "save_recipe": self._exporting.save_recipe,
            "export": self._exporting.export,
            "export_all": self._exporting.export_all,
            "export_table": self._tables.export,
            "quit": self.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "paste": self._paste,
            "copy_preview": self._copy_preview,
            "preferences": self._dialogs.preferences,
            "show_stylize": lambda: self._tabs.show_part(self._stylize),
            "show_queue": lambda: self._tabs.show_part(self._queue),
            "show_training": lambda: self._tabs.show_part(self._training),
            "render": self._exporting.render,
            "keep_render": self._session.queue.keep_running,
            "palette": self._palette.offer,
            "shortcuts": self._dialogs.shortcuts,
            "log": self._dialogs.log,
            "about": self._dialogs.about,
        }

    @Slot()
    def _open(self) -> None:
        self.open_paths([Path(name) for name in self._dialogs.ask_for_pictures(self.tr("Open photos"), self._home())])

    @Slot(str)
    def _paint_with(self, bundle_id: str) -> None:
        self._stylize.pick_bundle(bundle_id)
        self._tabs.show_part(self._stylize)

    def _open_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Open a folder of photos"), self._home()):
            self.open_paths([Path(chosen)])

    def _add_styles(self) -> None:
        self._stylize.add_styles([Path(name) for name in self._dialogs.ask_for_styles(self._home())])

    def _show_stylize(self, act: Callable[[], object]) -> None:
        """Do what can be seen there."""
        self._tabs.setCurrentWidget(self._stylize)
        act()

    def _open_recipe(self) -> None:
        if chosen := self._dialogs.ask_for_recipe(self._home()):
            self._stylize.restore_recipe(Path(chosen))

    def _paste(self) -> None:
        if not self._open_dropped(QGuiApplication.clipboard().mimeData()):
            self.tell(Notice(self.tr("There is no picture on the clipboard.")))

    def _copy_preview(self) -> None:
        if (finished := self._stylize.finished) is not None:
            QGuiApplication.clipboard().setMimeData(file_data(finished.path, finished.photo.image))
            text = self.tr("The finished picture is on the clipboard: {name}, {width} × {height} px.")
            if finished.photo.image is None:
                text = self.tr(
                    "{name} is on the clipboard as a file: {width} × {height} px are too many for a picture."
                )
            size = finished.photo.size
            message = text.format(name=finished.path.name, width=size.width, height=size.height)
            self.tell(Notice(message, NoticeKind.SUCCESS))
        elif (image := self._stylize.preview_image) is not None:
            QGuiApplication.clipboard().setImage(image)
            self.tell(Notice(self.tr("The preview is on the clipboard."), NoticeKind.SUCCESS))

    def _open_dropped(self, data: QMimeData | None) -> bool:
        if paths := local_paths(data):
            self.open_paths(paths)
            return True
        if (image := pasted_image(data)) is not None:
            self._tabs.setCurrentWidget(self._stylize)
            self._stylize.open_image(image)
            return True
        return False

    def _home(self) -> str:
        pictures = self._session.recent.pictures()
        return str(pictures[0].parent if pictures else Path.home())

    @Slot()
    def _show_destination(self) -> None:
        """Say where a render would write to, before it starts."""
        path = self._exporting.destination()
        if path is None:
            self._destination.set_text("")
            return
        text = self.tr("Renders to {path}")
        self._destination.set_text(text.format(path=shown_path(path)), tip=text.format(path=path))

    @Slot(list)
    def _enqueue(self, jobs: list[RenderJob]) -> None:
        self._queue.enqueue(jobs)
        named = jobs[0].output.name if len(jobs) == 1 else self.tr("{count} photos").format(count=len(jobs))
        text = self.tr("{what}: in the queue").format(what=named)
        self._tell_of_queue(Notice(text))

    @Slot(object)
    def _note_photo(self, path: Path) -> None:
        self._recent.add(path)
        self.setWindowFilePath(str(path))

    @Slot(object)
    def _show_photos(self, photos: Photos) -> None:
        count = len(photos.paths)
        title = "Gigastyle" if photos.current is None else f"{photos.current.name}[*] — Gigastyle"
        self.setWindowTitle(title)
        text = self.tr("&Render") if count < 2 else self.tr("&Render {count} photos").format(count=count)
        self._registry.action("render").setText(text)
        self._allow_commands()

    @Slot()
    def _allow_keeping(self) -> None:
        self._registry.action("keep_render").setEnabled(self._session.queue.can_keep)

    @Slot()
    def _allow_commands(self) -> None:
        has_photo, has_spec = bool(self._stylize.photos.paths), self._session.document.recipe.spec() is not None
        for name in ("render", "export", "export_all"):
            self._registry.action(name).setEnabled(has_photo and has_spec)
        for name in ("save_recipe", "export_table"):
            self._registry.action(name).setEnabled(has_spec)
        self._registry.action("copy_preview").setEnabled(has_photo and has_spec)
        for name in ("contact_sheet", "zoom_fit", "zoom_actual", "zoom_in", "zoom_out"):
            self._registry.action(name).setEnabled(has_photo)

    @Slot(object)
    def _follow_preferences(self, preferences: WindowPreferences) -> None:
        self._session.theme.apply(preferences.theme)
        self._show_destination()
        self._registry.action(f"mode_{preferences.viewer_mode}").trigger()

    @Slot(str, bool)
    def _keep_section(self, name: str, is_open: bool) -> None:
        self._session.preferences.keep_section(name, is_open=is_open)

    @Slot(object)
    def _tell_of_queue(self, notice: Notice) -> None:
        """Report it, with a button to the queue where another tab is in front."""
        if notice.action is None and self._tabs.currentWidget() is not self._queue:
            show = (self.tr("Show the queue"), self._registry.action("show_queue").trigger)
            notice = replace(notice, action=show)
        self.tell(notice)

    @Slot(str)
    def _tell_of_trouble(self, text: str) -> None:
        self.tell(Notice(text, NoticeKind.WARNING))
