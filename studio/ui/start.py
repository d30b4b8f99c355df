"""Opens the window: builds the session, runs until the window is closed, and shuts everything down in order.

Torch is not loaded here: the worker imports it in its own thread once the window is on the screen.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from studio.errors import StudioError
from studio.jobs.queue_database import QueueInUseError
from studio.jobs.store import JobStore
from studio.jobs.training.training_runs import TrainingRuns
from studio.mask_files import remove_unused
from studio.paths import training_runs_dir
from studio.settings import settings_file
from studio.specs.stylize import LEVELS
from studio.ui.background.background import work_pool
from studio.ui.controls.bundle_part import bundle_in_force
from studio.ui.desktop.file_opening import StudioApplication
from studio.ui.desktop.recent import RecentPictures, recent_file
from studio.ui.devices import gone_text
from studio.ui.document.document import Document
from studio.ui.document.installed import InstalledBundles
from studio.ui.document.recipe import first_recipe
from studio.ui.icons import icon
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.preferences.languages import Translation, translations_dir
from studio.ui.preferences.store import PreferenceStore, WindowPreferences, window_preferences_file
from studio.ui.queue.runner import QueueRunner
from studio.ui.theme.controller import ThemeController
from studio.ui.translation import translated
from studio.ui.window.faults import FaultBorder
from studio.ui.window.garbage import GuiThreadCollector
from studio.ui.window.geometry import WindowState, window_state_file
from studio.ui.window.keep_awake import KeepAwake
from studio.ui.window.main_window import MainWindow
from studio.ui.window.session import Session
from studio.ui.window.single_instance import InstanceServer, hand_over
from studio.ui.worker.thread import WorkerThread

DESKTOP_NAME = "io.github.gigastyle.gigastyle"
"""What Linux desktops call the program's entry, by which a window gets its icon."""

_CANNOT_START = 2
_HAND_OVER_TIMEOUT_S = 60.0
_BETWEEN_S = 0.1


def queue_folder() -> Path:
    """Where the queue is kept: one window per such folder."""
    return Path(platformdirs.user_data_dir("gigastyle", appauthor=False)) / "queue"


def open_window(paths: Sequence[Path], *, log_file: Path, version: str, is_told_in_dialog: bool = False) -> int:
    """Show the window with ``paths`` opened and return the exit code once it is closed.

    Where a window already owns the queue folder it is given ``paths``, and this process ends at once. What keeps it
    from opening is printed, and shown in a dialog too where ``is_told_in_dialog``.
    """
    app = application()
    try:
        studio = _begun(app, paths, log_file=log_file, version=version)
    except StudioError as error:
        print(f"gigastyle: {error}", file=sys.stderr)  # noqa: T201 — there is no window to say it in
        if is_told_in_dialog:
            QMessageBox.critical(None, "Gigastyle", translated(error.message))
        return _CANNOT_START
    if studio is None:
        return 0
    try:
        studio.show(paths)
        return app.exec()
    finally:
        studio.end()


def _begun(app: QApplication, paths: Sequence[Path], *, log_file: Path, version: str) -> Studio | None:
    """The program with its window; None where another one has taken ``paths``.

    One that holds the queue and cannot be reached is beginning or ending: it is asked again until it can, or is gone.
    """
    asked_until_s = time.monotonic() + _HAND_OVER_TIMEOUT_S
    while not hand_over(queue_folder(), paths):
        try:
            return Studio(app, log_file=log_file, version=version)
        except QueueInUseError:
            if time.monotonic() > asked_until_s:
                raise
            time.sleep(_BETWEEN_S)
    return None


def application() -> QApplication:
    """The one application object, made where there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setApplicationDisplayName("Gigastyle")
    QGuiApplication.setDesktopFileName(DESKTOP_NAME)
    QCoreApplication.setApplicationName("gigastyle")
    app = StudioApplication(sys.argv[:1])
    app.setWindowIcon(icon("brush"))
    return app


class Studio:
    """Everything that lives as long as the process, and the window over it.

    Raises `JobError` where another program holds the queue folder, `SpaceError` where it cannot be written to.
    """

    def __init__(self, app: QApplication, *, log_file: Path, version: str) -> None:
        self._app = app
        self._faults = FaultBorder(log_file)
        self._collector = GuiThreadCollector()
        try:
            jobs = JobStore(queue_folder())
        except StudioError:
            self._faults.remove()
            self._collector.close()
            raise
        preferences = PreferenceStore(settings_file(), window_preferences_file())
        jobs.use_scratch(preferences.settings.scratch_dir)
        self._translation = Translation(app, translations_dir())
        self._translation.use(preferences.window.language)
        worker = WorkerThread(preferences.resources())
        self.session = Session(
            document=Document(),
            worker=worker,
            jobs=jobs,
            queue=QueueRunner(jobs, worker, preferences.resources),
            runs=TrainingRuns(training_runs_dir()),
            bundles=InstalledBundles(),
            preferences=preferences,
            theme=ThemeController(app, preferences.window.theme),
            recent=RecentPictures(recent_file(settings_file())),
            state=WindowState(window_state_file(settings_file())),
            log_file=log_file,
            version=version,
        )
        if (bundle := preferences.settings.bundle) is not None:  # the person's own choice is where a recipe begins
            manifest = bundle_in_force(self.session.bundles.manifests, bundle)
            recipe = first_recipe().for_bundle(manifest.levels if manifest else LEVELS)
            self.session.document.edit(replace(recipe, bundle=bundle))
            self.session.document.undo_stack.clear()
        self._awake = KeepAwake()
        self._server = InstanceServer(queue_folder())
        self._language = preferences.window.language
        self._is_ending = False
        self._connect()
        try:
            self.window = MainWindow(self.session)
        except Exception:
            self._end_session()  # a thread that still runs would take the process down before the fault is told
            raise
        self._attend(self.window)

    def show(self, paths: Sequence[Path] = ()) -> None:
        """Put the window on the screen, then load the engine in the worker."""
        self.window.show()
        self.window.open_paths(paths)
        for note in self.session.preferences.notes:
            self.window.tell(Notice(note, NoticeKind.WARNING))
        QTimer.singleShot(0, self.session.worker.load_engine)
        needed = [mask for record in self.session.jobs.records() for mask in record.job.spec.masks]
        work_pool().run(partial(remove_unused, needed, time.time()))

    def end(self) -> None:
        """Stop the worker (a running render stays resumable), write the queue, and give the hooks back."""
        self._server.close()  # first: what a later start hands over now would be lost
        self.window.close()
        self.window.deleteLater()
        self._end_session()

    def _end_session(self) -> None:
        self._is_ending = True
        self._server.close()
        self.session.queue.stop()
        self.session.worker.stop()
        work_pool().wait()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._app.processEvents()  # what the worker said last belongs into the queue
        self.session.jobs.close()
        self._awake.release()
        self._collector.close()
        self._translation.close()
        self._faults.remove()

    def _connect(self) -> None:
        worker, preferences = self.session.worker, self.session.preferences
        worker.load_begun.connect(self._collector.rest)
        worker.load_ended.connect(self._collector.go_on)
        self.session.queue.busy_changed.connect(self._awake.follow)
        worker.devices.found.connect(self._drop_gone_device)
        preferences.settings_changed.connect(self._use_settings)
        preferences.window_changed.connect(self._follow_language)

    def _attend(self, window: MainWindow) -> None:
        self._faults.faulted.connect(window.tell_of_fault)
        self._server.paths_received.connect(window.open_paths)
        if isinstance(self._app, StudioApplication):
            self._app.paths_wanted.connect(window.open_paths)

    @Slot()
    def _drop_gone_device(self) -> None:
        """A device that was chosen once and is gone gives way to the fastest there is."""
        preferences = self.session.preferences
        chosen = preferences.settings.device
        if self.session.worker.devices.is_gone(chosen):
            preferences.use_settings(replace(preferences.settings, device="auto"))
            self.window.tell(Notice(gone_text(chosen), NoticeKind.WARNING))

    def _use_settings(self) -> None:
        self.session.worker.use_resources(self.session.preferences.resources())
        self.session.jobs.use_scratch(self.session.preferences.settings.scratch_dir)

    def _follow_language(self, preferences: WindowPreferences) -> None:
        """Texts are looked up when a window is built: another language means another window over this session."""
        if preferences.language == self._language:
            return
        self._language = preferences.language
        self._translation.use(preferences.language)
        self._rebuild_soon()

    def _rebuild_soon(self) -> None:
        QTimer.singleShot(0, self._app, self._rebuild_window)

    def _rebuild_window(self) -> None:
        if self._is_ending or not self.window.isVisible():
            return  # the window was closed meanwhile
        if isinstance(asking := self._app.activeModalWidget(), QDialog):  # it and its answer belong to the old window
            asking.finished.connect(self._rebuild_soon)
            return
        before, window_state = self.window, self.window.window_state
        self._app.setQuitOnLastWindowClosed(False)
        before.close()
        before.deleteLater()
        self.window = MainWindow(self.session)
        self._attend(self.window)
        self.window.show()
        self.window.restore_window_state(window_state)
        self._app.setQuitOnLastWindowClosed(True)
