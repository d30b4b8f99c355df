"""Reading ahead and writing behind: one thread each, one item at a time, in the order of the caller, errors included.

The bytes that come out cannot depend on it: what is read, written and in which order is the caller's alone. The bands
of a sweep are written at once where they go into memory, and behind the render where they go to disk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Self, TypeVar

import numpy as np

from studio.engine.journal import Position
from studio.engine.workspace import Workspace
from studio.geometry import Region
from studio.images.rasters import Pixels, Raster
from studio.transforms.moments import Moments

_Item = TypeVar("_Item")
_WAITING_STEPS = 1  # besides the one that runs: a kill loses no more than that
OnWritten = Callable[[Region], None]
"""Called in the thread of the render with every region that has been written."""


@contextmanager
def read_ahead(source: Iterable[_Item]) -> Iterator[Iterator[_Item]]:
    """The items of ``source``; the next one is made in a thread of its own while the caller works on this one.

    An error of ``source`` is raised where its item would have come. Leaving waits for the item being made.
    """
    items, end = iter(source), object()
    with ThreadPoolExecutor(1, thread_name_prefix="read-ahead") as pool:

        def ahead() -> Iterator[_Item]:
            coming = pool.submit(next, items, end)
            while (item := coming.result()) is not end:
                coming = pool.submit(next, items, end)
                yield item  # type: ignore[misc]  # it is no end, so it is an item

        yield ahead()


class WriteBehind:
    """Runs steps in order in one thread, while the caller goes on; after one has failed none runs any more.

    The error of a step is raised by one of the next calls of `submit` or by the end of the ``with`` block, which waits
    for all steps; where the block itself ends with an error, that one is raised.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="write-behind")
        self._waiting: deque[tuple[Future[None], Callable[[], None]]] = deque()
        self._has_failed = False

    def submit(self, step: Callable[[], None], *, then: Callable[[], None]) -> None:
        """Run ``step`` behind, and ``then`` in the caller's thread once it is known to be done."""
        while len(self._waiting) > _WAITING_STEPS:
            self._await_first()
        self._waiting.append((self._pool.submit(self._run, step), then))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            while self._waiting and error is None:
                self._await_first()
        finally:
            self._pool.shutdown(wait=True)  # what was submitted is done even where the caller gives up
            for step, then in self._waiting:
                if step.exception() is None and not self._has_failed:
                    then()

    def _await_first(self) -> None:
        step, then = self._waiting.popleft()
        step.result()
        then()

    def _run(self, step: Callable[[], None]) -> None:
        if self._has_failed:
            return
        try:
            step()
        except BaseException:
            self._has_failed = True
            raise


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

    def finish(self, position: Position, moments: tuple[Moments, ...]) -> None:
        """Make everything up to ``position`` final, with the moments of each group of styles, if any were measured."""
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
