"""Imports published weights in a child process, which can be cancelled at any time."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.paths import installed_bundles_dir
from studio.ui.training.bundles.commands import import_command
from studio.ui.training.program_run import ProgramRun


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
        self._bundle_id = ""
        self._child = ProgramRun(self)
        self._child.ended.connect(self._take)
        self._child.failed.connect(self.failed)

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._child.is_running

    def start(self, source: Path, bundle_id: str, *, drop_dead: bool) -> None:
        """Import ``source`` as ``bundle_id``, called as its own format says."""
        self._bundle_id = bundle_id
        self._child.start(import_command(source, bundle_id=bundle_id, title="", drop_dead=drop_dead))

    @Slot()
    def cancel(self) -> None:
        """End the import, which leaves nothing behind; nothing more is told."""
        self._child.cancel()

    @Slot(int, str)
    def _take(self, _code: int, _output: str) -> None:
        self.imported.emit(installed_bundles_dir() / self._bundle_id)
