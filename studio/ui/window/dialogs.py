"""Secondary windows: imported and created on request, deleted when closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMainWindow

from studio.ui.actions.registry import ActionRegistry
from studio.ui.desktop.path_sorting import photo_patterns, picture_patterns, style_patterns
from studio.ui.masks.brush_keys import key_list
from studio.ui.preferences.languages import languages, translations_dir
from studio.ui.window.commands import category_titles, translate
from studio.ui.window.session import Session


class Dialogs:
    """Opens them over ``window``; a second call brings the same one to the front."""

    def __init__(self, window: QMainWindow, session: Session, registry: ActionRegistry) -> None:
        self._window, self._session, self._registry = window, session, registry
        self._open: dict[str, QDialog] = {}

    def is_open(self, name: str) -> bool:
        """Whether the dialog that the method ``name`` opens is there."""
        return name in self._open

    def preferences(self, *, at_language: bool = False) -> None:
        """What the person sets once; ``at_language`` takes the keyboard to that field."""
        from studio.ui.preferences.dialog import PreferencesDialog  # noqa: PLC0415 — the start is faster without it

        named, session = languages(translations_dir()), self._session
        self._show(
            "preferences",
            lambda: PreferencesDialog(session.preferences, named, session.worker.devices, self._window),
        )
        dialog = self._open["preferences"]
        if at_language and isinstance(dialog, PreferencesDialog):
            dialog.focus_language()

    def about(self) -> None:
        """Version, licence, attributions."""
        from studio.ui.about.dialog import AboutDialog  # noqa: PLC0415 — the start is faster without it

        self._show("about", lambda: AboutDialog(self._session.version, self._window))

    def log(self) -> None:
        """The log and the report."""
        from studio.ui.about.log_view import LogView  # noqa: PLC0415 — the start is faster without it

        device = self._session.preferences.settings.device
        self._show("log", lambda: LogView(self._session.log_file, device, self._window))

    def shortcuts(self) -> None:
        """Every command with its keys."""
        from studio.ui.actions.shortcut_help import ShortcutHelp  # noqa: PLC0415 — the start is faster without it

        gestures = _gestures()
        others = ((translate("Dialogs", "While a mask is painted"), key_list()),)
        titles = category_titles()
        self._show("shortcuts", lambda: ShortcutHelp(self._registry, titles, gestures, self._window, others=others))

    def ask_for_pictures(self, title: str, start: str) -> list[str]:
        """Let the person choose pictures; empty where the dialog was cancelled."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, start, ";;".join(photo_patterns()))
        return chosen

    def ask_for_styles(self, start: str) -> list[str]:
        """Let the person choose pictures and style cards; empty where the dialog was cancelled."""
        title = translate("Dialogs", "Add style pictures")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, start, ";;".join(style_patterns()))
        return chosen

    def ask_for_recipe(self, start: str) -> str:
        """Let the person choose a recipe."""
        title = translate("Dialogs", "Open recipe")
        patterns = (translate("Dialogs", "Recipes") + " (*.json)", picture_patterns()[0], "DeepZoom (*.dzi)")
        pattern = ";;".join(patterns)
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, start, pattern)
        return chosen

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        dialog = self._open.get(name)
        if dialog is None:
            dialog = self._open[name] = make()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda: self._open.pop(name, None))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()


def _gestures() -> tuple[tuple[str, str], ...]:
    return (
        (translate("Dialogs", "Drag"), translate("Dialogs", "Move the picture")),
        (translate("Dialogs", "Wheel"), translate("Dialogs", "Zoom at the pointer")),
        (translate("Dialogs", "Space held"), translate("Dialogs", "See the original")),
        (translate("Dialogs", "Ctrl+click on a style"), translate("Dialogs", "Mix it with the others")),
        (translate("Dialogs", "Double-click on a slider"), translate("Dialogs", "Set it back")),
    )
