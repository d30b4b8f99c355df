"""A DeepZoom result: a small ``name.dzi`` and the folder ``name_files`` with its tiles, which come and go together.

A raster is written tile by tile from each level of a pyramid: its width costs no memory.
Source: Microsoft, Deep Zoom File Format Overview: level numbers, tile names, overlap, and the ``.dzi`` file.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from PIL import Image

from studio.errors import PictureError
from studio.geometry import Region
from studio.images.file_part import orphaned_parts
from studio.images.halving import halved
from studio.images.parallel_map import parallel_map
from studio.images.rasters import Pixels, Raster
from studio.paths import followed
from studio.replacing import neighbour

_OPENING, _CLOSING = "<!-- gigastyle recipe: ", " -->"
PROPERTIES_NAME = "vips-properties.xml"  # what libvips says about the picture, the date among it
_LARGEST_DZI_BYTES = 1_000_000
_PART_ENDING = ".part_files"
TILE_PX, OVERLAP_PX = 254, 1
_TILES_AT_ONCE = 8  # tiles beside each other that are read together: fewer calls, and a few megabytes for each thread
_DZI = """<?xml version="1.0" encoding="UTF-8"?>
<Image xmlns="http://schemas.microsoft.com/deepzoom/2008"
  Format="jpg"
  Overlap="{overlap}"
  TileSize="{tile}"
  >
  <Size
    Height="{size.height}"
    Width="{size.width}"
  />
</Image>
"""


def tiles_folder(path: Path) -> Path:
    """Where the tiles of the DeepZoom picture ``path`` lie."""
    return path.with_name(f"{path.stem}_files")


def check_tiles_folder(path: Path, *, content_path: Path | None, overwrite: bool) -> None:
    """Raise `PictureError` unless the tiles of ``path`` can be written without harming what is not a picture of ours.

    A folder of that name is replaced only when asked for, and only where it holds nothing but tiles.
    """
    folder = tiles_folder(path)
    if not folder.exists():
        return
    if content_path is not None and _real(content_path).is_relative_to(_real(folder)):
        raise PictureError(
            "the content image lies in {folder}, which is never overwritten; choose another name", folder=folder
        )
    if not overwrite:
        raise PictureError("{folder} exists already; choose another name or allow overwriting", folder=folder)
    if not is_tiles_folder(folder):
        raise PictureError("{folder} holds more than tiles of a picture; choose another name", folder=folder)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # unlike `Path.resolve` it takes a link to itself as it is


def is_tiles_folder(folder: Path) -> bool:
    """Whether ``folder`` holds what such a folder holds and nothing else: levels by number."""
    try:
        entries = list(folder.iterdir())
    except OSError:
        return False
    return all(entry.name == PROPERTIES_NAME or (entry.name.isdecimal() and entry.is_dir()) for entry in entries)


class DeepZoomPart:
    """A DeepZoom picture being written in a hidden neighbour of ``target``, and its way to where it belongs.

    Two names cannot be replaced in one step. So the old tiles are set aside, the new ones take their place, and the
    ``.dzi`` file, which tells that the picture is complete, is replaced last. Where a program was killed in between,
    the next one to write there puts the old tiles back first. Links and ``is_new`` are treated as by `FilePart`.
    """

    def __init__(self, target: Path, *, is_new: bool = False) -> None:
        self._target, self._is_new = followed(target), is_new
        self._folder = neighbour(self._target, _PART_ENDING)
        self._aside = self._target.with_name(f".{self._target.stem}.old_files")
        self.path = self._folder / "picture.dzi"

    def prepare(self) -> None:
        """Make room: what an earlier, killed write left is gone, and what it set aside is back. Raises OSError."""
        tiles = tiles_folder(self._target)
        if self._aside.exists() and not tiles.exists():
            self._aside.rename(tiles)
        for left in (self._folder, self._aside, *orphaned_parts(self._target, _PART_ENDING)):
            if left.exists():
                shutil.rmtree(left)
        self._folder.mkdir()

    def commit(self) -> int:
        """Make it safe on the disk and put it in place; returns its bytes.

        Raises FileExistsError where the target had to be new and is there, and OSError once the old one is back.
        """
        size_bytes = sum(file.stat().st_size for file in self._folder.rglob("*") if file.is_file())
        # A gigapixel has twenty thousand tiles: flushing them one by one would take longer than painting some.
        if hasattr(os, "sync"):
            os.sync()
        tiles = tiles_folder(self._target)
        if self._is_new and (tiles.exists() or self._target.exists()):
            raise FileExistsError(f"{self._target} exists")
        if had_tiles := tiles.exists():
            tiles.rename(self._aside)
        try:
            tiles_folder(self.path).rename(tiles)
            self.path.replace(self._target)
        except OSError:
            with contextlib.suppress(OSError):
                if self._aside.exists() or not had_tiles:
                    shutil.rmtree(tiles, ignore_errors=True)
                if had_tiles:
                    self._aside.rename(tiles)
            raise
        shutil.rmtree(self._aside, ignore_errors=True)
        return size_bytes

    def discard(self) -> None:
        """Remove what is left of the part."""
        shutil.rmtree(self._folder, ignore_errors=True)


def write_recipe_comment(dzi: Path, recipe: str) -> None:
    """Put ``recipe``, JSON text, into the XML file ``dzi`` as a comment, which viewers skip; raises OSError."""
    # Two hyphens would end the comment. In JSON they occur inside of texts only, where one may be written as an escape.
    text = recipe.replace("--", "-\\u002d")
    with dzi.open("a", encoding="utf-8") as file:
        file.write(f"{_OPENING}{text}{_CLOSING}\n")


def recipe_in_comment(dzi: Path) -> str | None:
    """What `write_recipe_comment` put into ``dzi``, or None; raises OSError."""
    if dzi.stat().st_size > _LARGEST_DZI_BYTES:
        return None
    _, opening, rest = dzi.read_text(encoding="utf-8", errors="replace").partition(_OPENING)
    text, closing, _ = rest.partition(_CLOSING)
    return text if opening and closing else None


@dataclass(frozen=True, slots=True)
class JpegOptions:
    """``quality`` 1..100; whether colour has half the resolution of brightness."""

    quality: int
    is_subsampled: bool


def write_deep_zoom(
    raster: Raster,
    dzi: Path,
    options: JpegOptions,
    *,
    convert: Callable[[Pixels], Pixels],
    check: Callable[[], None],
) -> None:
    """Write the file ``dzi`` and the tiles of ``raster`` in the folder beside it, which must not exist yet.

    ``convert`` takes pixels (h, w, c) of the raster to uint8 (h, w, 3). ``check`` is called once per block and may
    raise. Raises OSError and whatever ``raster`` raises.
    """
    folder, level = tiles_folder(dzi), raster
    folder.mkdir()
    with ExitStack() as levels:
        for number in range((max(raster.size.width, raster.size.height) - 1).bit_length(), -1, -1):
            _write_level(level, folder / str(number), options, convert=convert, check=check)
            if number > 0:
                level = levels.enter_context(halved(level, check=check))
    dzi.write_text(_DZI.format(overlap=OVERLAP_PX, tile=TILE_PX, size=raster.size), encoding="utf-8")


def _write_level(
    level: Raster,
    folder: Path,
    options: JpegOptions,
    *,
    convert: Callable[[Pixels], Pixels],
    check: Callable[[], None],
) -> None:
    size = level.size
    columns, rows = -(-size.width // TILE_PX), -(-size.height // TILE_PX)

    def write(block: tuple[int, int]) -> None:
        check()
        row, first = block
        top, bottom = _reach(row, size.height)
        spans = [_reach(column, size.width) for column in range(first, min(first + _TILES_AT_ONCE, columns))]
        start = spans[0][0]
        block_hwc = convert(level.read(Region(start, top, spans[-1][1], bottom)))
        for column, (left, right) in enumerate(spans, start=first):
            tile_hwc = block_hwc[:, left - start : right - start]
            (folder / f"{column}_{row}.jpg").write_bytes(_jpeg(tile_hwc, options))

    folder.mkdir()
    for _ in parallel_map(write, product(range(rows), range(0, columns, _TILES_AT_ONCE))):
        pass


def _reach(index: int, length: int) -> tuple[int, int]:
    """What a tile shows of ``length`` px of its level, overlap included."""
    return max(0, index * TILE_PX - OVERLAP_PX), min(length, (index + 1) * TILE_PX + OVERLAP_PX)


def _jpeg(pixels_hwc: Pixels, options: JpegOptions) -> bytes:
    # Tiles carry nothing but pixels: they are sRGB, which is what viewers take pictures without a profile for.
    written = io.BytesIO()
    subsampling = "4:2:0" if options.is_subsampled else "4:4:4"
    Image.fromarray(np.ascontiguousarray(pixels_hwc)).save(
        written, "JPEG", quality=options.quality, subsampling=subsampling
    )
    return written.getvalue()
