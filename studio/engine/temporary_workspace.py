"""Temporary scratch folders of renders without a job folder, and the removal of those that killed programs left."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.engine.job_folder import JobFolder
from studio.engine.workspace import FolderWorkspace, Workspace
from studio.errors import SpaceError, StudioError
from studio.images.disk import ensure_free_space
from studio.specs.stylize import Resources

_PREFIX = "render-"
_YOUNG_S = 60.0


def make_temporary_folder(resources: Resources) -> Path:
    """A new empty folder; raises SpaceError where none can be made."""
    parent = resources.scratch_home
    try:
        parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
    except OSError as error:
        raise SpaceError(
            "cannot make a scratch folder in {parent}: {reason}; name another one", parent=parent, reason=error.strerror
        ) from error


def remove_orphans(parent: Path, *, now_s: float | None = None) -> None:
    """Delete temporary folders in ``parent`` whose lock is free: their program was killed.

    Folders younger than a minute stay, since one that is just being made has no lock yet.
    """
    now_s = time.time() if now_s is None else now_s
    for folder in parent.glob(f"{_PREFIX}*"):
        try:
            if now_s - folder.stat().st_mtime > _YOUNG_S:
                JobFolder(folder).release(remove=True)
        except (StudioError, OSError):
            continue  # in use, or gone by now


@contextmanager
def temporary_workspace(
    resources: Resources, needed_bytes: int, purpose: str, *, bands_per_strip: int = 1
) -> Iterator[Workspace]:
    """A workspace on disk that is removed at the end; ``bands_per_strip`` as in `FolderWorkspace`.

    Raises SpaceError, naming ``purpose``, where the disk has no room for ``needed_bytes``.
    """
    remove_orphans(resources.scratch_home)
    ensure_free_space(resources.scratch_home, needed_bytes, purpose)
    folder = JobFolder(make_temporary_folder(resources))
    workspace = FolderWorkspace(folder.path, bands_per_strip=bands_per_strip)
    try:
        yield workspace
    finally:
        workspace.close()
        folder.release(remove=True)
