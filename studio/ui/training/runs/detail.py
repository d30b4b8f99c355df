"""Details of the selected run: state, reason of a failure, curves, layers, samples and log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from studio.jobs.training.record import RunRecord, RunState
from studio.ui.icons import draw_icon
from studio.ui.numbers import duration_text, whole_text
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.training.preparation_texts import preparing_text
from studio.ui.training.runs.curves_page import CurvesPage
from studio.ui.training.runs.layers_page import LayersPage
from studio.ui.training.runs.list_view import STATE_ICONS, state_colour
from studio.ui.training.runs.samples_page import SamplesPage
from studio.ui.training.runs.search_plot import SearchPage
from studio.ui.training.runs.texts import UNKNOWN, kind_text, rate_text, scores_text, speed_text, state_text
from studio.ui.training.runs.watcher import RunsSnapshot
from studio.ui.translation import translated
from studio.ui.widgets.heading import remark

_LINES_SHOWN = 3
_ICON_RATIO = 3


class FactsBar(QWidget):
    """Shows the figures of one `RunRecord`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("How the run stands"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * metrics.GAP_LARGE_PX)
        self._values = [self._add(row, caption) for caption in self._captions()]
        row.addStretch(1)

    def show_record(self, record: RunRecord) -> None:
        """Show these figures."""
        texts = self._texts(record)
        for label, text in zip(self._values, texts, strict=True):
            label.setText(text)
        pairs = zip(self._captions(), texts, strict=True)
        self.setAccessibleDescription(", ".join(f"{caption} {text}" for caption, text in pairs))

    def _add(self, row: QHBoxLayout, caption: str) -> QLabel:
        value = QLabel(UNKNOWN, self)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(caption)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)  # a caption of two lines leaves the values in one row
        column.addWidget(remark(caption, self))
        column.addWidget(value)
        row.addLayout(column)
        return value

    def _captions(self) -> tuple[str, ...]:
        return (
            self.tr("Step"),
            self.tr("Elapsed"),
            self.tr("Left"),
            self.tr("Best score (lower is better)"),
            self.tr("Learning rate"),
            self.tr("Speed"),
        )

    def _texts(self, record: RunRecord) -> tuple[str, ...]:
        is_running = record.state is RunState.RUNNING
        steps = whole_text(record.step) + (f" / {whole_text(record.steps)}" if record.steps else "")
        return (
            steps,
            duration_text(record.elapsed_s) if record.elapsed_s else UNKNOWN,
            duration_text(record.eta_s) if is_running else UNKNOWN,
            scores_text(record),
            rate_text(record.learning_rate),
            speed_text(record.steps_per_s),
        )


class FailureCard(QWidget):
    """Shows itself for a failed run and hides for any other."""

    resume_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Why the run ended"))
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._message = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._message.setTextInteractionFlags(selectable)
        self._message.setAccessibleName(self.tr("Why the run ended"))
        self._lines = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._lines.setForegroundRole(self._lines.palette().ColorRole.PlaceholderText)
        resume = QPushButton(self.tr("Resume"), self)
        resume.setAccessibleName(self.tr("Resume the run from its last checkpoint"))
        resume.clicked.connect(self.resume_wanted)
        log = QPushButton(self.tr("Show the log"), self)
        log.setAccessibleName(self.tr("Show the last lines of the run's log"))
        log.clicked.connect(self.log_wanted)
        texts = QVBoxLayout()
        texts.setSpacing(metrics.GAP_SMALL_PX)
        texts.addWidget(self._message)
        texts.addWidget(self._lines)
        row = QHBoxLayout(self)
        left_px = metrics.MARGIN_PX + metrics.ICON_PX + metrics.GAP_PX
        row.setContentsMargins(left_px, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        row.addLayout(texts, 1)
        row.addWidget(resume)
        row.addWidget(log)
        self.hide()

    def show_record(self, record: RunRecord) -> None:
        """Show a failed run, or hide."""
        if record.state is RunState.FAILED:
            self._message.setText(translated(record.message) or self.tr("The run ended without saying why."))
            self._lines.setText("\n".join(record.last_lines[-_LINES_SHOWN:]))
            self._lines.setVisible(bool(record.last_lines))
        self.setVisible(record.state is RunState.FAILED)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """A raised card with the icon of an error."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.error), metrics.BORDER_PX))
        painter.setBrush(QColor(tokens.field))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, metrics.RADIUS_PX, metrics.RADIUS_PX)
        place = QRectF(metrics.MARGIN_PX, metrics.MARGIN_PX, metrics.ICON_PX, metrics.ICON_PX)
        draw_icon(painter, "error", place, QColor(tokens.error))
        painter.end()


class LogPage(QPlainTextEdit):
    """Read only; follows the end unless the person has scrolled up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setPlaceholderText(self.tr("The run has written nothing yet."))
        self.setAccessibleName(self.tr("Last lines of the run's log"))

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines; the text is left alone where they are the same, so that a selection stays."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        bar = self.verticalScrollBar()
        place, is_at_end = bar.value(), bar.value() == bar.maximum()
        self.setPlainText("\n".join(lines))
        bar.setValue(bar.maximum() if is_at_end else place)


class RunDetail(QWidget):
    """Loads the plotting library, so it is made when the tab is first shown. Call `close_down` at the end."""

    resume_wanted = Signal()
    warned = Signal(str)  # something small that could not be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: RunRecord | None = None
        self._title, self._state, self._state_icon = QLabel(self), QLabel(self), QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setAccessibleName(self.tr("State"))
        self._facts, self._failure = FactsBar(self), FailureCard(self)
        self._pages = QTabWidget(self)  # before the pages: Tab comes to them from their tabs
        self._curves, self._layers = CurvesPage(self), LayersPage(self)
        self._search = SearchPage(self)
        self._samples, self._log = SamplesPage(self), LogPage(self)
        self._lay_out()
        self._failure.resume_wanted.connect(self.resume_wanted)
        self._failure.log_wanted.connect(self._show_log)
        self._samples.failed.connect(self.warned)

    def show_record(self, record: RunRecord) -> None:
        """Show the run's state; its curves come with `show_snapshot`."""
        self._record = record
        self._title.setText(record.title)
        self._title.setToolTip(str(record.folder))
        self._facts.show_record(record)
        self._failure.show_record(record)
        self._log.show_lines(record.last_lines)
        self._draw_state()

    def show_snapshot(self, snapshot: RunsSnapshot) -> None:
        """Show what was read of the run."""
        self._curves.show_history(snapshot.history)
        self._layers.show_history(snapshot.history)
        self._search.show_search(snapshot.search)
        self._pages.setTabVisible(self._pages.indexOf(self._search), snapshot.search is not None)
        self._samples.show_pictures(snapshot.pictures, snapshot.taught, snapshot.history.scores)
        has_layers = bool(snapshot.history.layers.names)
        is_pruning = self._record is not None and self._record.kind == "prune"
        self._pages.setTabVisible(self._pages.indexOf(self._layers), has_layers or is_pruning)

    def close_down(self) -> None:
        """Wait for what is being read."""
        self._samples.close_down()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_state()

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_HEADING_SCALE)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        head = QHBoxLayout()
        head.setSpacing(metrics.GAP_PX)
        head.addWidget(self._title)
        head.addSpacing(metrics.GAP_PX)
        head.addWidget(self._state_icon)
        head.addWidget(self._state)
        head.addStretch(1)
        upper = QVBoxLayout()
        upper.setContentsMargins(metrics.GAP_LARGE_PX, metrics.MARGIN_PX, metrics.GAP_LARGE_PX, metrics.GAP_PX)
        upper.setSpacing(metrics.GAP_PX)
        upper.addLayout(head)
        upper.addWidget(self._facts)
        upper.addWidget(self._failure)
        self._pages.setObjectName("tabs")
        self._pages.setDocumentMode(True)
        self._pages.setAccessibleName(self.tr("What is shown of the run"))
        self._pages.addTab(self._curves, self.tr("Curves"))
        self._pages.addTab(self._layers, self.tr("Layers"))
        self._pages.addTab(self._search, self.tr("Ratios"))
        self._pages.addTab(self._samples, self.tr("Samples"))
        self._pages.addTab(self._log, self.tr("Log"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(self._pages, 1)

    def _draw_state(self) -> None:
        if self._record is None:
            return
        state = self._record.state
        colour = QColor(state_colour(state, tokens_of(self.palette())))
        pixmap = QPixmap(QSize(metrics.ICON_PX, metrics.ICON_PX) * _ICON_RATIO)
        pixmap.setDevicePixelRatio(_ICON_RATIO)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_icon(painter, STATE_ICONS[state], QRectF(0, 0, metrics.ICON_PX, metrics.ICON_PX), colour)
        painter.end()
        self._state_icon.setPixmap(pixmap)
        preparing = self._record.preparing
        parts = (state_text(state), kind_text(self._record), preparing_text(preparing) if preparing else "")
        self._state.setText(" · ".join(part for part in parts if part))

    @Slot()
    def _show_log(self) -> None:
        self._pages.setCurrentWidget(self._log)
        self._log.setFocus(Qt.FocusReason.OtherFocusReason)
