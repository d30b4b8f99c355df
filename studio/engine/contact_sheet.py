"""What the cells of a contact sheet show: reduced photos, and each of them painted in each of several styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.in_memory import paint_canvas
from studio.engine.previews.content import read_preview_content
from studio.engine.previews.level_styles import LevelStyles
from studio.engine.previews.shown import shown_pixels
from studio.engine.style_pictures import StyleLimits, read_style
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.errors import PictureError, SpaceError, StudioError
from studio.images.picture import Picture
from studio.images.rasters import MemoryRaster
from studio.images.style_card import card_thumbnail, read_card, resized_picture
from studio.progress import Progress
from studio.specs.preview import PreviewRequest
from studio.specs.style_card import is_style_card
from studio.specs.stylize import DEFAULT_STYLE_SIZE_PX, Resources, StyleChoice, StylizeSpec

_OF_ONE_PICTURE = (PictureError, SpaceError)

LeftOut = Callable[[Path, StudioError], None]
"""Told of each picture that cannot be used, and why; the others go on."""

ShownPixels = npt.NDArray[np.uint8]

MEASURING = "measuring "
_STYLE_SHAPE = 3 / 4  # height by width, before the file is opened
_CHAINS_PAINTING = 2  # encoders and decoders, which cost about the same; a style is only encoded


@dataclass(frozen=True, slots=True, eq=False)
class SheetOptions:
    """What paints the cells, what that may use, and the longer side of a cell's picture."""

    bundle: Bundle
    resources: Resources
    cell_px: int


@dataclass(frozen=True, slots=True, eq=False)
class SheetPhoto:
    """A photo reduced to the size of a cell."""

    path: Path
    canvas: Canvas

    @property
    def pixels_hwc(self) -> ShownPixels:
        """The photo itself, (h, w, 3) sRGB over white."""
        return shown_pixels(self.canvas.raster)


@dataclass(frozen=True, slots=True, eq=False)
class PaintedStyle:
    """The photos painted in one style, (h, w, 3) sRGB over white, in their order, and what has to be said about it."""

    path: Path
    pictures: tuple[ShownPixels, ...]
    notes: tuple[str, ...]


def read_photos(
    paths: Sequence[Path], spec: StylizeSpec, options: SheetOptions, progress: Progress, left_out: LeftOut
) -> list[SheetPhoto]:
    """The photos reduced to cells as `read_preview_content` reduces them; raises Cancelled."""
    photos = []
    for path in paths:
        try:
            request = PreviewRequest(0, path, spec, options.cell_px)
            canvas = read_preview_content(request, options.resources, progress.check)
        except _OF_ONE_PICTURE as error:
            left_out(path, error)
        else:
            photos.append(SheetPhoto(path, canvas))
    return photos


def read_style_cell(path: Path, options: SheetOptions) -> ShownPixels:
    """The style picture itself as a cell, (h, w, 3) sRGB over white; raises PictureError and SpaceError."""
    resources = options.resources
    limits = StyleLimits(resources.max_pixels, resources.memory_budget_bytes)
    if is_style_card(path):
        picture = _card_cell(path, options.cell_px)
    else:
        picture, _ = read_style(path, style_size_px=options.cell_px, limits=limits)
    rgb_hwc = picture.rgb_hwc
    if picture.alpha_hw is not None:
        alpha_hw1 = picture.alpha_hw[..., None]
        rgb_hwc = rgb_hwc * alpha_hw1 + (1 - alpha_hw1)
    return (rgb_hwc * 255).round().astype(np.uint8)


def _card_cell(path: Path, cell_px: int) -> Picture:
    picture = card_thumbnail(read_card(path), path)
    return resized_picture(picture, picture.size.fitted(cell_px))


def paint_sheet(
    photos: Sequence[SheetPhoto],
    styles: Sequence[Path],
    spec: StylizeSpec,
    options: SheetOptions,
    progress: Progress,
    left_out: LeftOut,
) -> Iterator[PaintedStyle]:
    """Each of ``styles`` with what ``spec``, with it as its only style, makes of every photo, as `paint_canvas` does.

    A style that cannot be measured is told and gives nothing. Raises Cancelled, and the StudioError that concerns all.
    """
    measured, resources = LevelStyles(), options.resources
    work = SharedInputs(options.bundle, measured)
    measuring_work = _STYLE_SHAPE * (spec.style_size_px or DEFAULT_STYLE_SIZE_PX) ** 2
    painting_work = [float(_CHAINS_PAINTING * photo.canvas.padded.pixels) for photo in photos]
    progress.plan(len(styles) * (measuring_work + sum(painting_work)))
    for path in styles:
        name = path.name
        progress.advance(0, MEASURING + name)
        try:
            with measured.interruptible(progress.check):
                painting, notes = prepare_painting(
                    replace(spec, styles=(StyleChoice(path),), regions=None), work, resources
                )
        except _OF_ONE_PICTURE as error:
            left_out(path, error)
            progress.advance(measuring_work + sum(painting_work), name)
            continue
        progress.advance(measuring_work, name)
        pictures = []
        for photo, photo_work in zip(photos, painting_work, strict=True):
            raster = photo.canvas.raster
            result = MemoryRaster(raster.size, raster.channels, raster.dtype)
            paint_canvas(photo.canvas, result, painting, resources, progress.part(photo_work, name))
            pictures.append(shown_pixels(result))
        yield PaintedStyle(path, tuple(pictures), notes)
