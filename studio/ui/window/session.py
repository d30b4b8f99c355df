"""The session, which outlives windows: document, worker, queue and preferences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.jobs.store import JobStore
from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.desktop.recent import RecentPictures
from studio.ui.document.document import Document
from studio.ui.document.installed import InstalledBundles
from studio.ui.preferences.store import PreferenceStore
from studio.ui.queue.runner import QueueRunner
from studio.ui.theme.controller import ThemeController
from studio.ui.window.geometry import WindowState
from studio.ui.worker.thread import WorkerThread


@dataclass(frozen=True, slots=True)
class Session:
    """One per process; its creator ends queue, worker and store."""

    document: Document
    worker: WorkerThread
    jobs: JobStore
    queue: QueueRunner
    runs: TrainingRuns
    bundles: InstalledBundles
    preferences: PreferenceStore
    theme: ThemeController
    recent: RecentPictures
    state: WindowState
    log_file: Path
    version: str
