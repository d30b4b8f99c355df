"""One folder of pictures: dropped or chosen, what was found in it, and which files cannot be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.ui.desktop.pasting import local_paths
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.training.wizard.picture_report import FEW_PICTURES, PictureReport
from studio.ui.widgets.heading import heading, remark

_BAD_ROWS = 4


class FolderBox(QWidget):
    """Tells `chosen` of a folder, and of None where the person takes it back."""

    chosen = Signal(object)  # Path | None

    def __init__(self, title: str, nothing: str, *, is_optional: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._nothing = title, nothing
        self._folder: Path | None = None
        self._is_under_drag = False
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        self._path = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._found = remark("", self)
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setAccessibleName(self.tr("{title}: checked so far").format(title=title))
        self._bar.setMaximumHeight(metrics.GAP_PX)
        self._bad = QListWidget(self)
        self._bad.setAccessibleName(self.tr("{title}: files that cannot be used").format(title=title))
        self._bad.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # what is cut off is a tool tip
        self._choose = QPushButton(icon("open"), self.tr("Choose…"), self, autoDefault=False)
        self._choose.setAccessibleName(self.tr("{title}: choose a folder").format(title=title))
        self._choose.clicked.connect(self._ask)
        self._clear = QPushButton(self.tr("None"), self, autoDefault=False)
        self._clear.setAccessibleName(self.tr("{title}: none").format(title=title))
        self._clear.clicked.connect(self._take_back)
        self._clear.setVisible(is_optional)
        self._is_optional = is_optional
        self._lay_out()
        self.show_folder(None, None)

    def show_folder(self, folder: Path | None, report: PictureReport | None) -> None:
        """Show ``folder`` and what is known about it by now."""
        self._folder = folder
        self._path.setText(self._nothing if folder is None else str(folder))
        self._path.setForegroundRole(
            self.palette().ColorRole.PlaceholderText if folder is None else self.palette().ColorRole.WindowText
        )
        self._clear.setEnabled(folder is not None)
        shown = report if report is not None and report.folder == folder else None
        is_busy = folder is not None and (shown is None or not shown.is_complete)
        self._bar.setVisible(is_busy)
        self._bar.setRange(0, shown.total if shown else 0)
        self._bar.setValue(shown.looked_at if shown else 0)
        self._found.setText(self._found_text(shown) if folder is not None else "")
        self._found.setVisible(folder is not None)
        self._show_bad(shown)
        self.setAccessibleDescription(f"{self._path.text()}. {self._found.text()}")

    def first_control(self) -> QWidget:
        """Where the keyboard begins."""
        return self._choose

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 — Qt's name
        """Folders, or pictures of one, may be dropped."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()
            self._is_under_drag = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """The frame is quiet again."""
        super().dragLeaveEvent(event)
        self._is_under_drag = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take the folder, or that of the picture."""
        event.acceptProposedAction()
        self._is_under_drag = False
        self.update()
        dropped = local_paths(event.mimeData())[0]
        self.chosen.emit(dropped if dropped.is_dir() else dropped.parent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """A dashed frame: here one may drop."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = palette.highlight() if self._is_under_drag else palette.mid()
        painter.setPen(QPen(line.color(), metrics.BORDER_PX, Qt.PenStyle.DashLine))
        painter.setBrush(palette.base())
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.RADIUS_PX, metrics.RADIUS_PX
        )
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(heading(self._title, self), 1)
        head.addWidget(self._choose)
        head.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        column.setSpacing(metrics.GAP_SMALL_PX)
        column.addLayout(head)
        for part in (self._path, self._found, self._bar, self._bad):
            column.addWidget(part)

    def _found_text(self, report: PictureReport | None) -> str:
        if report is None:
            return self.tr("Looking into the folder …")
        if not report.total:
            return self.tr("No picture lies directly in this folder.")
        if not report.is_complete:
            return self.tr("{done} of {total} pictures checked …").format(done=report.looked_at, total=report.total)
        good = self.tr("{good} pictures can be used.").format(good=report.good)
        if report.bad:
            good += " " + self.tr("{bad} cannot:").format(bad=len(report.bad))
        elif report.good < FEW_PICTURES:
            good += " " + self.tr("That will do for a trial; some hundreds teach better.")
        return good

    def _show_bad(self, report: PictureReport | None) -> None:
        bad = report.bad if report else ()
        if self._bad.count() > len(bad):
            self._bad.clear()
        for path, problem in bad[self._bad.count() :]:
            item = QListWidgetItem(_told_of(path, problem), self._bad)
            item.setToolTip(problem)
        rows = min(_BAD_ROWS, max(1, len(bad)))
        self._bad.setFixedHeight(rows * self._bad.sizeHintForRow(0) + metrics.GAP_PX if bad else 0)
        self._bad.setVisible(bool(bad))

    @Slot()
    def _ask(self) -> None:
        start = str(self._folder or Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, self._title, start):
            self.chosen.emit(Path(chosen))

    @Slot()
    def _take_back(self) -> None:
        self.chosen.emit(None)


def _told_of(path: Path, problem: str) -> str:
    """The problem with the name alone where it has the whole path, since the folder is written above."""
    return problem.replace(str(path), path.name) if str(path) in problem else f"{path.name}: {problem}"
