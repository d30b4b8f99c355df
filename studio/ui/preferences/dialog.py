"""The preferences: no OK and no Cancel, every change is in force the moment it is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.ui.devices import PresentDevices
from studio.ui.preferences import memory
from studio.ui.preferences.store import PreferenceStore
from studio.ui.preferences.window_preferences import VIEWER_MODES, WindowPreferences
from studio.ui.theme import metrics
from studio.ui.theme.tokens import Theme
from studio.ui.widgets.device_box import DeviceBox
from studio.ui.widgets.text_height import fit_height_to_text


class PreferencesDialog(QDialog):
    """Edits a `PreferenceStore`; ``languages`` are codes with the languages' own names."""

    def __init__(
        self, store: PreferenceStore, languages: Sequence[tuple[str, str]], devices: PresentDevices, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(self.tr("Preferences"))
        self._theme = self._choice(self._theme_names(), store.window.theme.value, self.tr("Theme"))
        named = (("", self.tr("As the system")), *languages)
        self._language = self._choice(named, store.window.language, self.tr("Language"))
        self._viewer_mode = self._choice(self._mode_names(), store.window.viewer_mode, self.tr("Pictures open"))
        self._results = FolderRow(self.tr("Renders go"), self.tr("Beside the photo"), self)
        self._device = DeviceBox(devices, self)
        self._device.setAccessibleName(self.tr("Compute on"))
        self._device.choose(store.settings.device)
        self._memory = self._memory_box()
        self._threads = self._thread_box()
        self._scratch = QLineEdit(self, readOnly=True)
        self._scratch.setAccessibleName(self.tr("Scratch folder"))
        self._lay_out()
        self._results.show_folder(store.window.results_folder)
        self._show_scratch()
        self._connect()

    def focus_language(self) -> None:
        """Keys go to the choice of the language."""
        self._language.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        looks, computing = QGroupBox(self.tr("Looks"), self), QGroupBox(self.tr("Computing"), self)
        for group, rows in (
            (looks, (self._theme, self._language, self._viewer_mode)),
            (computing, (self._device, self._memory, self._threads)),
        ):
            form = QFormLayout(group)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setContentsMargins(0, metrics.GAP_PX, 0, 0)
            form.setSpacing(metrics.GAP_PX)
            for field in rows:
                form.addRow(self._label(field), field)
            if group is computing:
                form.addRow(self._label(self._scratch), self._scratch_row())
                form.addRow("", self._scratch_hint())
            else:
                form.addRow(self._label(self._results), self._results)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(metrics.GAP_LARGE_PX)
        for part in (looks, computing, buttons):
            column.addWidget(part)
        self.setMinimumWidth(metrics.DIALOG_WIDTH_PX)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)

    def _label(self, field: QWidget) -> QLabel:
        """As wide as the widest, so that the fields of both groups begin at one line; as high as its field."""
        names = (
            box.accessibleName()
            for box in (*self._choices(), self._memory, self._threads, self._scratch, self._results)
        )
        label = QLabel(field.accessibleName(), self)
        label.setBuddy(field)
        label.setMinimumWidth(max(label.fontMetrics().horizontalAdvance(name) for name in names))
        label.setMinimumHeight(field.sizeHint().height())
        return label

    def _choices(self) -> tuple[QComboBox, ...]:
        return (self._theme, self._language, self._viewer_mode, self._device)

    def _scratch_hint(self) -> QLabel:
        text = self.tr("Large pictures lie there while they are painted. Changes hold for work started from now on.")
        hint = QLabel(text, self, wordWrap=True)
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        return hint

    def _scratch_row(self) -> QWidget:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._scratch, 1)
        for text, act in ((self.tr("Choose…"), self._choose_scratch), (self.tr("System’s own"), self._reset_scratch)):
            button = QPushButton(text, row, autoDefault=False)
            button.setAccessibleName(self.tr("Scratch folder: {name}").format(name=text))
            button.clicked.connect(act)
            across.addWidget(button)
        return row

    def _connect(self) -> None:
        self._theme.currentIndexChanged.connect(self._change_theme)
        self._language.currentIndexChanged.connect(self._change_language)
        self._viewer_mode.currentIndexChanged.connect(self._change_viewer_mode)
        self._device.currentIndexChanged.connect(self._change_device)
        self._memory.valueChanged.connect(self._change_memory)
        self._threads.valueChanged.connect(self._change_threads)
        self._results.chosen.connect(self._change_results)
        self._store.window_changed.connect(self._follow)

    @Slot(object)
    def _follow(self, window: WindowPreferences) -> None:
        """Show what was changed elsewhere."""
        kept = ((self._theme, window.theme.value), (self._language, window.language),
                (self._viewer_mode, window.viewer_mode))  # fmt: skip
        for box, value in kept:
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))

    def _choice(self, named: Sequence[tuple[str, str]], current: str, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for value, text in named:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        return box

    def _memory_box(self) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self, decimals=1, singleStep=0.5)
        box.setAccessibleName(self.tr("Memory"))
        box.setSuffix(self.tr(" GiB"))
        box.setKeyboardTracking(False)
        kept = memory.to_gib(self._store.settings.memory_budget_bytes)
        box.setRange(memory.LEAST_GIB, max(kept, round(memory.machine_memory_gib(), 1)))
        box.setValue(kept)
        return box

    def _thread_box(self) -> QSpinBox:
        box = QSpinBox(self, minimum=0, maximum=256)
        box.setAccessibleName(self.tr("Threads"))
        box.setSpecialValueText(self.tr("As many as there are cores"))
        box.setKeyboardTracking(False)
        box.setValue(self._store.settings.threads)
        return box

    def _theme_names(self) -> Sequence[tuple[str, str]]:
        names = {
            Theme.SYSTEM: self.tr("As the system"), Theme.LIGHT: self.tr("Light"), Theme.DARK: self.tr("Dark"),
        }  # fmt: skip
        return [(theme.value, names[theme]) for theme in Theme]

    def _mode_names(self) -> Sequence[tuple[str, str]]:
        names = {
            "split": self.tr("with a split before and after"),
            "side_by_side": self.tr("side by side"),
            "before": self.tr("as the original"),
            "after": self.tr("as the result"),
        }
        return [(mode, names[mode]) for mode in VIEWER_MODES]

    @Slot()
    def _change_theme(self) -> None:
        self._store.change_window(theme=Theme(self._theme.currentData()))

    @Slot()
    def _change_language(self) -> None:
        self._store.change_window(language=self._language.currentData())

    @Slot()
    def _change_viewer_mode(self) -> None:
        self._store.change_window(viewer_mode=self._viewer_mode.currentData())

    @Slot(object)
    def _change_results(self, folder: Path | None) -> None:
        self._store.change_window(results_dir="" if folder is None else str(folder))

    @Slot()
    def _change_device(self) -> None:
        self._store.change_settings(device=self._device.device)

    @Slot(float)
    def _change_memory(self, budget_gib: float) -> None:
        self._store.change_settings(memory_budget_bytes=memory.from_gib(budget_gib))

    @Slot(int)
    def _change_threads(self, threads: int) -> None:
        self._store.change_settings(threads=threads)

    @Slot()
    def _choose_scratch(self) -> None:
        start = str(self._store.settings.scratch_dir or Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Scratch folder"), start):
            self._store.change_settings(scratch_dir=Path(chosen))
            self._show_scratch()

    @Slot()
    def _reset_scratch(self) -> None:
        self._store.change_settings(scratch_dir=None)
        self._show_scratch()

    def _show_scratch(self) -> None:
        folder = self._store.settings.scratch_dir
        self._scratch.setText("" if folder is None else str(folder))
        self._scratch.setPlaceholderText(self.tr("The system’s own"))
        self._scratch.setToolTip(self._scratch.text())
        self._scratch.setCursorPosition(0)
        self._scratch.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class FolderRow(QWidget):
    """``without`` says what happens while no folder is chosen."""

    chosen = Signal(object)  # Path, or None for `without`

    def __init__(self, name: str, without: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._folder: Path | None = None
        self.setAccessibleName(name)
        self._line = QLineEdit(self, readOnly=True, placeholderText=without)
        self._line.setAccessibleName(name)
        self.setFocusProxy(self._line)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._line, 1)
        for text, act in ((self.tr("Choose…"), self._ask), (without, self._leave_out)):
            button = QPushButton(text, self, autoDefault=False)
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(act)
            across.addWidget(button)

    def show_folder(self, folder: Path | None) -> None:
        """Show ``folder`` as the one that is chosen."""
        self._folder = folder
        self._line.setText("" if folder is None else str(folder))
        self._line.setToolTip(self._line.text())
        self._line.setCursorPosition(0)

    @Slot()
    def _ask(self) -> None:
        if found := QFileDialog.getExistingDirectory(self, self._name, str(self._folder or Path.home())):
            self._take(Path(found))

    @Slot()
    def _leave_out(self) -> None:
        self._take(None)

    def _take(self, folder: Path | None) -> None:
        self.show_folder(folder)
        self.chosen.emit(folder)
