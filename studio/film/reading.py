"""Films as streams of upright RGB frames with their time stamps: what every source of frames has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from studio.geometry import Size
from studio.images.source import resized_pixels
from studio.specs.export import BitDepth

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """What is known of a film before it is decoded; ``size`` is upright and after any requested resize.

    Time stamps count in units of ``time_base`` seconds; ``rate`` is the mean number of frames per second.
    """

    path: Path
    size: Size
    rate: Fraction
    time_base: Fraction
    bit_depth: BitDepth
    has_alpha: bool
    notes: tuple[str, ...] = ()

    @property
    def channels(self) -> int:
        """4 with alpha, else 3."""
        return 4 if self.has_alpha else 3


@dataclass(frozen=True, slots=True, eq=False)
class FilmFrame:
    """One frame: its number (from 0), time stamp and duration, and its pixels (h, w, 3 or 4), float32 in [0, 1]."""

    number: int
    pts: int
    duration: int
    pixels_hwc: Floats


class FilmSource(ABC):
    """A film that can be read from its beginning, again and again."""

    facts: FilmFacts

    @abstractmethod
    def frames(self, is_wanted: Callable[[int], bool]) -> Iterator[FilmFrame]:
        """The frames whose numbers ``is_wanted`` accepts, in order; PictureError where one cannot be read."""

    def close(self) -> None:  # noqa: B027 — not every source has a file open
        """Close the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def fitted_frame(pixels_hwc: Floats, size: Size) -> Floats:
    """``pixels_hwc`` at ``size``."""
    if pixels_hwc.shape[:2] == (size.height, size.width):
        return pixels_hwc
    return np.clip(resized_pixels(pixels_hwc, size), 0.0, 1.0).astype(np.float32)


def floats_of(pixels_hwc: npt.NDArray[np.generic]) -> Floats:
    """uint8 or uint16 pixels as float32 in [0, 1]."""
    return np.ascontiguousarray(pixels_hwc, np.float32) / np.float32(np.iinfo(pixels_hwc.dtype.str).max)


def integers_of(pixels_hwc: Floats, dtype: npt.DTypeLike) -> npt.NDArray[np.unsignedinteger]:
    """Floats as rounded uint8 or uint16, what lies outside [0, 1] clipped."""
    scaled = pixels_hwc.clip(0.0, 1.0) * np.float32(np.iinfo(np.dtype(dtype)).max)
    rounded: npt.NDArray[np.unsignedinteger] = np.rint(scaled).astype(dtype)
    return rounded
