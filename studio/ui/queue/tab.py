"""The Queue tab: table, tool bar, context menu and keys over a `QueueRunner`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QToolBar, QToolButton, QVBoxLayout, QWidget

from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.jobs.queue_summary import queue_summary
from studio.jobs.scheduler import JobCommand
from studio.ui.desktop.revealing import open_file, reveal
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.queue.actions import ENDS_GROUP, JOB_COMMANDS, NOT_IN_BAR, SHOWN_AS_ICON, QueueAction, QueueActions
from studio.ui.queue.delegates import PICTURE_PX
from studio.ui.queue.model import QueueModel
from studio.ui.queue.output_moving import ask_for_places, can_move
from studio.ui.queue.panels import EmptyQueue, LeftOver, Summary
from studio.ui.queue.runner import QueueRunner
from studio.ui.queue.table import QueueTable
from studio.ui.queue.texts import failure_report, message_text, queue_summary_text, removed_text
from studio.ui.queue.when_done import GRACE_S, PowerOff, WhenDone, WhenDoneBox, commands_here
from studio.ui.theme import metrics
from studio.ui.thumbnails.reading import Thumbnail, read_thumbnail
from studio.ui.thumbnails.thumbnails import Thumbnails
from studio.ui.translation import translated
from studio.ui.widgets.removed_bar import RemovedBar
from studio.ui.widgets.tab_order import order_tabs

_MEANS_ALL_WHERE_NONE_IS_CHOSEN = (JobCommand.RESUME, JobCommand.PAUSE, JobCommand.RETRY)
_DISK, _LEFT, _FAILED, _POWER = "queue disk", "queue left", "queue failed", "queue power"  # topics of notices
_SHARPEST_SCREEN = 3  # device pixels per logical one
_MOST_THUMBNAILS = 500


class QueueTab(QWidget):
    """Shows the queue of ``runner``, which it does not end; call `stop` before the application ends."""

    attention_wanted = Signal(object)  # Notice of what a person looking elsewhere should know
    settled = Signal(str)  # topic of notices that are no longer true

    def __init__(self, runner: QueueRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._thumbnails = Thumbnails(_thumbnail, most_kept=_MOST_THUMBNAILS, parent=self)
        self._model = QueueModel(self._runner, self._thumbnails, self)
        self._table = QueueTable(self._model, self)
        self._left_over, self._summary = LeftOver(self), Summary(self)
        self._removed = RemovedBar(self.tr("Undo: put the renders back into the queue"), self)
        self._actions = QueueActions(self)
        self._power = PowerOff(commands_here(), parent=self)
        # Many rows change together; what depends on all of them is looked at once afterwards.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._look_at_all()
        if removed := runner.removed_last:
            self._tell_removed(removed)
        QTimer.singleShot(0, self, self._tell_what_was_found)

    def focus_content(self) -> None:
        """Keys go to the rows."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def enqueue(self, jobs: Sequence[RenderJob]) -> None:
        """Put ``jobs`` at the end of the queue; returns at once, however many they are."""
        records = self._runner.enqueue(jobs)
        self._table.choose([record.id for record in records[:1]])

    def go_on(self) -> None:
        """Resume what was left unfinished when the program last ended, each render where it was."""
        self._ask(JobCommand.RESUME, self._runner.left_over)

    def commands(self) -> tuple[QAction, ...]:
        """The actions of the tab, one for each `QueueAction`."""
        return tuple(self._actions[kind] for kind in QueueAction)

    def menu_commands(self) -> tuple[QAction, ...]:
        """Those for menus and the command palette; to keep the picture is a command of the window itself."""
        return tuple(self._actions[kind] for kind in QueueAction if kind is not QueueAction.KEEP)

    @Slot()
    def stop(self) -> None:
        """Read no more thumbnails; what is rendered goes on."""
        self._look.stop()
        self._thumbnails.close()

    def _lay_out(self) -> None:
        bar = QToolBar(self.tr("Queue"), self)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(metrics.ICON_PX, metrics.ICON_PX))
        bar.setAccessibleName(self.tr("What to do with the selected renders"))
        for kind in QueueAction:
            action = self._actions[kind]
            self._table.addAction(action)
            self.addAction(action)
            if kind not in NOT_IN_BAR:
                bar.addAction(action)
                button = bar.widgetForAction(action)
                button.setAccessibleName(action.text())
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if kind in SHOWN_AS_ICON and isinstance(button, QToolButton):
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            if kind in ENDS_GROUP:
                bar.addSeparator()
                self._table.addAction(_separator(self))
        self._bar = bar
        self._pages = QStackedWidget(self)
        self._empty = EmptyQueue(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._summary.offer_report(self._actions[QueueAction.COPY_REPORT])
        if len(self._power.choices) > 1:
            self._summary.add_at_end(WhenDoneBox(self._power, self._summary))
        for widget in (bar, self._left_over, self._pages, self._removed, self._summary):
            column.addWidget(widget)
        order_tabs(self, (bar, self._left_over, self._pages, self._removed, self._summary))
        column.setStretchFactor(self._pages, 1)
        self._summary.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)

    def _connect(self) -> None:
        runner = self._runner
        changes = (runner.added, runner.changed, runner.reordered, runner.removed)
        for signal in (*changes, self._thumbnails.loaded):
            signal.connect(self._look_soon)
        runner.removed.connect(self._tell_removed)
        self._removed.undo_wanted.connect(self._undo_removal)
        self._removed.gone.connect(runner.forget_removed)
        self._table.dropped_before.connect(self._move_before)
        self._look.timeout.connect(self._look_at_all)
        self._table.chosen_changed.connect(self._look_soon)
        self._table.opened.connect(self._open)
        self._left_over.resumed.connect(self.go_on)
        self._left_over.postponed.connect(self._forget_left)
        runner.render_ended.connect(self._tell_end)
        runner.troubled.connect(self._tell_trouble)
        runner.added.connect(self._power.call_off)
        self._power.announced.connect(self._announce_power)
        self._power.called_off.connect(self._forget_power)
        self._actions.triggered.connect(self._act)

    @Slot(object)
    def _act(self, action: QueueAction) -> None:
        chosen = self._table.chosen()
        if (command := JOB_COMMANDS.get(action)) is not None:
            self._ask(command, _meant(command, chosen, self._runner.records))
            return
        match action:
            case QueueAction.PAUSE_ALL:
                self._ask(JobCommand.PAUSE, self._runner.records)
            case QueueAction.RESUME_ALL:
                self._ask(JobCommand.RESUME, self._runner.records)
            case QueueAction.MOVE_UP | QueueAction.MOVE_DOWN:
                self._runner.shift([record.id for record in chosen], -1 if action is QueueAction.MOVE_UP else 1)
            case QueueAction.OPEN | QueueAction.REVEAL:
                for record in chosen[:1]:
                    (self._open if action is QueueAction.OPEN else self._reveal)(record)
            case QueueAction.MOVE_OUTPUT:
                self._move_output(chosen)
            case QueueAction.COPY_REPORT:
                self._copy_report(chosen)
            case QueueAction.CLEAR_FINISHED:
                self._runner.clear_finished()

    @Slot(int)
    def _move_before(self, row: int) -> None:
        self._runner.move([record.id for record in self._table.chosen()], row)

    def _move_output(self, chosen: Sequence[JobRecord]) -> None:
        records = [record for record in chosen if can_move(record)]
        if not records:
            return
        asked = {record.id for record in records}
        others = (record for record in self._runner.records if record.id not in asked and not record.state.is_over)
        jobs = ask_for_places(records, {record.job.output for record in others}, self)
        failed = [record.id for record in records if record.state is JobState.FAILED and record.id in jobs]
        self._runner.change_jobs(jobs)
        self._runner.ask(JobCommand.RETRY, failed)

    @Slot(object)
    def _tell_removed(self, records: Sequence[JobRecord]) -> None:
        self._removed.tell(removed_text(records))

    @Slot()
    def _undo_removal(self) -> None:
        self._table.choose(self._runner.undo_removal())
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        if earlier := self._runner.removed_last:
            self._tell_removed(earlier)
        else:
            self._removed.dismiss()

    def _copy_report(self, chosen: Sequence[JobRecord]) -> None:
        failed = [record for record in chosen if record.state is JobState.FAILED]
        QGuiApplication.clipboard().setText(failure_report(failed))
        self._tell(self.tr("The report is on the clipboard."), NoticeKind.SUCCESS)

    @Slot(object)
    def _open(self, record: JobRecord) -> None:
        if record.state is JobState.DONE and not open_file(record.job.output):
            there = self.tr("Nothing on this computer can open {path}")
            text = there if record.job.output.exists() else self.tr("{path} is no longer there")
            self._tell(text.format(path=record.job.output), NoticeKind.WARNING)

    def _reveal(self, record: JobRecord) -> None:
        if record.state is JobState.DONE and not reveal(record.job.output):
            text = self.tr("Nothing on this computer can show the folder {folder}")
            self._tell(text.format(folder=record.job.output.parent), NoticeKind.WARNING)

    def _tell(self, text: str, kind: NoticeKind = NoticeKind.INFO, topic: str = "") -> None:
        self.attention_wanted.emit(Notice(text, kind, topic=topic))

    @Slot(object)
    def _tell_trouble(self, trouble: str | None) -> None:
        if trouble is not None:
            self._tell(translated(trouble), NoticeKind.ERROR, _DISK)
        else:
            self.settled.emit(_DISK)

    @Slot(object)
    def _announce_power(self, choice: WhenDone) -> None:
        text = {
            WhenDone.SLEEP: self.tr("Everything is painted. The computer goes to sleep in {count} seconds."),
            WhenDone.SHUT_DOWN: self.tr("Everything is painted. The computer shuts down in {count} seconds."),
        }[choice]
        stay = (self.tr("Stay on"), self._power.call_off)
        self.attention_wanted.emit(Notice(text.format(count=GRACE_S), NoticeKind.WARNING, stay, _POWER))

    @Slot()
    def _forget_power(self) -> None:
        self.settled.emit(_POWER)

    def _ask(self, command: JobCommand, records: Sequence[JobRecord]) -> None:
        self._runner.ask(command, [record.id for record in records])

    @Slot()
    def _forget_left(self) -> None:
        self._runner.forget_left_over()
        self._look_soon()

    @Slot()
    def _look_soon(self) -> None:
        self._look.start()

    @Slot()
    def _look_at_all(self) -> None:
        """Bring actions, page, message and summary up to what the queue is now."""
        records, chosen = self._runner.records, self._table.chosen()
        self._enable_actions(records, chosen)
        self._pages.setCurrentWidget(self._table if records else self._empty)
        left = self._runner.left_over
        self._left_over.offer(len(left))
        if not left:
            self.settled.emit(_LEFT)
        if not any(record.state is JobState.FAILED for record in records):
            self.settled.emit(_FAILED)
        self._bar.setVisible(bool(records))
        self._summary.setVisible(bool(records))
        only = chosen[0] if len(chosen) == 1 else None
        is_failure = only is not None and only.state is JobState.FAILED
        self._summary.show_message("" if only is None else message_text(only), is_failure=is_failure)
        sizes = {record.id: size for record in records if (size := self._model.expected_px(record)) is not None}
        summary = queue_summary(records, running_left_s=self._runner.left_s, sizes_px=sizes)
        self._summary.show_status(queue_summary_text(summary))

    def _enable_actions(self, records: tuple[JobRecord, ...], chosen: tuple[JobRecord, ...]) -> None:
        for kind, command in JOB_COMMANDS.items():
            possible = any(self._runner.allows(record.id, command) for record in _meant(command, chosen, records))
            self._actions[kind].setEnabled(possible)
        can_resume = any(self._runner.allows(record.id, JobCommand.RESUME) for record in records)
        can_pause = any(self._runner.allows(record.id, JobCommand.PAUSE) for record in records)
        self._actions[QueueAction.RESUME_ALL].setVisible(can_resume and not can_pause)  # they share one place
        self._actions[QueueAction.PAUSE_ALL].setVisible(can_pause or not can_resume)
        is_over = (JobState.DONE, JobState.CANCELLED)
        for kind, possible in {
            QueueAction.MOVE_UP: bool(chosen) and records[: len(chosen)] != chosen,
            QueueAction.MOVE_DOWN: bool(chosen) and records[-len(chosen) :] != chosen,
            QueueAction.OPEN: len(chosen) == 1 and chosen[0].state is JobState.DONE,
            QueueAction.MOVE_OUTPUT: any(map(can_move, chosen)),
            QueueAction.REVEAL: len(chosen) == 1 and chosen[0].state is JobState.DONE,
            QueueAction.COPY_REPORT: any(record.state is JobState.FAILED for record in chosen),
            QueueAction.CLEAR_FINISHED: any(record.state in is_over for record in records),
            QueueAction.PAUSE_ALL: can_pause,
            QueueAction.RESUME_ALL: can_resume,
        }.items():
            self._actions[kind].setEnabled(possible)

    @Slot(object)
    def _tell_end(self, record: JobRecord) -> None:
        """Report the first failure at once and, when nothing is left to do, how a batch went."""
        ended = self._runner.ended
        failed = sum(one.state is JobState.FAILED for one in ended)
        if record.state is JobState.FAILED and failed == 1:
            text = self.tr("{name} could not be painted: {why}")
            text = text.format(name=record.job.content.name, why=message_text(record))
            self._tell(text, NoticeKind.ERROR, _FAILED)
        if any(other.state in (JobState.WAITING, JobState.RUNNING) for other in self._runner.records):
            return
        done = sum(one.state is JobState.DONE for one in ended)
        if len(ended) > 1 and failed:
            text = self.tr("The queue has ended: {done} done, {failed} failed")
            self._tell(text.format(done=done, failed=failed), NoticeKind.WARNING, _FAILED)
        elif done:
            self._tell(self.tr("The queue has ended: {done} done").format(done=done), NoticeKind.SUCCESS)
        if record.state in (JobState.DONE, JobState.FAILED):
            self._power.end_of_queue()

    @Slot()
    def _tell_what_was_found(self) -> None:
        notes, left_over = self._runner.take_news()
        for note in notes:
            self._tell(translated(note), NoticeKind.WARNING)
        if left_over:
            text = self.tr("Renders left unfinished last time: {count}. They can go on in the Queue tab.")
            self._tell(text.format(count=left_over), topic=_LEFT)


def _meant(command: JobCommand, chosen: tuple[JobRecord, ...], records: tuple[JobRecord, ...]) -> tuple[JobRecord, ...]:
    """The selected renders; where none is, a harmless command applies to all but cancelled ones."""
    if chosen or command not in _MEANS_ALL_WHERE_NONE_IS_CHOSEN:
        return chosen
    return tuple(record for record in records if record.state is not JobState.CANCELLED)


def _thumbnail(path: Path, page: int | None) -> Thumbnail:
    return read_thumbnail(path, _SHARPEST_SCREEN * PICTURE_PX, page)


def _separator(parent: QWidget) -> QAction:
    separator = QAction(parent)
    separator.setSeparator(True)
    return separator
