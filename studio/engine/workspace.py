"""Where a render keeps what lies between sweeps: pixels, features, moments, how far it got; temporary folders of it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.engine.job_folder import JOURNAL_NAME, JobFolder
from studio.engine.journal import Journal, Position, end_of_sweep
from studio.errors import JobError, SpaceError, StudioError
from studio.geometry import Size
from studio.images.disk import ensure_free_space
from studio.images.rasters import FileRaster, MemoryRaster, Raster, remove_file
from studio.specs.stylize import Resources
from studio.streaming.budget import StreamPlan
from studio.transforms.moments import Moments

RESULT = "result"  # the store of the finished pixels
PAINTED = "painted"  # that of painted pixels that wait for all of them
_PREFIX = "render-"
_YOUNG_S = 60.0


def store_path(folder: Path, name: str) -> Path:
    """Where the store called ``name`` lies in a job's ``folder``."""
    return folder / f"{name}.raw"


class MemoryWorkspace:
    """Scratch in memory, for pictures that fit; an interrupted render starts again."""

    waits_for_disk = False

    def __init__(self) -> None:
        self.last: Position | None = None
        self._stores: dict[str, Raster] = {}
        self._moments: dict[Position, tuple[Moments, ...]] = {}

    def store(self, name: str, size: Size, channels: int, dtype: npt.DTypeLike) -> Raster:
        """The store called ``name``, made on first use."""
        if name not in self._stores:
            self._stores[name] = MemoryRaster(size, channels, np.dtype(dtype))
        return self._stores[name]

    def drop(self, name: str) -> None:
        """Free a store that no later sweep reads."""
        self._stores.pop(name, None)

    def commit(self, position: Position, moments: tuple[Moments, ...], written: Sequence[Raster]) -> None:
        """Remember the moments of each group of styles; nothing here outlives the program."""
        del written
        self.last = position
        if moments:
            self._moments[position] = moments

    def restart(self, sweep: int, *, bands_per_strip: int) -> None:
        """Forget what was finished of ``sweep``, to begin it again on another grid; earlier sweeps stay finished."""
        del bands_per_strip
        self._moments = {position: kept for position, kept in self._moments.items() if position.sweep < sweep}
        self.last = end_of_sweep(sweep - 1) if sweep else None

    def moments(self, sweep: int, channels: int, *, groups: int = 1) -> tuple[Moments, ...]:
        """The moments of a finished sweep for each of ``groups``, merged in the order of strips and bands."""
        found = [self._moments[position] for position in sorted(self._moments) if position.sweep == sweep]
        return merged_by_group(found, channels, groups)

    def close(self) -> None:
        """Nothing is open."""


class FolderWorkspace:
    """Scratch in a folder: stores are raw files, moments one record per band, progress a journal.

    ``bands_per_strip`` is the number of records a strip leaves: its bands, and one for the flush.
    """

    waits_for_disk = True

    def __init__(self, folder: Path, *, bands_per_strip: int) -> None:
        self._folder = folder
        self._bands_per_strip = bands_per_strip
        self._journal = Journal(folder / JOURNAL_NAME)
        self._stores: dict[str, Raster] = {}

    @property
    def last(self) -> Position | None:
        """The last finished position."""
        return self._journal.last

    def store(self, name: str, size: Size, channels: int, dtype: npt.DTypeLike) -> Raster:
        """The store called ``name``, made on first use, or found again after an interruption."""
        if name not in self._stores:
            path = store_path(self._folder, name)
            with self._required_folder():
                if not path.exists():
                    part = path.with_suffix(".part")  # a store whose room was only half reserved is not found again
                    FileRaster.create(part, size, channels, np.dtype(dtype)).close()
                    part.replace(path)
                self._stores[name] = FileRaster.open(path, size, channels, np.dtype(dtype))
        return self._stores[name]

    def drop(self, name: str) -> None:
        """Delete a store that no later sweep reads."""
        raster = self._stores.pop(name, None)
        if raster is not None:
            raster.close()
        remove_file(store_path(self._folder, name))

    def commit(self, position: Position, moments: tuple[Moments, ...], written: Sequence[Raster]) -> None:
        """Sync what was written, then the moments, then the journal."""
        with self._required_folder():
            for raster in written:
                raster.flush()
            if moments:
                record = position.strip * self._bands_per_strip + position.band
                self._moments_file(position.sweep, moments[0].channels, len(moments)).write(record, moments)
            self._journal.append(position)

    def restart(self, sweep: int, *, bands_per_strip: int) -> None:
        """Forget what was finished of ``sweep``, to begin it again on another grid; earlier sweeps stay finished."""
        self._journal.restart(sweep)
        remove_file(self._moments_path(sweep))
        self._bands_per_strip = bands_per_strip

    def moments(self, sweep: int, channels: int, *, groups: int = 1) -> tuple[Moments, ...]:
        """The moments of a finished sweep for each of ``groups``, merged in the order of strips and bands."""
        return self._moments_file(sweep, channels, groups).merged()

    def close(self) -> None:
        """Close the stores and the journal."""
        for raster in self._stores.values():
            raster.close()
        self._stores.clear()
        self._journal.close()

    @contextmanager
    def _required_folder(self) -> Iterator[None]:
        """Raise JobError where somebody deleted the folder: files that are open would take pixels for ever."""
        try:
            yield
        except (StudioError, OSError):
            self._check_folder()
            raise
        self._check_folder()

    def _check_folder(self) -> None:
        if not (self._folder / JOURNAL_NAME).exists():
            raise JobError(
                "the scratch folder {folder} was deleted while it was in use; start again", folder=self._folder
            )

    def _moments_file(self, sweep: int, channels: int, groups: int) -> MomentsFile:
        return MomentsFile(self._moments_path(sweep), channels, groups)

    def _moments_path(self, sweep: int) -> Path:
        return self._folder / f"moments-{sweep}.f64"


Workspace = MemoryWorkspace | FolderWorkspace
"""The scratch of one render: named stores of pixels or features, the moments of every band, and the position.

Where it ``waits_for_disk`` it pays to read ahead and write behind.
"""


class MomentsFile:
    """Records of ``channels`` channels in the file at ``path``, each of the moments of so many ``groups`` of styles.

    A record may be written again with the same bytes.
    """

    def __init__(self, path: Path, channels: int, groups: int = 1) -> None:
        self._path = path
        self._channels, self._groups = channels, groups
        self._length = (1 + channels + channels**2) * groups

    def write(self, index: int, moments: tuple[Moments, ...]) -> None:
        """Write record ``index`` and sync it; raises SpaceError when the disk is full."""
        try:
            with self._path.open("r+b" if self._path.exists() else "w+b") as file:
                file.seek(index * self._length * 8)
                file.write(b"".join(each.to_vector().tobytes() for each in moments))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise SpaceError(
                "cannot write {path}: {reason}; free some space", path=self._path, reason=error.strerror
            ) from error

    def merged(self) -> tuple[Moments, ...]:
        """All records of each group merged in order; raises JobError when the file is missing or torn."""
        try:
            numbers = np.fromfile(self._path, dtype=np.float64)
        except OSError as error:
            raise JobError(
                "cannot read {path}: {reason}; start the job again", path=self._path, reason=error.strerror
            ) from error
        if numbers.size == 0 or numbers.size % self._length:
            raise JobError("{path} is damaged; start the job again in another folder", path=self._path)
        found = [
            tuple(Moments.from_vector(self._channels, vector) for vector in record)
            for record in numbers.reshape(-1, self._groups, self._length // self._groups)
        ]
        return merged_by_group(found, self._channels, self._groups)


def merged_by_group(bands: Sequence[tuple[Moments, ...]], channels: int, groups: int) -> tuple[Moments, ...]:
    """The moments of each of ``groups``, merged over ``bands`` in order."""
    merged = [Moments.empty(channels)] * groups
    for band in bands:
        merged = [before.merged(moments) for before, moments in zip(merged, band, strict=True)]
    return tuple(merged)


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
def planned_workspace(
    plan: StreamPlan, resources: Resources, purpose: str, *, bands_per_strip: int = 1
) -> Iterator[Workspace]:
    """A workspace in memory or on disk, as ``plan`` says, that is gone at the end; ``bands_per_strip`` as above.

    Raises SpaceError, naming ``purpose``, where the disk has no room for the scratch.
    """
    if plan.is_in_memory:
        yield MemoryWorkspace()
        return
    remove_orphans(resources.scratch_home)
    ensure_free_space(resources.scratch_home, plan.scratch_bytes, purpose)
    folder = JobFolder(make_temporary_folder(resources))
    workspace = FolderWorkspace(folder.path, bands_per_strip=bands_per_strip)
    try:
        yield workspace
    finally:
        workspace.close()
        folder.release(remove=True)
