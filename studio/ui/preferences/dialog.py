"""The preferences: no OK and no Cancel, every change is in force the moment it is made."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
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

from studio.specs.stylize import GIB
from studio.ui.devices import PresentDevices
from studio.ui.preferences.store import PreferenceStore
from studio.ui.preferences.window_preferences import WindowPreferences
from studio.ui.theme import metrics
from studio.ui.theme.tokens import Theme
from studio.ui.viewer.view_state import ViewMode
from studio.ui.widgets.device_box import DeviceBox
from studio.ui.widgets.heading import remark
from studio.ui.widgets.text_height import fit_height_to_text

_LEAST_GIB, _MOST_GUESSED_GIB = 0.1, 64.0


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
        self._viewer_mode = self._choice(self._mode_names(), store.window.viewer_mode.value, self.tr("Pictures open"))
        self._results = FolderRow(self.tr("Renders go"), self.tr("Beside the photo"), self)
        self._device = DeviceBox(devices, self)
        self._device.setAccessibleName(self.tr("Compute on"))
        self._device.choose(store.settings.device)
        self._memory = self._memory_box()
        self._threads = self._thread_box()
        self._scratch = FolderRow(self.tr("Scratch folder"), self.tr("System’s own"), self)
        self._lay_out()
        self._results.show_folder(store.window.results_folder)
        self._scratch.show_folder(store.settings.scratch_dir)
        self._connect()

    def focus_language(self) -> None:
        """Keys go to the choice of the language."""
        self._language.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        looks, computing = QGroupBox(self.tr("Looks"), self), QGroupBox(self.tr("Computing"), self)
        groups = (
            (looks, (self._theme, self._language, self._viewer_mode, self._results)),
            (computing, (self._device, self._memory, self._threads, self._scratch)),
        )
        labels = []
        for group, fields in groups:
            form = QFormLayout(group)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setContentsMargins(0, metrics.GAP_PX, 0, 0)
            form.setSpacing(metrics.GAP_PX)
            for field in fields:
                label = QLabel(field.name if isinstance(field, FolderRow) else field.accessibleName(), self)
                label.setBuddy(field)
                label.setMinimumHeight(field.sizeHint().height())
                form.addRow(label, field)
                labels.append(label)
        widest_px = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest_px)  # so that the fields of both groups begin at one line
        hint = self.tr("Large pictures lie there while they are painted. Changes hold for work started from now on.")
        form.addRow("", remark(hint, self))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(metrics.GAP_LARGE_PX)
        for part in (looks, computing, buttons):
            column.addWidget(part)
        self.setMinimumWidth(metrics.DIALOG_WIDTH_PX)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)

    def _connect(self) -> None:
        for box in (self._theme, self._language, self._viewer_mode):
            box.currentIndexChanged.connect(self._change_looks)
        self._device.currentIndexChanged.connect(self._change_device)
        self._memory.valueChanged.connect(self._change_memory)
        self._threads.valueChanged.connect(self._change_threads)
        self._results.chosen.connect(self._change_results)
        self._scratch.chosen.connect(self._change_scratch)
        self._store.window_changed.connect(self._follow)

    @Slot(object)
    def _follow(self, window: WindowPreferences) -> None:
        """Show what was changed elsewhere."""
        kept = ((self._theme, window.theme.value), (self._language, window.language),
                (self._viewer_mode, window.viewer_mode.value))  # fmt: skip
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
        kept = round(self._store.settings.memory_budget_bytes / GIB, 1)
        box.setRange(_LEAST_GIB, max(kept, round(machine_memory_gib(), 1)))
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
            ViewMode.SPLIT: self.tr("with a split before and after"),
            ViewMode.SIDE_BY_SIDE: self.tr("side by side"),
            ViewMode.BEFORE: self.tr("as the original"),
            ViewMode.AFTER: self.tr("as the result"),
        }
        return [(mode.value, names[mode]) for mode in ViewMode]

    @Slot()
    def _change_looks(self) -> None:
        theme, language = Theme(self._theme.currentData()), self._language.currentData()
        mode = ViewMode(self._viewer_mode.currentData())
        self._store.use_window(replace(self._store.window, theme=theme, language=language, viewer_mode=mode))

    @Slot(object)
    def _change_results(self, folder: Path | None) -> None:
        self._store.use_window(replace(self._store.window, results_dir="" if folder is None else str(folder)))

    @Slot()
    def _change_device(self) -> None:
        self._store.use_settings(replace(self._store.settings, device=self._device.device))

    @Slot(float)
    def _change_memory(self, budget_gib: float) -> None:
        self._store.use_settings(replace(self._store.settings, memory_budget_bytes=round(budget_gib * GIB)))

    @Slot(int)
    def _change_threads(self, threads: int) -> None:
        self._store.use_settings(replace(self._store.settings, threads=threads))

    @Slot(object)
    def _change_scratch(self, folder: Path | None) -> None:
        self._store.use_settings(replace(self._store.settings, scratch_dir=folder))


def machine_memory_gib() -> float:
    """Physical memory in GiB, or a generous guess where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / GIB
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return _MOST_GUESSED_GIB


class FolderRow(QWidget):
    """``without`` says what happens while no folder is chosen."""

    chosen = Signal(object)  # Path, or None for `without`

    def __init__(self, name: str, without: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._folder: Path | None = None
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
        if found := QFileDialog.getExistingDirectory(self, self.name, str(self._folder or Path.home())):
            self._take(Path(found))

    @Slot()
    def _leave_out(self) -> None:
        self._take(None)

    def _take(self, folder: Path | None) -> None:
        self.show_folder(folder)
        self.chosen.emit(folder)
