"""Writers of the bands of a sweep: synchronous into memory, in a background thread to disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext

import numpy as np

from studio.engine.journal import Position
from studio.engine.overlap import WriteBehind
from studio.engine.workspace import Workspace
from studio.geometry import Region
from studio.images.rasters import Pixels, Raster
from studio.transforms.moments import Moments

OnWritten = Callable[[Region], None]
"""Called in the thread of the render with every region that has been written."""


class BandWriter:
    """Takes what a band gives, part by part, and makes it final: at once, or as one step of ``behind``."""

    def __init__(
        self, workspace: Workspace, written: Sequence[Raster], on_written: OnWritten, behind: WriteBehind | None
    ) -> None:
        self._workspace, self._written, self._on_written, self._behind = workspace, written, on_written, behind
        self._parts: list[tuple[Raster, Region, Pixels]] = []

    def write(self, into: Raster, region: Region, pixels_hwc: Pixels) -> None:
        """Take pixels or features (h, w, c) of a store; the array may be changed by its owner afterwards."""
        if self._behind is None:
            into.write(region, pixels_hwc)
            self._on_written(region)
        else:  # layers reuse their buffers, so what is written later must be a copy
            self._parts.append((into, region, np.array(pixels_hwc, order="C")))

    def finish(self, position: Position, moments: Moments | None) -> None:
        """Make everything up to ``position`` final."""
        parts, self._parts = self._parts, []

        def step() -> None:
            for into, region, pixels_hwc in parts:
                into.write(region, pixels_hwc)
            self._workspace.commit(position, moments, self._written)

        def then() -> None:
            for _, region, _ in parts:
                self._on_written(region)

        if self._behind is None:
            step()
        else:
            self._behind.submit(step, then=then)


@contextmanager
def open_band_writer(
    workspace: Workspace, written: Sequence[Raster], on_written: OnWritten | None
) -> Iterator[BandWriter]:
    """A writer into the stores ``written``, none if the sweep only measures; leaving waits until all is final.

    Raises whatever the workspace raises, at the latest on leaving.
    """
    with WriteBehind() if workspace.waits_for_disk else nullcontext() as behind:
        yield BandWriter(workspace, written, on_written or _ignored, behind)


def _ignored(_: Region) -> None:
    """The callback where none is given."""
