"""Iterations kept as pictures while an optimisation runs: one PNG of 8 bits each, in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from studio.errors import StudioError
from studio.geometry import Size
from studio.images.metadata import Metadata
from studio.images.rasters import FileRaster, MemoryRaster, Raster, remove_file
from studio.images.sink import write_picture
from studio.networks.layout import RGB_CHANNELS
from studio.optimize.enlarging import blocks
from studio.optimize.reports import IterationReport
from studio.specs.export import ExportSpec
from studio.system_errors import as_studio_error

_LARGEST_IN_MEMORY_BYTES = 64 << 20
_WHITE = 255


class IterationFiles:
    """Writes every ``every``-th iteration of each scale, and the last of each, into ``folder``, which it makes.

    ``size_bytes`` is the length of all ``count`` files. The first failure ends the writing and stays in ``failure``:
    an optimisation goes on without.
    """

    def __init__(self, folder: Path, every: int) -> None:
        self.folder, self._every = folder, every
        self.count = self.size_bytes = 0
        self.failure: StudioError | None = None

    def note_iteration(self, report: IterationReport, picture: Raster) -> None:
        """Write ``picture`` where its turn has come."""
        is_due = report.number % self._every == 0 or report.number == report.count
        if not is_due or self.failure is not None:
            return
        try:
            self.size_bytes += self._write(report, picture)
        except Exception as error:
            self.failure = error if isinstance(error, StudioError) else as_studio_error(error)
            if self.failure is None:
                raise
            return
        self.count += 1

    def _write(self, report: IterationReport, picture: Raster) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"scale{report.scale}-{report.number:05d}.png"
        with _pixels(path.with_name(f".{path.stem}.raw"), report.size) as pixels:
            for region in blocks(report.size):
                rgb = np.nan_to_num(picture.read(region)).clip(0, 1)
                pixels.write(region, np.rint(rgb * _WHITE).astype(np.uint8))
            return write_picture(path, pixels, ExportSpec(depth=8), Metadata()).size_bytes


@contextmanager
def _pixels(path: Path, size: Size) -> Iterator[Raster]:
    """A raster of 8 bits, in memory or, where it is large, in a file at ``path`` that is gone in the end."""
    if size.pixels * RGB_CHANNELS <= _LARGEST_IN_MEMORY_BYTES:
        yield MemoryRaster(size, RGB_CHANNELS, np.dtype(np.uint8))
        return
    try:
        raster = FileRaster.create(path, size, RGB_CHANNELS, np.dtype(np.uint8))
        try:
            yield raster
        finally:
            raster.close()
    finally:
        remove_file(path)
