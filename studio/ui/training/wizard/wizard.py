"""The wizard's window: the steps at the left, one page at a time, and below what is missing and where to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.bundles.manifest import Manifest, read_manifest
from studio.errors import StudioError
from studio.jobs.training.training_runs import TrainingRuns
from studio.specs.pruning import TrainingSpec
from studio.ui.background.background import Background
from studio.ui.devices import PresentDevices, gone_text
from studio.ui.theme import metrics
from studio.ui.training.wizard.first_plan import (
    LastFolders,
    first_plan,
    last_folders_file,
    load_last_folders,
    save_last_folders,
)
from studio.ui.training.wizard.goal_page import GoalPage
from studio.ui.training.wizard.pages import PAGES, Page, page_question
from studio.ui.training.wizard.picture_check import FolderChecks
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.pictures_page import PicturesPage
from studio.ui.training.wizard.plan import RunPlan, complete_spec, plan_of, with_teacher
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.problems import Facts, every_problem, problems
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.review_page import ReviewPage
from studio.ui.training.wizard.schedule_page import SchedulePage
from studio.ui.training.wizard.sensitivity_scanner import SensitivityScanner
from studio.ui.training.wizard.size_page import SizePage
from studio.ui.training.wizard.step_list import StepList
from studio.ui.training.wizard.summary import suggested_title
from studio.ui.training.wizard.teacher_page import TeacherPage
from studio.ui.training.wizard.technique_page import TechniquePage
from studio.ui.training.wizard.time_estimator import TimeEstimator
from studio.ui.translation import translated
from studio.ui.widgets.tab_order import order_tabs
from studio.ui.widgets.upright_scroll import UprightScroll

_SIZE = QSize(980, 700)
_SMALLEST = QSize(760, 540)

PRIMARY_BUTTON = f"""
QPushButton {{ background: palette(highlight); color: palette(highlighted-text);
    border: {2 * metrics.BORDER_PX}px solid palette(highlight); border-radius: {metrics.RADIUS_PX}px;
    padding: 0 {metrics.GAP_LARGE_PX}px; }}
QPushButton:focus, QPushButton:hover {{ border-color: palette(window-text); }}
QPushButton:disabled {{ background: palette(mid); border-color: palette(mid); color: palette(placeholder-text); }}
"""


class Footer(QWidget):
    """Enter presses the button that leads on, wherever the keyboard is."""

    cancelled = Signal()
    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reason = ReasonLabel(self)
        cancel = self._button(self.tr("Cancel"), self.cancelled)
        self._back = self._button(self.tr("Back"), self.back_wanted)
        self._next = self._button(self.tr("Next"), self.next_wanted)
        self._next.setDefault(True)
        self._next.setStyleSheet(PRIMARY_BUTTON)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        row.setSpacing(metrics.GAP_PX)
        row.addWidget(self._reason, 1)
        row.addStretch(0)
        for button in (cancel, self._back, self._next):
            row.addWidget(button)

    def show_place(self, missing: Sequence[str], failure: str, *, is_first: bool, is_last: bool, is_busy: bool) -> None:
        """Say what is ``missing`` here or why something failed, and offer what can be done from here."""
        self._reason.show_reason("\n".join(missing) or failure)
        self._next.setText(self.tr("Start") if is_last else self.tr("Next"))
        self._next.setAccessibleName(self._next.text())
        self._next.setEnabled(not missing and not is_busy)
        self._back.setEnabled(not is_first and not is_busy)

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        button.setAccessibleName(text)
        button.setMinimumSize(metrics.BUTTON_WIDTH_PX, metrics.CONTROL_HEIGHT_PX)
        button.clicked.connect(signal)
        return button


class TrainingWizard(QDialog):
    """Holds the plan; pages show it and ask for changes. ``start_from`` is a run to repeat with changes."""

    run_started = Signal(object)  # Path of the run's folder
    bundles_changed = Signal()  # one was imported

    def __init__(
        self,
        bundles: Sequence[tuple[Path, Manifest]],
        runs: TrainingRuns,
        devices: PresentDevices,
        parent: QWidget | None = None,
        *,
        start_from: TrainingSpec | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New training run"))
        self._runs = runs
        self._facts = Facts(dict(bundles), runs_folder=runs.folder)
        begins = first_plan(self._facts.bundles, load_last_folders(last_folders_file()))
        self._plan = begins if start_from is None else plan_of(start_from)
        self._page = Page.GOAL if start_from is None else Page.REVIEW
        self._seen = set() if start_from is None else set(PAGES)
        self._teacher, self._size = TeacherPage(self), SizePage(self)
        self._schedule, self._review = SchedulePage(devices, self), ReviewPage(self)
        self._pages = self._all_pages()
        self._folder_checks = FolderChecks(self)
        self._estimator, self._scanner = TimeEstimator(self), SensitivityScanner(self)
        self._starting, self._is_starting = Background(self), False
        self._failure = ""  # why a run or an import did not begin; kept until something is changed
        spec = self._plan.distillation
        if devices.is_gone(spec.device):
            self._failure = gone_text(spec.device)
            self._plan = replace(self._plan, distillation=replace(spec, device="auto"))
        self._lay_out()
        self._connect()
        self._folder_checks.follow(self._plan)
        self.go_to(self._page)

    @property
    def plan(self) -> RunPlan:
        """What is chosen now."""
        return self._plan

    @property
    def page(self) -> Page:
        """Which page is in front."""
        return self._page

    @Slot(str)
    def go_to(self, page: str) -> None:
        """Bring ``page`` to the front."""
        self._page = Page(page)
        self._seen.add(self._page)
        self._question.setText(page_question(self._page))
        self._stack.setCurrentIndex(PAGES.index(self._page))
        self._show()
        self._pages[self._page].entered()
        order_tabs(self, (self._steps, self._stack, self._footer))  # again, since pages make widgets as they are needed
        if self._page is Page.SIZE:
            self._estimator.measure_if_new(self._plan, is_ready=not self._missing(Page.REVIEW))

    @Slot()
    def next(self) -> None:
        """The page after this one, or the start of the run."""
        if self._missing(self._page) or self._is_starting:
            return
        if self._page is Page.REVIEW:
            self._start()
        else:
            self.go_to(PAGES[PAGES.index(self._page) + 1])

    @Slot()
    def back(self) -> None:
        """The page before this one."""
        self.go_to(PAGES[max(0, PAGES.index(self._page) - 1)])

    def done(self, result: int) -> None:
        """Trials, scans and looks into folders end with the wizard."""
        for work in (self._folder_checks, self._estimator, self._scanner):
            work.cancel()
        super().done(result)

    def _missing(self, page: Page) -> tuple[str, ...]:
        return problems(self._plan, page, self._facts)

    def _all_pages(self) -> dict[Page, PlanPage]:
        pages: dict[Page, PlanPage] = {
            Page.GOAL: GoalPage(self),
            Page.TECHNIQUE: TechniquePage(self),
            Page.TEACHER: self._teacher,
            Page.PICTURES: PicturesPage(self),
            Page.SIZE: self._size,
            Page.SCHEDULE: self._schedule,
            Page.REVIEW: self._review,
        }
        assert tuple(pages) == PAGES, "every page is there, in order"
        return pages

    def _lay_out(self) -> None:
        self._steps, self._footer = StepList(self), Footer(self)
        self._question = QLabel(self, wordWrap=True)
        font = self._question.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_TITLE_SCALE)
        self._question.setFont(font)
        self._stack = QStackedWidget(self)
        for page in self._pages.values():
            self._stack.addWidget(UprightScroll(page, self._stack))
        right = QVBoxLayout()
        right.setContentsMargins(metrics.GAP_LARGE_PX, metrics.GAP_LARGE_PX, metrics.GAP_LARGE_PX, 0)
        right.setSpacing(metrics.GAP_LARGE_PX)
        right.addWidget(self._question)
        right.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._steps)
        across.addWidget(_line(QFrame.Shape.VLine, self))
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(_line(QFrame.Shape.HLine, self))
        column.addWidget(self._footer)
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)

    def _connect(self) -> None:
        for page in self._pages.values():
            page.changed.connect(self._change)
        for keys, act in (("Alt+Right", self.next), ("Alt+Left", self.back)):
            QShortcut(QKeySequence(keys), self, act)
        self._steps.page_wanted.connect(self.go_to)
        self._footer.cancelled.connect(self.reject)
        self._footer.back_wanted.connect(self.back)
        self._footer.next_wanted.connect(self.next)
        self._folder_checks.found.connect(self._take_reports)
        self._starting.finished.connect(self._tell_of_start)
        self._starting.failed.connect(self._tell_of_failure)
        self._teacher.bundle_imported.connect(self._take_bundle)
        for page in (self._size, self._schedule):
            page.measure_wanted.connect(self._measure)
            page.cancel_wanted.connect(self._estimator.cancel)
        for page in (self._size, self._schedule, self._review):
            self._estimator.changed.connect(page.show_estimate)
        self._size.scan_wanted.connect(self._scan)
        self._size.scan_cancel_wanted.connect(self._scanner.cancel)
        self._scanner.changed.connect(self._size.show_scan)

    @Slot(object)
    def _change(self, plan: RunPlan) -> None:
        self._plan, self._failure = plan, ""
        self._folder_checks.follow(plan)
        self._scanner.follow(plan)
        self._show()

    def _show(self) -> None:
        self._pages[self._page].show_plan(self._plan, self._facts)  # the others when they come to the front
        self._show_foot()

    def _show_foot(self) -> None:
        every = every_problem(self._plan, self._facts)
        missing, wanting = every[self._page], [page for page in PAGES if every[page]]
        self._steps.show_page(self._page, seen=self._seen, wanting=wanting)
        is_first, is_last = self._page is PAGES[0], self._page is PAGES[-1]
        self._footer.show_place(missing, self._failure, is_first=is_first, is_last=is_last, is_busy=self._is_starting)

    @Slot(object, object)
    def _take_reports(self, contents: PictureReport | None, styles: PictureReport | None) -> None:
        self._facts = replace(self._facts, contents=contents, styles=styles)
        self._show()

    @Slot(object)
    def _take_bundle(self, folder: Path) -> None:
        try:
            manifest = read_manifest(folder)
        except StudioError as error:
            self._failure = translated(error)
            self._show_foot()
            return
        self._facts = replace(self._facts, bundles={**self._facts.bundles, folder: manifest})
        self.bundles_changed.emit()
        self._change(with_teacher(self._plan, folder, manifest))

    @Slot()
    def _measure(self) -> None:
        self._estimator.measure(self._plan)

    @Slot()
    def _scan(self) -> None:
        self._scanner.start(self._plan)

    def _start(self) -> None:
        """Write the run's folder and start its process, off the GUI thread."""
        plan = self._plan
        spec = complete_spec(plan, title=suggested_title(plan, self._facts))
        self._is_starting, self._failure = True, ""
        self._show_foot()
        save_last_folders(LastFolders(spec.contents, spec.styles), last_folders_file())
        self._starting.start(lambda: self._runs.start(spec))

    @Slot(int, object)
    def _tell_of_start(self, number: int, run: Path) -> None:
        del number
        self.run_started.emit(run)
        self.accept()

    @Slot(int, str)
    def _tell_of_failure(self, number: int, reason: str) -> None:
        del number
        self._is_starting, self._failure = False, reason
        self._show_foot()


def _line(shape: QFrame.Shape, parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    line.setLineWidth(metrics.BORDER_PX)
    return line
