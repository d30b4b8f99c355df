"""Tables of colours as files that other programs apply: .cube of Adobe and Resolve, and HaldCLUT pictures."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import PictureError, SpaceError, SpecError
from studio.geometry import Region, Size
from studio.images.destination import check_destination
from studio.images.metadata import Metadata
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.replacing import replace_text
from studio.specs.export import ExportSpec
from studio.specs.lut import CUBE_SIZE, HALD_SIZE
from studio.system_errors import system_reason

Table = npt.NDArray[np.float64]
"""(blue, green, red, 3): the sRGB colour in [0, 1] that becomes of each; red runs fastest."""

_CUBE, _HALD = ".cube", ".png"
_STEPS_16 = 65_535


def check_lut_destination(path: Path, *, overwrite: bool) -> None:
    """Raise SpecError unless ``path`` has the suffix of a table, and PictureError where it cannot be written."""
    if path.suffix.lower() == _HALD:
        check_destination(path, content_path=None, overwrite=overwrite)
        return
    if path.suffix.lower() != _CUBE:
        raise SpecError("a table of colours ends in .cube, or in .png for a HaldCLUT; not {name}", name=path.name)
    if path.is_dir():
        raise PictureError("{path} is a folder; give the table a file name", path=path)
    if not path.absolute().parent.is_dir():
        folder = path.absolute().parent
        raise PictureError("the folder {folder} does not exist; create it or choose another one", folder=folder)
    if path.exists() and not overwrite:
        raise PictureError("{path} exists already; choose another name or allow overwriting", path=path)


def lut_size(path: Path, size: int | None) -> int:
    """Entries a side of the table at ``path``; SpecError where a HaldCLUT cannot have so many."""
    if path.suffix.lower() == _CUBE:
        return size or CUBE_SIZE
    chosen = size or HALD_SIZE
    if chosen < 4 or math.isqrt(chosen) ** 2 != chosen:
        raise SpecError("a HaldCLUT has 4, 9, 16, … entries a side, such as 36 or 64; not {size}", size=chosen)
    return chosen


def lattice_colours(size: int) -> Table:
    """The colours that the entries of a table with ``size`` entries a side stand for."""
    steps = np.arange(size) / (size - 1)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    return np.stack((red, green, blue), axis=-1)


def write_lut(path: Path, table: Table, title: str, *, overwrite: bool) -> None:
    """Write ``table`` to ``path``, whole or not at all; raises SpaceError or PictureError where that fails."""
    if path.suffix.lower() == _HALD:
        _write_hald(path, table, overwrite=overwrite)
        return
    try:
        replace_text(path, cube_text(table, title))
    except OSError as error:
        raise SpaceError(
            "the table cannot be written to {path} ({reason}); choose another place",
            path=path,
            reason=system_reason(error),
        ) from error


def cube_text(table: Table, title: str) -> str:
    """A .cube file (Adobe, Cube LUT Specification 1.0, 2013)."""
    name = "".join(character if character.isascii() and character.isprintable() else "_" for character in title)
    head = [f'TITLE "{name.replace(chr(34), "_")}"', f"LUT_3D_SIZE {len(table)}"]
    head += ["DOMAIN_MIN 0.0 0.0 0.0", "DOMAIN_MAX 1.0 1.0 1.0"]
    return "\n".join([*head, *(" ".join(f"{value:.9f}" for value in entry) for entry in table.reshape(-1, 3)), ""])


def _write_hald(path: Path, table: Table, *, overwrite: bool) -> None:
    """A HaldCLUT: the entries one after another along the rows of a square picture of 16 bits."""
    side = math.isqrt(len(table) ** 3)
    raster = MemoryRaster(Size(side, side), 3, np.uint16)
    pixels = np.rint(table * _STEPS_16).astype(np.uint16).reshape(side, side, 3)
    raster.write(Region.whole(raster.size), pixels)
    write_picture(path, raster, ExportSpec(depth=16), Metadata(), overwrite=overwrite)
