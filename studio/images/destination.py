"""Whether a result may and can be written where it was asked for, found out before any work is done."""

from __future__ import annotations

import os
from pathlib import Path

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.deep_zoom import check_tiles_folder
from studio.images.formats import OutputFormat, output_format
from studio.paths import followed
from studio.specs.export import BitDepth, ExportSpec

_LONGEST_NAME_BYTES = 255
_LONGEST_DEEP_ZOOM_BYTES = 255 - len("..part_files")  # its folders have longer names


def check_destination(path: Path, *, content_path: Path | None, overwrite: bool) -> None:
    """Raise `PictureError` unless a result can be written to ``path`` without harming the content image.

    A link stays a link: what it leads to is looked at, and replaced. Raises OSError where the system lets nobody look.
    """
    _check_length(path, _LONGEST_NAME_BYTES)
    if path.is_dir():
        raise PictureError(
            "{path} is a folder; give the result a file name, such as {example}", path=path, example=path / "result.png"
        )
    is_deep_zoom = output_format(path).name == "DeepZoom"
    if is_deep_zoom:
        _check_length(path, _LONGEST_DEEP_ZOOM_BYTES)
    check_place(path, content_path=content_path, overwrite=overwrite)
    if is_deep_zoom:
        check_tiles_folder(path, content_path=content_path, overwrite=overwrite)


def check_place(path: Path, *, content_path: Path | None, overwrite: bool) -> None:
    """The same for a file of any kind; raises as `check_destination`."""
    _check_length(path, _LONGEST_NAME_BYTES)
    if content_path is not None and _is_same_file(path, content_path):
        raise PictureError(
            "{path} is the content image itself, which is never overwritten; choose another name", path=path
        )
    if path.exists() and not path.is_file():
        raise PictureError("{path} is no ordinary file; give the result another name", path=path)
    folder = followed(path).absolute().parent
    if not folder.is_dir():
        raise PictureError("the folder {folder} does not exist; create it or choose another one", folder=folder)
    if path.exists() and not overwrite:
        raise PictureError("{path} exists already; choose another name or allow overwriting", path=path)
    if not os.access(folder, os.W_OK):
        raise PictureError("the folder {folder} cannot be written to; choose another one", folder=folder)


def _check_length(path: Path, most_bytes: int) -> None:
    if len(os.fsencode(path.name)) > most_bytes:
        raise PictureError("the name {name} is too long for a file; choose a shorter one", name=path.name)


def check_format_limits(path: Path, size: Size, bit_depth: BitDepth = 8) -> None:
    """Raise `PictureError` when the format of ``path`` cannot hold ``size`` or ``bit_depth``."""
    wanted = output_format(path)
    longer = max(size.width, size.height)
    if wanted.longest_side_px is not None and longer > wanted.longest_side_px:
        raise PictureError(
            "{name} ends at {longest_side_px} px a side and the result has {size}; write TIFF, PNG or DeepZoom (.dzi)",
            name=wanted.name,
            longest_side_px=wanted.longest_side_px,
            size=size,
        )
    _check_depth(wanted, bit_depth)


def check_export(path: Path, export: ExportSpec) -> None:
    """Raise `PictureError` where the format of ``path`` does not know what ``export`` asks for."""
    wanted = output_format(path)
    if export.depth is not None:
        _check_depth(wanted, export.depth)
    if export.pyramid and not (wanted.has_pyramid or wanted.name == "DeepZoom"):
        raise PictureError("{name} has no pyramid; write TIFF or DeepZoom (.dzi)", name=wanted.name)


def _check_depth(wanted: OutputFormat, depth: BitDepth) -> None:
    if depth not in wanted.bit_depths:
        raise PictureError(
            "{name} cannot hold {depth} bits per channel; write TIFF or PNG, or ask for 8",
            name=wanted.name,
            depth=depth,
        )


def _is_same_file(path: Path, content_path: Path) -> bool:
    """Same by name, by symbolic link or by hard link."""
    try:
        return os.path.realpath(path) == os.path.realpath(content_path) or path.samefile(content_path)
    except OSError:  # one of the two does not exist, so they cannot be one file
        return False
