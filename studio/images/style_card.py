"""The file of a style card: statistics as float64, thumbnail and source as encoded pictures; checked as it is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import pyvips
import safetensors.numpy
from safetensors import SafetensorError

from studio.codec import to_plain
from studio.errors import Message, PictureError, SpaceError
from studio.geometry import Size
from studio.images.libvips import VipsError, VipsImage, call
from studio.images.libvips import reason as reason_of
from studio.images.picture import Picture
from studio.images.rasters import Pixels
from studio.images.source import resized_pixels
from studio.replacing import replace_bytes
from studio.specs.style_card import (
    CARD_SUFFIX,
    HEAD_LENGTH_BYTES,
    METADATA_KEY,
    CardFacts,
    card_facts,
    check_title,
    damaged,
)
from studio.system_errors import check_ordinary, system_reason

Vector = npt.NDArray[np.float64]
SOURCE_PX = 256
THUMBNAIL_PX = 160
_PIXELS, _THUMBNAIL, _SOURCE = "pixels", "thumbnail", "source"
_LARGEST_FILE_BYTES = 64 << 20
_LARGEST_PICTURE_BYTES = 1 << 20
_RGB = 3
_WHITE = 255
_QUALITY = 85
_ROUNDING = 1e-9  # of a covariance, relative to the largest variance


@dataclass(frozen=True, slots=True, eq=False)
class StyleCard:
    """A card in memory.

    Statistics are vectors (1 + C + C²) of weight, mean and scatter, row by row: ``pixels`` those of the sRGB pixels,
    ``levels`` those of the facts' levels by the names of their tensors. ``thumbnail`` is a JPEG, ``source`` a PNG.
    """

    facts: CardFacts
    pixels: Vector
    levels: Mapping[str, Vector]
    thumbnail: bytes
    source: bytes | None = None

    def renamed(self, title: str) -> StyleCard:
        """The card under another ``title``; SpecError where that is none."""
        check_title(title)
        return replace(self, facts=replace(self.facts, title=title))


def card_bytes(card: StyleCard) -> bytes:
    """The file of ``card``: the same bytes for the same card."""
    tensors: dict[str, npt.NDArray[np.generic]] = {
        _PIXELS: card.pixels,
        _THUMBNAIL: np.frombuffer(card.thumbnail, np.uint8),
        **card.levels,
    }
    if card.source is not None:
        tensors[_SOURCE] = np.frombuffer(card.source, np.uint8)
    return safetensors.numpy.save(tensors, metadata={METADATA_KEY: json.dumps(to_plain(card.facts))})


def write_card(path: Path, card: StyleCard) -> None:
    """Write ``card`` to ``path``, whole or not at all; SpaceError where the disk refuses it."""
    try:
        replace_bytes(path, card_bytes(card))
    except OSError as error:
        raise SpaceError("{path} cannot be written: {why}", path=path, why=system_reason(error)) from error


def check_card_name(path: Path) -> None:
    """Raise PictureError unless ``path`` is named like a style card."""
    if path.suffix.lower() != CARD_SUFFIX:
        raise PictureError("{path} is not named like a style card; end it with {suffix}", path=path, suffix=CARD_SUFFIX)


def read_card(path: Path) -> StyleCard:
    """The card at ``path``; PictureError where it is none, damaged, or holds numbers that no picture has."""
    try:
        check_ordinary(path)
        if path.stat().st_size > _LARGEST_FILE_BYTES:
            raise damaged(path, Message("it is too large"))
        content = path.read_bytes()
    except OSError as error:
        raise PictureError("{path} cannot be used: {why}", path=path, why=system_reason(error)) from error
    length = int.from_bytes(content[:HEAD_LENGTH_BYTES], "little")
    facts = card_facts(content[HEAD_LENGTH_BYTES : HEAD_LENGTH_BYTES + length], path)
    try:
        tensors: dict[str, npt.NDArray[np.generic]] = safetensors.numpy.load(content)
    except (SafetensorError, ValueError, KeyError, TypeError) as error:
        raise damaged(path, error) from error
    source = tensors.get(_SOURCE)
    return StyleCard(
        facts,
        _statistics(tensors.get(_PIXELS), _RGB, path),
        {level.tensor: _statistics(tensors.get(level.tensor), level.channels, path) for level in facts.levels},
        _encoded(tensors.get(_THUMBNAIL), path),
        None if source is None else _encoded(source, path),
    )


def _statistics(numbers: npt.NDArray[np.generic] | None, channels: int, path: Path) -> Vector:
    """``numbers`` once they are moments of ``channels`` channels: finite, symmetric, without negative variances."""
    if numbers is None or numbers.dtype != np.float64 or numbers.shape != (1 + channels + channels**2,):
        reason = Message("statistics of {channels} channels are missing or of another shape", channels=channels)
        raise damaged(path, reason)
    vector = cast(Vector, numbers)
    if not np.isfinite(vector).all() or not vector[0] > 0:
        raise damaged(path, Message("statistics are not finite, or those of no pixel"))
    scatter = vector[1 + channels :].reshape(channels, channels)
    variances = np.diagonal(scatter)
    rounding = _ROUNDING * float(np.abs(variances).max())
    is_possible = (variances >= 0).all() and (
        np.abs(scatter) <= np.sqrt(np.outer(variances, variances)) + rounding
    ).all()
    if not is_possible or np.abs(scatter - scatter.T).max() > rounding:
        raise damaged(path, Message("statistics are not those of a picture"))
    return vector


def _encoded(content: npt.NDArray[np.generic] | None, path: Path) -> bytes:
    if content is None or content.dtype != np.uint8 or content.ndim != 1 or content.size > _LARGEST_PICTURE_BYTES:
        raise damaged(path, Message("its thumbnail or source is missing or too large"))
    return content.tobytes()


def encoded_source(picture: Picture) -> bytes:
    """``picture``, brought down to `SOURCE_PX`, as a PNG of 8 bits."""
    image = _image(_reduced(picture, SOURCE_PX))
    return cast(bytes, image.pngsave_buffer(compression=9, filter="all", keep="none"))


def encoded_thumbnail(picture: Picture) -> bytes:
    """``picture`` on white, brought down to `THUMBNAIL_PX`, as a JPEG."""
    image = _image(_reduced(picture, THUMBNAIL_PX))
    if image.bands > _RGB:
        image = image.flatten(background=[_WHITE] * _RGB)
    return cast(bytes, image.jpegsave_buffer(Q=_QUALITY, optimize_coding=True, keep="none"))


def card_picture(card: StyleCard, path: Path) -> Picture | None:
    """The source of the card that lies at ``path``; None where it has none, PictureError where it is damaged."""
    return None if card.source is None else _decoded(card.source, "pngload_buffer", path)


def card_thumbnail(card: StyleCard, path: Path) -> Picture:
    """The sharpest picture in the card that lies at ``path``; PictureError where it is damaged."""
    return card_picture(card, path) or _decoded(card.thumbnail, "jpegload_buffer", path)


def _decoded(content: bytes, loader: str, path: Path) -> Picture:
    try:
        image = call(loader, content, fail_on="warning")
        if image.bands not in (3, 4) or image.format != "uchar" or max(image.width, image.height) > SOURCE_PX:
            raise damaged(path, Message("its thumbnail or source is too large or of another kind"))
        return _picture(image.numpy())
    except VipsError as error:
        raise damaged(path, reason_of(error)) from error


def resized_picture(picture: Picture, size: Size) -> Picture:
    """``picture``, in 8 bits, at ``size``: what reading a file of it at that size would give."""
    return picture if picture.size == size else _picture(resized_pixels(_stored(picture), size))


def _reduced(picture: Picture, longer_side_px: int) -> Picture:
    size = picture.size
    is_small = max(size.width, size.height) <= longer_side_px
    return picture if is_small else resized_picture(picture, size.fitted(longer_side_px))


def _image(picture: Picture) -> VipsImage:
    return pyvips.Image.new_from_array(_stored(picture)).copy(interpretation="srgb")


def _stored(picture: Picture) -> Pixels:
    """``picture`` as whole numbers of 8 bits, (h, w, 3 or 4)."""
    parts = [picture.rgb_hwc] if picture.alpha_hw is None else [picture.rgb_hwc, picture.alpha_hw[..., None]]
    return np.rint(np.concatenate(parts, axis=2) * _WHITE).astype(np.uint8)


def _picture(stored_hwc: Pixels) -> Picture:
    pixels_hwc = stored_hwc.astype(np.float32) * np.float32(1 / _WHITE)
    alpha_hw = np.ascontiguousarray(pixels_hwc[..., _RGB]) if pixels_hwc.shape[2] > _RGB else None
    return Picture(np.ascontiguousarray(pixels_hwc[..., :_RGB]), alpha_hw)
