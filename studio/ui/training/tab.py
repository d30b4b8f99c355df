"""The Training tab: the list of runs, the selected one in depth, and what can be done with it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.bundles.manifest import Manifest
from studio.errors import StudioError
from studio.jobs.training.record import RunRecord, RunState
from studio.jobs.training.stages import read_request
from studio.jobs.training.training_runs import TrainingRuns
from studio.paths import installed_bundles_dir
from studio.specs.pruning import TrainingSpec
from studio.ui.devices import PresentDevices
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.theme import metrics
from studio.ui.training.runs.actions import WITHOUT_BUTTON, WITHOUT_RUN, RunAction, RunActions, RunOperations, RunsBar
from studio.ui.training.runs.bin_emptying import BinEmptying
from studio.ui.training.runs.empty_state import NoRuns
from studio.ui.training.runs.exporting import Report, ReportExport
from studio.ui.training.runs.list_view import RunList, RunsModel, newly_ended
from studio.ui.training.runs.watcher import RunsSnapshot, RunsWatcher
from studio.ui.translation import translated

if TYPE_CHECKING:
    from studio.ui.training.runs.compared_page import ComparedPage
    from studio.ui.training.runs.detail import RunDetail

_LOG = logging.getLogger(__name__)

Bundles = Callable[[], Sequence[tuple[Path, Manifest]]]


class TrainingTab(QWidget):
    """Everything about training; call `close_down` when it goes. Runs go on without it."""

    notified = Signal(object)  # Notice
    bundle_installed = Signal(str)  # id of a bundle made of a run, to be selected
    paint_wanted = Signal(str)  # id of a bundle: show the Stylize tab and paint with it
    bundles_changed = Signal()  # others are installed than before

    def __init__(
        self, runs: TrainingRuns, bundles: Bundles, devices: PresentDevices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs, self._bundles, self._devices = runs, bundles, devices
        self._model = RunsModel(self)
        self._list = RunList(self._model, self)
        self._actions = RunActions(self)
        self._watcher, self._operations = RunsWatcher(runs, self), RunOperations(runs, self)
        self._bin = BinEmptying((runs.folder, installed_bundles_dir()), self)
        self._reports = ReportExport(self)
        self._detail: RunDetail | None = None
        self._compared: ComparedPage | None = None
        self._snapshot: RunsSnapshot | None = None
        self._to_choose: Path | None = None
        self._lay_out()
        self._connect()
        self._show_chosen()

    def commands(self) -> tuple[QAction, ...]:
        """The actions of the tab, for menus and the command palette."""
        return tuple(self._actions[kind] for kind in RunAction)

    def choose(self, run: Path) -> None:
        """Select this run, as soon as it is listed."""
        self._to_choose = None if self._list.choose(run) else run

    def focus_content(self) -> None:
        """Keys go to the list of runs, or to the way in where there is none."""
        if self._list.isVisible():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._empty.focus_way_in()

    @Slot()
    def new_run(self) -> None:
        """Open the wizard with its defaults."""
        self._open_wizard(None)

    @Slot()
    def close_down(self) -> None:
        """Look no more; no run is stopped."""
        self._watcher.close()
        self._operations.close()
        self._bin.close()
        self._reports.close()
        if self._detail is not None:
            self._detail.close_down()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Make the detail view when it is first needed: it loads the plotting library."""
        super().showEvent(event)
        if self._detail is None:
            self._make_detail()
        self._watcher.set_watched(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 — Qt's name
        """Refresh less often while hidden."""
        super().hideEvent(event)
        self._watcher.set_watched(False)

    def _lay_out(self) -> None:
        for kind in RunAction:
            self.addAction(self._actions[kind])
            if kind not in WITHOUT_RUN or kind in WITHOUT_BUTTON:
                self._list.addAction(self._actions[kind])
        self._bar = RunsBar(self._actions, self)
        self._bar.hide()
        self._across = QSplitter(Qt.Orientation.Horizontal, self)
        self._across.setChildrenCollapsible(False)
        self._across.setHandleWidth(metrics.BORDER_PX)
        self._across.addWidget(self._list)
        self._list.setMinimumWidth(metrics.GALLERY_WIDTH_PX)
        self._empty = NoRuns(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(QWidget(self))  # until it is known whether there are runs
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        for kind, slot in self._slots().items():
            self._actions[kind].triggered.connect(slot)
        self._empty.new_wanted.connect(self.new_run)
        self._empty.bundles_wanted.connect(self._show_bundles)
        self._list.chosen_changed.connect(self._show_chosen)
        self._watcher.seen.connect(self._take_snapshot)
        self._watcher.failed.connect(self._warn)
        self._operations.done.connect(self._watcher.refresh)
        self._operations.binned.connect(self._tell_binned)
        self._operations.failed.connect(self._tell_failure)
        self._bin.notified.connect(self.notified)
        self._reports.notified.connect(self.notified)
        self._watcher.start()

    def _slots(self) -> dict[RunAction, Callable[[], None]]:
        return {
            RunAction.NEW: self.new_run,
            RunAction.USE: self._use,
            RunAction.STOP: self._stop,
            RunAction.RESUME: self._resume,
            RunAction.DUPLICATE: self._duplicate,
            RunAction.OPEN_FOLDER: self._open_folder,
            RunAction.EXPORT_LOG: self._export_log,
            RunAction.SAVE_CARD: self._save_card,
            RunAction.DELETE: self._delete,
            RunAction.BUNDLES: self._show_bundles,
            RunAction.EMPTY_BIN: self._bin.ask,
        }

    def _make_detail(self) -> None:
        from studio.ui.training.runs.compared_page import ComparedPage  # noqa: PLC0415 — loads the plotting library
        from studio.ui.training.runs.detail import RunDetail  # noqa: PLC0415 — likewise

        self._detail, self._compared = RunDetail(self), ComparedPage(self)
        self._detail.resume_wanted.connect(self._resume)
        self._detail.warned.connect(self._warn)
        self._shown = QStackedWidget(self)
        self._shown.addWidget(self._detail)
        self._shown.addWidget(self._compared)
        self._across.addWidget(self._shown)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([metrics.SIDE_PANEL_WIDTH_PX, 2 * metrics.DIALOG_WIDTH_PX])
        self._show_chosen()

    @Slot(object)
    def _take_snapshot(self, snapshot: RunsSnapshot) -> None:
        ended = newly_ended(self._model.records, snapshot.records)
        self._snapshot = snapshot
        self._model.show_records(snapshot.records)
        if self._to_choose is not None:
            self.choose(self._to_choose)
        self._pages.setCurrentWidget(self._across if snapshot.records else self._empty)
        self._bar.setVisible(bool(snapshot.records))
        self._show_chosen()
        for record in ended:
            self._tell_end(record)

    @Slot()
    def _show_chosen(self) -> None:
        record, several = self._list.chosen(), self._list.compared()
        self._actions.show_allowed(record)
        compared = () if record is not None else tuple(each.folder for each in several)
        self._watcher.select(None if record is None else record.folder, compared)
        if self._detail is None or self._compared is None:
            return
        self._shown.setVisible(bool(several))
        self._shown.setCurrentWidget(self._detail if record is not None else self._compared)
        if record is None:
            self._compared.show_runs(several, {} if self._snapshot is None else self._snapshot.compared)
            return
        self._detail.show_record(record)
        if self._snapshot is not None and self._snapshot.selected == record.folder:
            self._detail.show_snapshot(self._snapshot)

    @Slot()
    def _stop(self) -> None:
        if (record := self._list.chosen()) is not None:
            end = self._runs.force if record.state is RunState.STOPPING else self._runs.stop
            self._operations.do(lambda: end(record.folder))

    @Slot()
    def _resume(self) -> None:
        if (record := self._list.chosen()) is not None:
            self._operations.do(lambda: self._runs.resume(record.folder))

    @Slot()
    def _delete(self) -> None:
        if (record := self._list.chosen()) is not None:
            self._operations.bin(record.folder, record.title)

    @Slot()
    def _duplicate(self) -> None:
        record = self._list.chosen()
        request = None if record is None else self._request_of(record)
        if request is not None:
            self._open_wizard(request)

    @Slot()
    def _open_folder(self) -> None:
        record = self._list.chosen()
        if record is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(record.folder))):
            text = self.tr("Nothing on this computer can show the folder {folder}")
            self._warn(text.format(folder=record.folder))

    @Slot()
    def _export_log(self) -> None:
        if (record := self._list.chosen()) is not None:
            self._reports.ask_for(Report.LOG, record)

    @Slot()
    def _save_card(self) -> None:
        if (record := self._list.chosen()) is not None:
            self._reports.ask_for(Report.CARD, record)

    @Slot()
    def _use(self) -> None:
        record = self._list.chosen()
        request = None if record is None else self._request_of(record)
        if record is None or request is None:
            return
        from studio.ui.training.bundles.use_dialog import UseDialog  # noqa: PLC0415 — made when it is asked for

        dialog = UseDialog(record, request, self._bundles(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.installed.connect(self.bundles_changed)
        dialog.finished_with.connect(self.bundle_installed)
        dialog.paint_wanted.connect(self.paint_wanted)
        dialog.open()

    @Slot()
    def _show_bundles(self) -> None:
        from studio.ui.training.bundles.dialog import BundleDialog  # noqa: PLC0415 — made when it is asked for

        dialog = BundleDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self.bundles_changed)
        dialog.paint_wanted.connect(self.paint_wanted)
        dialog.open()

    def _request_of(self, record: RunRecord) -> TrainingSpec | None:
        """What the run was asked to do, one small file; None, and told, where that cannot be read."""
        try:
            return read_request(record.folder)
        except StudioError as error:
            self._tell_failure(translated(error))
            return None

    def _open_wizard(self, start_from: TrainingSpec | None) -> None:
        from studio.ui.training.wizard.wizard import TrainingWizard  # noqa: PLC0415 — made when it is asked for

        wizard = TrainingWizard(self._bundles(), self._runs, self._devices, self, start_from=start_from)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.run_started.connect(self._follow_new_run)
        wizard.bundles_changed.connect(self.bundles_changed)
        wizard.open()

    @Slot(object)
    def _follow_new_run(self, run: Path) -> None:
        self.choose(run)
        self._watcher.refresh()

    @Slot(str, object)
    def _tell_binned(self, title: str, binned: Path) -> None:
        text = self.tr("“{title}” is in the bin").format(title=title)
        undo = partial(self._operations.do, partial(self._runs.restore, binned))
        self.notified.emit(Notice(text, action=(self.tr("Undo"), undo)))

    def _tell_end(self, record: RunRecord) -> None:
        if record.state is RunState.FINISHED:
            text = self.tr("“{title}” has finished training").format(title=record.title)
            kind = NoticeKind.SUCCESS
        else:
            text = f"{record.title}: {translated(record.message)}"
            _LOG.error("the training run %s ended: %s\n%s", record.folder, record.message, "\n".join(record.last_lines))
            kind = NoticeKind.ERROR
        self.notified.emit(Notice(text, kind, (self.tr("Show it"), lambda: self.choose(record.folder))))

    @Slot(str)
    def _warn(self, text: str) -> None:
        self.notified.emit(Notice(text, NoticeKind.WARNING))

    @Slot(str)
    def _tell_failure(self, text: str) -> None:
        self.notified.emit(Notice(text, NoticeKind.ERROR))
        self._watcher.refresh()
