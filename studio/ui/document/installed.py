"""The bundles that are installed, as everybody in the window sees them: one list, told when it changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.bundles.catalog import list_bundles
from studio.bundles.manifest import Manifest


class InstalledBundles(QObject):
    """What was found when it was made, or last looked for."""

    changed = Signal(object)  # the manifests, a tuple

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = list_bundles()

    @property
    def entries(self) -> tuple[tuple[Path, Manifest], ...]:
        """Folder and manifest of each."""
        return self._entries

    @property
    def manifests(self) -> tuple[Manifest, ...]:
        """The manifests alone."""
        return tuple(manifest for _, manifest in self._entries)

    @Slot()
    def look_again(self) -> None:
        """Bundles were made, imported or removed."""
        found = list_bundles()
        if found != self._entries:
            self._entries = found
            self.changed.emit(self.manifests)
