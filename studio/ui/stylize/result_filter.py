"""Leaves results out of folders of photos: pictures that carry a recipe or that the queue has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.ui.background.background import Background
from studio.ui.desktop.path_sorting import SortedPaths


@dataclass(frozen=True, slots=True)
class FilteredPhotos:
    """The pictures that are photos, in their order, and how many results were left out."""

    photos: tuple[Path, ...]
    left_out: int


class ResultFilter(QObject):
    """Filters folders off the GUI thread; ``outputs`` are the files that renders have written."""

    filtered = Signal(object)  # FilteredPhotos

    def __init__(self, outputs: Callable[[], Iterable[Path]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outputs = outputs
        self._asked = 0
        self._background = Background(self)
        self._background.finished.connect(self._take)

    def look_through(self, found: SortedPaths) -> None:
        """Find the pictures of the folders in ``found`` that are no results; only the latest call is answered."""
        outputs = frozenset(path.absolute() for path in self._outputs())
        self._asked = self._background.start(lambda: without_results(found, outputs))

    def close(self) -> None:
        """Answer no more calls."""
        self._background.close()

    @Slot(int, object)
    def _take(self, number: int, filtered: FilteredPhotos) -> None:
        if number == self._asked:
            self.filtered.emit(filtered)


def without_results(found: SortedPaths, outputs: frozenset[Path]) -> FilteredPhotos:
    """``found`` without the results in its folders; pictures that were named themselves all stay."""
    from studio.images.embedded_recipe import embedded_recipe  # noqa: PLC0415 — libvips is loaded off the window's thread

    unnamed = frozenset(found.unnamed)
    photos = tuple(
        path
        for path in found.pictures
        if path not in unnamed or (path.absolute() not in outputs and embedded_recipe(path) is None)
    )
    return FilteredPhotos(photos, len(found.pictures) - len(photos))
