"""The iterations of one optimisation: told to a reporter, and kept as pictures where that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli.reporting import Reporter
from studio.cli.tasks import Task
from studio.errors import ByteCount, PictureError

if TYPE_CHECKING:  # torch comes with these, and usage errors must not wait for it
    from studio.images.rasters import Raster
    from studio.optimize.iteration_files import IterationFiles
    from studio.optimize.reports import IterationReport


class TaskIterations:
    """Observes the optimisation of ``task``; ``files`` None keeps none."""

    def __init__(self, task: Task, reporter: Reporter, files: IterationFiles | None) -> None:
        self._task, self._reporter, self._files = task, reporter, files

    def note_iteration(self, report: IterationReport, picture: Raster) -> None:
        """Tell of the iteration, and of the first file that could not be written."""
        self._reporter.iterated(self._task, report)
        if self._files is None or self._files.failure is not None:
            return
        self._files.note_iteration(report, picture)
        if self._files.failure is not None:
            self._reporter.noted(f"no further iterations are saved: {self._files.failure}", self._task)

    @property
    def notes(self) -> tuple[str, ...]:
        """How many were written, and their size."""
        if self._files is None or not self._files.count:
            return ()
        counted = "1 iteration" if self._files.count == 1 else f"{self._files.count} iterations"
        return (f"{counted} saved in {self._files.folder} ({ByteCount(self._files.size_bytes)})",)


def iterations_folder(output: Path) -> Path:
    """Where the iterations of the picture ``output`` go: beside it."""
    return output.with_name(f"{output.stem}-iterations")


def check_iterations_folder(folder: Path, *, is_overwrite: bool) -> None:
    """Raise `PictureError` where the folder holds something, which is replaced only when that was asked for."""
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir():
        raise PictureError(f"the iterations would go to {folder}, which is a file; choose another output")
    if not is_overwrite and next(folder.iterdir(), None) is not None:
        raise PictureError(f"{folder} holds iterations already; choose another output or add --overwrite")
