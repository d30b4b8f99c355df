"""What the Stylize tab is made around, and what of it survives when another tab takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage

from studio.bundles.manifest import Manifest
from studio.jobs.job import JobRecord
from studio.ui.document.document import Document
from studio.ui.stylize.photo import Photo
from studio.ui.stylize.photos import Photos
from studio.ui.worker.thread import WorkerThread


@dataclass(frozen=True, slots=True)
class TabParts:
    """What the tab is made around."""

    document: Document
    worker: WorkerThread
    bundles: Sequence[Manifest]
    records: Callable[[], Iterable[JobRecord]] = tuple  # renders, among them finished ones to be shown


@dataclass(frozen=True, slots=True, eq=False)
class TabState:
    """What a tab shows: the photos, the one that is looked at, its preview, and how many previews were asked for.

    ``opening`` are photos that were about to be shown.
    """

    photos: Photos
    photo: Photo | None
    preview: QImage | None
    previews_asked: int
    opening: Photos
