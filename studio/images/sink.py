"""Where results go: regions into a raster, and the raster into a file that appears whole or not at all."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from studio.errors import Cancelled, PictureError, SpaceError, StudioError
from studio.geometry import Region
from studio.images.deep_zoom import DeepZoomPart
from studio.images.destination import check_format_limits
from studio.images.disk import storage_error
from studio.images.export import ExportOptions, export
from studio.images.file_part import FilePart
from studio.images.formats import output_format
from studio.images.freed_memory import return_freed_memory
from studio.images.libvips import VipsError, reason
from studio.images.metadata import Metadata
from studio.images.rasters import Pixels, Raster
from studio.paths import followed
from studio.progress import Cancellation
from studio.replacing import flush_folder
from studio.system_errors import FULL, system_reason

_FULL_DISK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished file, its length, and what a person should know about it."""

    path: Path
    size_bytes: int
    notes: tuple[str, ...] = ()


class ImageSink(Protocol):
    """Takes a result region by region; exactly one of `finish` and `abort` ends it."""

    def write(self, region: Region, pixels_hwc: Pixels) -> None:
        """Take the pixels (h, w, c) of ``region``; regions come in any order and cover the canvas in the end."""
        ...

    def finish(self) -> Exported:
        """Turn what was written into the finished file."""
        ...

    def abort(self) -> None:
        """Leave no trace of a finished or half-finished file."""
        ...


class FileSink:
    """An `ImageSink` that gathers regions in ``raster`` and encodes them to ``path``; its owner closes the raster.

    ``path`` is replaced only once the new file is complete and safe on the disk; where it is a link, the file it leads
    to. Without ``overwrite`` a file that appeared there meanwhile stays, and `finish` says so.
    """

    def __init__(
        self,
        path: Path,
        raster: Raster,
        options: ExportOptions,
        metadata: Metadata,
        *,
        cancellation: Cancellation | None = None,
        overwrite: bool = True,
    ) -> None:
        check_format_limits(path, raster.size, options.bit_depth)
        self._path, self._raster, self._options, self._metadata = path, raster, options, metadata
        self._cancellation = cancellation or Cancellation()
        kind = DeepZoomPart if output_format(path).name == "DeepZoom" else FilePart
        self._part = kind(path, is_new=not overwrite)

    @property
    def part_path(self) -> Path:
        """The hidden neighbour of the result that holds it while it is being encoded."""
        return self._part.path

    def write(self, region: Region, pixels_hwc: Pixels) -> None:
        """Store the pixels (h, w, c), of the raster's dtype, of ``region``."""
        self._raster.write(region, pixels_hwc)

    def finish(self) -> Exported:
        """Encode, flush to the disk, replace; on any failure the part file goes and an older result stays.

        Raises `SpaceError` when the disk is full, `Cancelled` when asked to stop, else `PictureError`.
        """
        try:
            return_freed_memory()
            self._part.prepare()
            notes = export(
                self._raster, self._part.path, self._options, self._metadata, cancellation=self._cancellation
            )
            size_bytes = self._part.commit()
        except VipsError as error:
            raise self._failure(error) from error
        except FileExistsError as error:
            raise PictureError(
                "{path} appeared while it was being painted, so it was left as it is; another program may have "
                "written it: choose another name or allow overwriting",
                path=self._path,
            ) from error
        except OSError as error:
            raise self._refusal(error) from error
        finally:
            self._part.discard()
        flush_folder(followed(self._path).absolute().parent)
        return Exported(self._path, size_bytes, tuple(notes))

    def abort(self) -> None:
        """Remove the part file; the raster is left to its owner."""
        self._part.discard()

    def _refusal(self, error: OSError) -> StudioError:
        """What the system's own words come to; the picture itself is whole, so it is no matter of the job's."""
        if error.errno in FULL:
            return storage_error(error, self._path)
        return PictureError("{path} cannot be written: {reason}", path=self._path, reason=system_reason(error))

    def _failure(self, error: VipsError) -> StudioError:
        """libvips tells failures in words only, so a full disk is told by looking at the disk."""
        if self._cancellation.is_requested:
            return Cancelled("stopped on request while the result was being written")
        folder = followed(self._path).absolute().parent
        text = str(error).lower()
        is_full = folder.is_dir() and shutil.disk_usage(folder).free < _FULL_DISK_BYTES
        if is_full or "no space" in text or "too large" in text or "quota" in text:
            return SpaceError(
                "no room in {folder} for {name}; free some space or choose another disk",
                folder=folder,
                name=self._path.name,
            )
        return PictureError(
            "{path} cannot be written ({reason}); check the folder and try another name",
            path=self._path,
            reason=reason(error),
        )
