"""The bundle manager: what is installed, with facts and licences; import, check, export, removal with a way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.errors import StudioError
from studio.jobs.training.bin import put_in_bin
from studio.jobs.training.command import verify_command
from studio.ui.background.background import Background
from studio.ui.background.program_run import ProgramRun
from studio.ui.icons import icon
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.notices.notices import NoticeCard
from studio.ui.theme import metrics
from studio.ui.theme.palette import palette_of_rows, tokens_of
from studio.ui.training.bundles.bundle_files import export_folder, export_zip, from_bin
from studio.ui.training.bundles.facts import Installed, installed_bundles, methods_text
from studio.ui.training.bundles.facts_view import FactsView
from studio.ui.training.bundles.import_dialog import ImportDialog
from studio.ui.translation import translated
from studio.ui.widgets.any_index import AnyIndex
from studio.ui.widgets.row_painting import paint_line

_BUNDLE = Qt.ItemDataRole.UserRole

DETAIL = Qt.ItemDataRole.UserRole + 1


class BundleRows(QStyledItemDelegate):
    """Two lines a row; rows are wide, so a selected one is quieter than the accent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802, ARG002 — Qt's name
        """As high as two lines."""
        return QSize(metrics.THUMBNAIL_PX, 2 * QFontMetrics(option.font).height() + 2 * metrics.GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one bundle."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        tokens = tokens_of(option.palette)
        option.palette, title, option.text = palette_of_rows(tokens), option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        text = QColor(tokens.selection_text if is_selected else tokens.text)
        muted = text if is_selected else QColor(tokens.text_muted)
        line_px = QFontMetrics(option.font).height()
        upper = option.rect.adjusted(metrics.MARGIN_PX, metrics.GAP_PX, -metrics.GAP_PX, 0)
        upper.setHeight(line_px)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.save()
        paint_line(painter, upper, title, font=bold, colour=text)
        paint_line(painter, upper.translated(0, line_px), str(index.data(DETAIL)), font=option.font, colour=muted)
        painter.restore()


class InlineNotice(QWidget):
    """Hidden without a notice; a new notice replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: NoticeCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return None if self._card is None else self._card.notice

    def show_notice(self, notice: Notice) -> None:
        """Show this one."""
        self.clear()
        self._card = NoticeCard(notice, self)
        self._card.closed.connect(self.clear)
        self._column.addWidget(self._card)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        card, self._card = self._card, None
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.hide()


class BundleDialog(QDialog):
    """Reads the catalog anew after everything that changes it."""

    changed = Signal()  # others are installed than before
    paint_wanted = Signal(str)  # bundle id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Installed bundles"))
        self._list, self._facts, self._notice = QListWidget(self), FactsView(self), InlineNotice(self)
        self._list.setAccessibleName(self.tr("Installed bundles"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(BundleRows(self._list))
        self._background = Background(self)
        self._exported: dict[int, Path] = {}
        self._verifying = ProgramRun(self)
        self._verified: Installed | None = None
        self._buttons = self._made_buttons()
        self._lay_out()
        self._list.currentItemChanged.connect(self._show_chosen)
        self._background.finished.connect(self._tell_exported)
        self._background.failed.connect(self._tell_failure)
        self._verifying.ended.connect(self._tell_verified)
        self._verifying.failed.connect(self._tell_unverified)
        self.list_anew()

    def list_anew(self, wanted: str | None = None) -> None:
        """Read what is installed; ``wanted`` is selected afterwards, None for what was."""
        chosen = self.chosen()
        wanted = wanted or (chosen.id if chosen else None)
        self._list.clear()
        for bundle in installed_bundles():
            item = QListWidgetItem(bundle.title)
            item.setData(DETAIL, self._detail(bundle))
            item.setData(_BUNDLE, bundle)
            self._list.addItem(item)
            if bundle.id == wanted:
                self._list.setCurrentItem(item)
        if self._list.currentItem() is None:
            self._list.setCurrentRow(0)

    def chosen(self) -> Installed | None:
        """The selected bundle."""
        item = self._list.currentItem()
        bundle: Installed | None = None if item is None else item.data(_BUNDLE)
        return bundle

    def done(self, result: int) -> None:
        """Close the dialog."""
        self._verifying.cancel()
        self._background.close()
        super().done(result)

    def _made_buttons(self) -> dict[str, QPushButton]:
        texts = {
            "import": (self.tr("Import…"), "open", self._import),
            "verify": (self.tr("Verify"), "check", self._verify),
            "zip": (self.tr("Export as zip…"), "export", self._export_zip),
            "copy": (self.tr("Copy to folder…"), "copy", self._export_folder),
            "remove": (self.tr("Remove"), "delete", self._remove),
            "paint": (self.tr("Paint with it"), "brush", self._paint),
            "close": (self.tr("Close"), "cancel", self.accept),
        }
        buttons = {}
        for name, (text, symbol, slot) in texts.items():
            button = QPushButton(icon(symbol), text, self, autoDefault=False)
            button.setAccessibleName(text)
            button.clicked.connect(slot)
            buttons[name] = button
        delete = QAction(self._list)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._remove)
        self._list.addAction(delete)
        return buttons

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addWidget(self._buttons["import"])
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.setChildrenCollapsible(False)
        across.addWidget(left)
        across.addWidget(self._facts)
        across.setStretchFactor(1, 1)
        across.setSizes([metrics.GALLERY_WIDTH_PX, metrics.DIALOG_WIDTH_PX])
        row = QHBoxLayout()
        for name in ("verify", "zip", "copy", "remove"):
            row.addWidget(self._buttons[name])
        row.addStretch(1)
        row.addWidget(self._buttons["paint"])
        row.addWidget(self._buttons["close"])
        around = QVBoxLayout(self)
        around.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        around.setSpacing(metrics.GAP_PX)
        around.addWidget(across, 1)
        around.addWidget(self._notice)
        around.addLayout(row)
        self.resize(metrics.GALLERY_WIDTH_PX + metrics.DIALOG_WIDTH_PX + metrics.GALLERY_WIDTH_PX // 2, 520)

    def _detail(self, bundle: Installed) -> str:
        if bundle.manifest is None:
            return self.tr("damaged")
        where = self.tr("comes with Gigastyle") if bundle.is_shipped else self.tr("your own")
        return f"{methods_text(bundle.manifest)} · {where}"

    @Slot()
    def _show_chosen(self) -> None:
        bundle = self.chosen()
        self._facts.show_bundle(bundle)
        is_sound = bundle is not None and bundle.manifest is not None
        for name in ("verify", "zip", "copy"):
            self._buttons[name].setEnabled(is_sound)
        self._buttons["verify"].setEnabled(bundle is not None and not self._verifying.is_running)
        can_paint = bundle is not None and bundle.manifest is not None and bool(bundle.manifest.methods)
        self._buttons["paint"].setEnabled(can_paint)
        self._buttons["remove"].setEnabled(bundle is not None and not bundle.is_shipped)
        tip = self.tr("Bundles that come with Gigastyle stay.") if bundle is not None and bundle.is_shipped else ""
        self._buttons["remove"].setToolTip(tip)

    @Slot()
    def _import(self) -> None:
        taken = [self._list.item(row).data(_BUNDLE).id for row in range(self._list.count())]
        dialog = ImportDialog(taken, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.imported.connect(self._welcome)
        dialog.open()

    @Slot(str)
    def _welcome(self, bundle_id: str) -> None:
        self.list_anew(bundle_id)
        self.changed.emit()
        self._tell(self.tr("“{name}” is installed").format(name=bundle_id), NoticeKind.SUCCESS)

    @Slot()
    def _verify(self) -> None:
        bundle = self.chosen()
        if bundle is not None and not self._verifying.is_running:
            self._verified = bundle
            self._verifying.start(verify_command(bundle.folder), expected=(0, 3))
            self._buttons["verify"].setEnabled(False)

    @Slot(int, str)
    def _tell_verified(self, code: int, output: str) -> None:
        assert self._verified is not None, "what is verified was chosen"
        if code == 0:
            text = self.tr("“{name}” is sound: every file is as its manifest says")
            self._tell(text.format(name=self._verified.title), NoticeKind.SUCCESS)
        else:
            problems = "\n".join(line.strip() for line in output.splitlines()[1:])
            self._tell(self.tr("“{name}” is damaged:").format(name=self._verified.title) + f"\n{problems}")
        self._show_chosen()

    @Slot(str)
    def _tell_unverified(self, message: str) -> None:
        self._tell(message)
        self._show_chosen()

    @Slot()
    def _export_zip(self) -> None:
        bundle = self.chosen()
        if bundle is None:
            return
        suggested = str(Path.home() / f"{bundle.id}.zip")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export the bundle"), suggested, "Zip (*.zip)")
        if chosen:
            self.export_to_zip(Path(chosen).with_suffix(".zip"))

    def export_to_zip(self, destination: Path) -> None:
        """Write the selected bundle into an archive, in the background."""
        if (bundle := self.chosen()) is not None:
            number = self._background.start(lambda: export_zip(bundle.folder, destination))
            self._exported[number] = destination

    @Slot()
    def _export_folder(self) -> None:
        bundle = self.chosen()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Copy the bundle into …"))
        if bundle is not None and chosen:
            destination = Path(chosen) / bundle.id
            number = self._background.start(lambda: export_folder(bundle.folder, destination))
            self._exported[number] = destination

    @Slot(int, object)
    def _tell_exported(self, number: int, _result: object) -> None:
        text = self.tr("Exported to {path}").format(path=self._exported.pop(number))
        self._tell(text, NoticeKind.SUCCESS)

    @Slot(int, str)
    def _tell_failure(self, number: int, message: str) -> None:
        self._exported.pop(number, None)
        self._tell(message)

    @Slot()
    def _remove(self) -> None:
        bundle = self.chosen()
        if bundle is None or bundle.is_shipped:
            return
        try:
            binned = put_in_bin(bundle.folder)
        except StudioError as error:
            self._tell(translated(error))
            return
        self.list_anew()
        self.changed.emit()
        text = self.tr("“{name}” is in the bin").format(name=bundle.title)
        self._notice.show_notice(Notice(text, action=(self.tr("Undo"), lambda: self._restore(binned, bundle))))

    def _restore(self, binned: Path, bundle: Installed) -> None:
        try:
            from_bin(binned, bundle.folder)
        except StudioError as error:
            self._tell(translated(error))
            return
        self.list_anew(bundle.id)
        self.changed.emit()

    @Slot()
    def _paint(self) -> None:
        if (bundle := self.chosen()) is not None:
            self.paint_wanted.emit(bundle.id)
            self.accept()

    def _tell(self, text: str, kind: NoticeKind = NoticeKind.ERROR) -> None:
        self._notice.show_notice(Notice(text, kind))
