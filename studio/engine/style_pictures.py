"""A style picture as it is measured: its size told from the header, its pixels decoded when they are first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from studio.engine.style_cards import check_no_page, source_in, source_size
from studio.errors import Message
from studio.geometry import Size
from studio.images.picture import DECODE_BUDGET_BYTES, Picture, read_picture
from studio.images.source import open_source
from studio.images.style_card import resized_picture
from studio.specs.style_card import is_style_card
from studio.specs.stylize import DEFAULT_MAX_PIXELS, DEFAULT_STYLE_SIZE_PX, SMALLEST_SIDE_PX, StyleChoice


@dataclass(frozen=True, slots=True)
class StyleLimits:
    """The largest style picture to read, and the memory that reading and measuring it may take."""

    max_pixels: int = DEFAULT_MAX_PIXELS
    memory_budget_bytes: int = DECODE_BUDGET_BYTES


ANY_STYLE = StyleLimits()


@dataclass(frozen=True)
class StylePicture:
    """The picture at ``path``, or one ``page`` of several, at the ``size`` at which it is measured, and its notes."""

    path: Path
    page: int | None
    size: Size
    notes: tuple[str, ...]
    limits: StyleLimits

    @classmethod
    def of(cls, path: Path, *, style_size_px: int | None, page: int | None, limits: StyleLimits) -> StylePicture:
        """Read the header: the longer side becomes ``style_size_px``; without one it stays as it is, up to 1024 px.

        A style with a side under 32 px is scaled up, which the notes say. Raises PictureError where it cannot be read.
        """
        size, notes = _measured_size(path, style_size_px, page, limits)
        return cls(path, page, size, notes, limits)

    @cached_property
    def picture(self) -> Picture:
        """The pixels; raises PictureError where they cannot be decoded, SpaceError where that takes too much."""
        if is_style_card(self.path):
            return resized_picture(source_in(self.path)[0], self.size)
        return read_picture(
            self.path,
            longer_side_px=max(self.size.width, self.size.height),
            max_pixels=self.limits.max_pixels,
            decode_budget_bytes=self.limits.memory_budget_bytes,
            page=self.page,
        )


def read_style(
    path: Path, *, style_size_px: int | None, page: int | None = None, limits: StyleLimits = ANY_STYLE
) -> tuple[Picture, tuple[str, ...]]:
    """The picture at ``path`` at the size at which it is measured, and its notes; raises as `StylePicture`."""
    read = StylePicture.of(path, style_size_px=style_size_px, page=page, limits=limits)
    return read.picture, read.notes


def reduced_style(style: StyleChoice, limits: StyleLimits, *, at_most_px: int) -> Picture:
    """The picture of ``style``, its longer side at most ``at_most_px``; raises as `StylePicture`."""
    if is_style_card(style.path):
        check_no_page(style.path, style.page)
        return source_in(style.path)[0]
    return read_picture(
        style.path,
        at_most_px=at_most_px,
        max_pixels=limits.max_pixels,
        decode_budget_bytes=limits.memory_budget_bytes,
        page=style.page,
    )


def _measured_size(
    path: Path, style_size_px: int | None, page: int | None, limits: StyleLimits
) -> tuple[Size, tuple[str, ...]]:
    """The size at which the style is measured, told from its header, and what has to be said about it."""
    if is_style_card(path):
        return source_size(path, style_size_px, page)
    with open_source(
        path,
        decode_budget_bytes=limits.memory_budget_bytes,
        max_pixels=limits.max_pixels,
        longer_side_px=style_size_px,
        at_most_px=DEFAULT_STYLE_SIZE_PX if style_size_px is None else None,
        page=page,
    ) as source:
        size, original = source.facts.size, source.facts.original_size
        notes = tuple(Message("style {name}: {note}", name=path.name, note=note) for note in source.facts.notes)
    if min(size.width, size.height) >= SMALLEST_SIDE_PX:
        return size, notes
    longer, shorter = max(original.width, original.height), min(original.width, original.height)
    note = Message(
        "style {name} is only {size}: it was scaled up to {smallest_side_px} px",
        name=path.name,
        size=size,
        smallest_side_px=SMALLEST_SIDE_PX,
    )
    return original.fitted(round(SMALLEST_SIDE_PX * longer / shorter)), (*notes, note)
