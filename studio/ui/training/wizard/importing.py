"""Imports published weights in a thread of its own, which loads torch there and outlives a closed wizard."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.paths import installed_bundles_dir
from studio.ui.background.background import Background


def suggested_bundle_id(source: Path, taken: Collection[str]) -> str:
    """A bundle id made of the name of ``source`` that none of ``taken`` is."""
    slug = re.sub(r"[^a-z0-9]+", "-", source.stem.lower()).strip("-") or "imported"
    number, bundle_id = 1, slug
    while bundle_id in taken:
        number += 1
        bundle_id = f"{slug}-{number}"
    return bundle_id


class BundleImport(QObject):
    """One import at a time; the bundle goes among the person's own."""

    imported = Signal(object)  # Path of the bundle's folder
    failed = Signal(str)  # what is missing or wrong

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_running = False
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._refuse)

    def start(self, source: Path, bundle_id: str, *, drop_dead: bool) -> None:
        """Import ``source`` as ``bundle_id``."""
        assert not self.is_running, "whoever asks looks first"
        self.is_running = True
        destination = installed_bundles_dir()

        def work() -> Path:
            from studio.bundles.importing import import_bundle  # noqa: PLC0415 — loads torch

            destination.mkdir(parents=True, exist_ok=True)
            return import_bundle(source, bundle_id=bundle_id, destination=destination, drop_dead=drop_dead)

        self._background.start(work)

    @Slot(int, object)
    def _take(self, number: int, folder: Path) -> None:
        del number
        self.is_running = False
        self.imported.emit(folder)

    @Slot(int, str)
    def _refuse(self, number: int, reason: str) -> None:
        del number
        self.is_running = False
        self.failed.emit(reason)
