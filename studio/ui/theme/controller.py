"""Applies the chosen theme to the whole program and follows the desktop where the person wants that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from studio.ui.theme.palette import palette_for, palette_of_rows
from studio.ui.theme.style_sheet import style_sheet
from studio.ui.theme.tokens import DARK, LIGHT, Theme, Tokens


class ThemeController(QObject):
    """Owns what the application looks like. The palette is set explicitly: `setColorScheme` is silently ignored on
    some platforms, and the desktop's own palettes differ.
    """

    def __init__(self, app: QApplication, theme: Theme = Theme.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.apply(theme)

    def apply(self, theme: Theme) -> None:
        """Put ``theme`` into force at once, everywhere; what is in force already costs nothing."""
        self._theme = theme
        tokens = self._resolved(theme)
        sheet = style_sheet(tokens)
        if sheet != self._app.styleSheet():  # setting it styles every widget anew, a third of a second for a window
            self._app.setPalette(palette_for(tokens))
            for kind in ("QTreeView", "QTableView", "QListWidget"):
                self._app.setPalette(palette_of_rows(tokens), kind)  # type: ignore[arg-type]  # wants str, says bytes
            self._app.setStyleSheet(sheet)

    @Slot()
    def _follow_system(self) -> None:
        if self._theme is Theme.SYSTEM:
            self.apply(Theme.SYSTEM)

    def _resolved(self, theme: Theme) -> Tokens:
        if theme is Theme.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if theme is Theme.DARK else LIGHT
