"""A finished raster written into a file that appears whole or not at all."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from studio.errors import Cancelled, PictureError, SpaceError, StudioError
from studio.images.deep_zoom import DeepZoomPart
from studio.images.destination import check_format_limits
from studio.images.disk import storage_error
from studio.images.export import export
from studio.images.file_part import FilePart
from studio.images.formats import output_format
from studio.images.libvips import VipsError, reason
from studio.images.metadata import Metadata
from studio.images.rasters import Raster, return_freed_memory
from studio.paths import followed
from studio.progress import Cancellation
from studio.replacing import flush_folder
from studio.specs.export import ExportSpec
from studio.system_errors import FULL, system_reason

_FULL_DISK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished file, its length, and what a person should know about it."""

    path: Path
    size_bytes: int
    notes: tuple[str, ...] = ()


def write_picture(
    path: Path,
    raster: Raster,
    options: ExportSpec,
    metadata: Metadata,
    *,
    cancellation: Cancellation | None = None,
    overwrite: bool = True,
) -> Exported:
    """Encode ``raster``, which its owner closes, to ``path``, flush that to the disk, and let it take its place.

    ``path`` is replaced only once the new file is complete; where it is a link, the file it leads to. On any failure
    nothing is left and an older result stays. Without ``overwrite`` a file that appeared there meanwhile stays, and
    `PictureError` says so. Raises `SpaceError` when the disk is full, `Cancelled` when asked to stop, else
    `PictureError`.
    """
    check_format_limits(path, raster.size, options.bit_depth)
    cancellation = cancellation or Cancellation()
    kind = DeepZoomPart if output_format(path).name == "DeepZoom" else FilePart
    part = kind(path, is_new=not overwrite)
    try:
        return_freed_memory()
        part.prepare()
        notes = export(raster, part.path, options, metadata, cancellation=cancellation)
        size_bytes = part.commit()
    except VipsError as error:
        raise _failure(error, path, cancellation) from error
    except FileExistsError as error:
        raise PictureError(
            "{path} appeared while it was being painted, so it was left as it is; another program may have "
            "written it: choose another name or allow overwriting",
            path=path,
        ) from error
    except OSError as error:
        if error.errno in FULL:
            raise storage_error(error, path) from error
        raise PictureError("{path} cannot be written: {reason}", path=path, reason=system_reason(error)) from error
    finally:
        part.discard()
    flush_folder(followed(path).absolute().parent)
    return Exported(path, size_bytes, tuple(notes))


def _failure(error: VipsError, path: Path, cancellation: Cancellation) -> StudioError:
    """libvips tells failures in words only, so a full disk is told by looking at the disk."""
    if cancellation.is_requested:
        return Cancelled("stopped on request while the result was being written")
    folder = followed(path).absolute().parent
    text = str(error).lower()
    is_full = folder.is_dir() and shutil.disk_usage(folder).free < _FULL_DISK_BYTES
    if is_full or "no space" in text or "too large" in text or "quota" in text:
        return SpaceError(
            "no room in {folder} for {name}; free some space or choose another disk", folder=folder, name=path.name
        )
    return PictureError(
        "{path} cannot be written ({reason}); check the folder and try another name", path=path, reason=reason(error)
    )
