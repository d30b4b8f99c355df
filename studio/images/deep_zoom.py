"""A DeepZoom result: a small ``name.dzi`` and the folder ``name_files`` with its tiles, which come and go together."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from studio.errors import PictureError
from studio.images.file_part import orphaned_parts
from studio.paths import followed
from studio.replacing import neighbour

_OPENING, _CLOSING = "<!-- gigastyle recipe: ", " -->"
PROPERTIES_NAME = "vips-properties.xml"  # what libvips says about the picture, the date among it
_LARGEST_DZI_BYTES = 1_000_000
_PART_ENDING = ".part_files"


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
        self._flush()
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

    def _flush(self) -> None:
        # A gigapixel has twenty thousand tiles: flushing them one by one would take longer than painting some.
        if hasattr(os, "sync"):
            os.sync()


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
