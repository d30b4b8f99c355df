"""Where renders keep what they have finished so far: beside the queue, or on the disk that the person chose.

The folder on another disk has a unique name, and the queue writes down each one before its first use.
So after a crash, or once another disk was chosen, what lies there is found, gone on with, or cleaned up.
"""

from __future__ import annotations

import contextlib
import shutil
import uuid
from collections.abc import Collection
from pathlib import Path

from studio.codec import read_record, write_record
from studio.errors import RecordError, SpaceError

_PREFIX = "gigastyle-queue-"
_DISCARDED = "discarded"


class ScratchPlaces:
    """The scratch of the queue in ``folder``; all but `empty_discarded` belong to one thread."""

    def __init__(self, folder: Path) -> None:
        self._home = folder / "scratch"
        self._list_file = folder / "scratch.json"
        self._elsewhere = self._read()
        self._wanted: Path | None = None

    def use(self, scratch_dir: Path | None) -> None:
        """Have renders that begin from now on keep their scratch in ``scratch_dir``; None: beside the queue."""
        self._wanted = None if scratch_dir is None else scratch_dir.absolute()

    def job_dir(self, job_id: str) -> Path:
        """Where this render keeps its scratch: where it began, else where it shall. It need not exist.

        Raises SpaceError where the wanted folder cannot be made.
        """
        for place in self._places():
            if (place / job_id).exists():
                return place / job_id
        return self._wanted_place() / job_id

    def discard(self, job_id: str) -> bool:
        """Set a job's scratch aside at once, however large; says whether `empty_discarded` has something to free."""
        found = [place for place in self._places() if (place / job_id).exists()]
        for place in found:
            with contextlib.suppress(OSError):  # another program may look into it: the next start tries again
                (place / _DISCARDED).mkdir(exist_ok=True)
                (place / job_id).rename(place / _DISCARDED / f"{job_id}-{uuid.uuid4().hex}")
        return bool(found)

    def discard_unknown(self, known: Collection[str]) -> None:
        """Set aside the scratch of every job that is not in ``known``, in every scratch folder."""
        kept = {*known, _DISCARDED}
        for place in self._places():
            with contextlib.suppress(OSError):  # a disk that is not there now: the next start tries again
                for folder in list(place.iterdir()):
                    if folder.name not in kept:
                        self.discard(folder.name)

    def empty_discarded(self) -> None:
        """Delete what was set aside, which may take seconds; any thread may call it."""
        for place in self._places():
            with contextlib.suppress(OSError):
                for folder in list((place / _DISCARDED).iterdir()):
                    shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Remove places that are empty, once no render runs."""
        for place in self._places():
            with contextlib.suppress(OSError):
                (place / _DISCARDED).rmdir()
            with contextlib.suppress(OSError):
                place.rmdir()
        left = [place for place in self._elsewhere if place.exists() or not place.parent.exists()]
        if left != self._elsewhere:
            self._elsewhere = left
            with contextlib.suppress(OSError):  # an entry too many does no harm
                self._write()

    def _places(self) -> tuple[Path, ...]:
        return (self._home, *self._elsewhere)

    def _wanted_place(self) -> Path:
        if self._wanted is None:
            return self._home
        for place in self._elsewhere:
            if place.parent == self._wanted:
                return place
        place = self._wanted / f"{_PREFIX}{uuid.uuid4().hex}"
        self._elsewhere.append(place)
        try:
            self._write()
            place.mkdir(parents=True)
        except OSError as error:
            self._elsewhere.remove(place)
            raise SpaceError(
                "the scratch folder {wanted} cannot be used: {reason}; choose another in Preferences",
                wanted=self._wanted,
                reason=error.strerror,
            ) from error
        return place

    def _read(self) -> list[Path]:
        """Only what this class writes is believed: a list gone wrong must never name a person's own folders."""
        try:
            places = read_record(self._list_file, tuple[Path, ...])
        except (OSError, RecordError):
            return []
        return [place for place in places if place.is_absolute() and place.name.startswith(_PREFIX)]

    def _write(self) -> None:
        write_record(self._list_file, self._elsewhere)
