"""A folder of numbered pictures as a source of frames, and as the place that painted frames are written to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from studio.engine.canvas import check_paintable
from studio.engine.in_memory import size_of
from studio.errors import PictureError
from studio.film.numbering import missing_numbers, numbered_pictures
from studio.film.reading import FilmFacts, FilmFrame, FilmSource, Floats, floats_of, integers_of
from studio.geometry import Region
from studio.images.export import resolved_export
from studio.images.formats import WRITTEN_SUFFIXES
from studio.images.metadata import Metadata
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.images.source import ImageFacts, ImageSource, open_source
from studio.networks.layout import RGB_CHANNELS
from studio.specs.export import ExportSpec
from studio.specs.stylize import Resources

_READ_BAND_BYTES = 1 << 20
_SUFFIX_WHERE_FRAMES_HAVE_NONE = ".png"


class FrameFolder(FilmSource):
    """A `FilmSource` over the numbered pictures of a folder, in the order of their numbers, ``rate`` to a second."""

    def __init__(self, folder: Path, *, rate: float, resources: Resources, longer_side_px: int | None = None) -> None:
        self._resources, self._longer_side_px = resources, longer_side_px
        self.paths = numbered_pictures(folder)
        notes = missing_numbers(self.paths)
        pictures = []
        for path in self.paths:
            with self.opened(path) as source:
                pictures.append(source.facts)
        first = pictures[0]
        check_paintable(first.path, first.size)
        _check_alike(pictures)
        exact = Fraction(rate).limit_denominator(1001)
        self.facts = FilmFacts(
            path=folder,
            size=first.size,
            rate=exact,
            time_base=1 / exact,
            bit_depth=max(facts.bit_depth for facts in pictures),
            has_alpha=any(facts.has_alpha for facts in pictures),
            notes=(*notes, *first.notes),
        )

    def frames(self, is_wanted: Callable[[int], bool]) -> Iterator[FilmFrame]:
        """The frames whose numbers ``is_wanted`` accepts; see `FilmSource.frames`."""
        for number, path in enumerate(self.paths):
            if is_wanted(number):
                yield FilmFrame(number, number, 1, self._pixels(path))

    def opened(self, path: Path) -> ImageSource:
        """One of the pictures, at the size of the film."""
        return open_source(
            path,
            decode_budget_bytes=self._resources.memory_budget_bytes,
            max_pixels=self._resources.max_pixels,
            longer_side_px=self._longer_side_px,
        )

    def _pixels(self, path: Path) -> Floats:
        with self.opened(path) as source:
            facts = source.facts
            if facts.size != self.facts.size:
                raise PictureError("{path} changed while it was in use; start again", path=path)
            raster = MemoryRaster(facts.size, facts.channels, np.dtype(f"uint{facts.bit_depth}"))
            for region, pixels_hwc in source.bands(_READ_BAND_BYTES):
                raster.write(region, pixels_hwc)
        pixels = floats_of(raster.pixels_hwc)
        if self.facts.has_alpha and not facts.has_alpha:
            pixels = np.concatenate((pixels, np.ones((*pixels.shape[:2], 1), np.float32)), axis=2)
        return pixels


def _check_alike(pictures: Sequence[ImageFacts]) -> None:
    first = pictures[0]
    for facts in pictures:
        if facts.size != first.size:
            raise PictureError(
                "{path} is {size} px and the first frame {first} px; all frames of a film have one size",
                path=facts.path,
                size=facts.size,
                first=first.size,
            )


@dataclass(frozen=True, slots=True)
class FrameWriter:
    """Writes painted frames into ``folder``, each named and described as its own picture where there is one."""

    folder: Path
    source: FilmSource
    export: ExportSpec

    def path_of(self, number: int) -> Path:
        """Where frame ``number`` goes."""
        if not isinstance(self.source, FrameFolder):
            return self.folder / f"frame-{number + 1:06d}.png"
        own = self.source.paths[number]
        suffix = own.suffix if own.suffix.lower() in WRITTEN_SUFFIXES else _SUFFIX_WHERE_FRAMES_HAVE_NONE
        return self.folder / f"{own.stem}{suffix}"

    def write(self, number: int, pixels_hwc: Floats) -> None:
        """Write one frame, whole or not at all; raises PictureError and SpaceError."""
        path, metadata = self.path_of(number), Metadata()
        depth, has_alpha = self.source.facts.bit_depth, self.source.facts.has_alpha
        if isinstance(self.source, FrameFolder):
            with self.source.opened(self.source.paths[number]) as source:
                metadata, depth, has_alpha = source.metadata, source.facts.bit_depth, source.facts.has_alpha
        export = resolved_export(path, self.export, depth)
        pixels_hwc = pixels_hwc if has_alpha else pixels_hwc[:, :, :RGB_CHANNELS]
        dtype = np.dtype(f"uint{export.bit_depth}")
        raster = MemoryRaster(size_of(pixels_hwc), pixels_hwc.shape[2], dtype)
        raster.write(Region.whole(raster.size), integers_of(pixels_hwc, dtype))
        write_picture(path, raster, export, metadata)
