"""Folders of photos without the results that lie among them: what carries a recipe, and what the queue has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.ui.background.background import Background
from studio.ui.stylize.dropping import HandedOver


@dataclass(frozen=True, slots=True)
class Sifted:
    """The pictures that are photos, in their order, and how many results were left out."""

    photos: tuple[Path, ...]
    left_out: int


class Sifting(QObject):
    """Looks through folders off the GUI thread; ``outputs`` are the files that renders have written."""

    sifted = Signal(object)  # Sifted

    def __init__(self, outputs: Callable[[], Iterable[Path]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outputs = outputs
        self._asked = 0
        self._background = Background(self)
        self._background.finished.connect(self._take)

    def look_through(self, found: HandedOver) -> None:
        """Find out which pictures of the folders in ``found`` are results; the latest call counts."""
        outputs = frozenset(path.absolute() for path in self._outputs())
        self._asked = self._background.start(lambda: without_results(found, outputs))

    def close(self) -> None:
        """Wait for what is being read."""
        self._background.close()

    @Slot(int, object)
    def _take(self, number: int, sifted: Sifted) -> None:
        if number == self._asked:
            self.sifted.emit(sifted)


def without_results(found: HandedOver, outputs: frozenset[Path]) -> Sifted:
    """``found`` without the results in its folders; pictures that were named themselves all stay."""
    from studio.images.embedded_recipe import embedded_recipe  # noqa: PLC0415 — libvips is loaded off the window's thread

    unnamed = frozenset(found.unnamed)
    photos = tuple(
        path
        for path in found.pictures
        if path not in unnamed or (path.absolute() not in outputs and embedded_recipe(path) is None)
    )
    return Sifted(photos, len(found.pictures) - len(photos))
