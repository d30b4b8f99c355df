"""A reader of the tiles of a numbered picture."""

from __future__ import annotations

from pathlib import Path
from queue import Queue

from PIL import Image

from studio.images.limits import Limits
from studio.ui.viewer.file_tiles import TileReader
from studio.ui.viewer.pyramid import Pyramid
from studio.ui.viewer.revocable_callback import RevocableCallback
from studio.ui.viewer.scratch_pyramid import read_header
from tests.unit.ui.viewer.scenes import numbered

LIMITS = Limits(100_000_000, 1_000_000_000)


def reader_of(folder: Path, width: int = 1100, height: int = 700) -> tuple[TileReader, Queue[tuple[object, object]]]:
    Image.fromarray(numbered(width, height)).save(folder / "photo.png", compress_level=0)
    header = read_header(folder / "photo.png", LIMITS)
    delivered: Queue[tuple[object, object]] = Queue()
    callback = RevocableCallback(lambda *parts: delivered.put(parts))
    return TileReader(header, Pyramid(header.size), folder / "scratch.tif", callback), delivered
