"""Style cards as styles: the statistics in them where their encoder is asked for, else their source measured anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from studio.bundles.manifest import Manifest
from studio.errors import Message, PictureError
from studio.geometry import Size
from studio.images.picture import Picture
from studio.images.style_card import card_picture, read_card
from studio.networks.layout import RGB_CHANNELS
from studio.specs.style_card import CardFacts, CardLevel
from studio.specs.stylize import SMALLEST_SIDE_PX
from studio.transforms.moments import Moments

_ENLARGEMENT = 2
"""Of a source that is measured.

Beside the picture's own statistics those of its reduced copy miss shapes of deep levels, those of the copy enlarged to
the picture's size miss grain; at twice its size a copy of 256 px does best on the whole (docs/decisions/painting.md).
"""


@dataclass(frozen=True, slots=True, eq=False)
class CardStatistics:
    """Moments per level as a card holds them, the size at which they were measured, and what to say about that."""

    moments: dict[int, Moments]
    size: Size
    notes: tuple[str, ...]


def statistics_in(
    path: Path, manifest: Manifest, levels: Collection[int], style_size_px: int | None
) -> CardStatistics | None:
    """The statistics of ``levels`` that the card at ``path`` holds for the encoders of a bundle.

    None where some are missing and the card has a source to measure; PictureError where it has none, or is damaged.
    """
    card = read_card(path)
    found = {level: known_level(card.facts, manifest, level) for level in levels}
    missing = [level for level, known in found.items() if known is None]
    if missing:
        if card.source is None:
            raise PictureError(
                "style card {name} holds statistics for {bundles}, none for {bundle}, and no picture to measure; "
                "choose one of its bundles, or make it again for this one",
                name=path.name,
                bundles=", ".join(card.facts.bundles),
                bundle=manifest.id,
            )
        return None
    moments = {
        level: Moments.from_vector(known.channels, card.levels[known.tensor])
        for level, known in found.items()
        if known is not None
    }
    return CardStatistics(moments, Size(*card.facts.size), _size_notes(path, card.facts, style_size_px))


def pixels_in(path: Path, style_size_px: int | None) -> tuple[Moments, Size, tuple[str, ...]]:
    """The moments of the sRGB pixels that the card at ``path`` holds, their picture's size, and notes."""
    card = read_card(path)
    moments = Moments.from_vector(RGB_CHANNELS, card.pixels)
    return moments, Size(*card.facts.size), _size_notes(path, card.facts, style_size_px)


def known_level(facts: CardFacts, manifest: Manifest, level: int) -> CardLevel | None:
    """The statistics that were measured with the very encoder of ``level`` of a bundle; None without any."""
    digest = manifest.sha256[manifest.entry(level).encoder_file]
    return next((each for each in facts.levels if (each.level, each.encoder) == (level, digest)), None)


def source_in(path: Path) -> tuple[Picture, CardFacts]:
    """The source of the card at ``path``, and its facts; PictureError where it has none, or is damaged."""
    card = read_card(path)
    picture = card_picture(card, path)
    if picture is None:
        raise PictureError(
            "style card {name} holds no picture, and this needs the pixels of its style; choose another way to paint, "
            "or make the card with its source",
            name=path.name,
        )
    return picture, card.facts


def source_size(path: Path, style_size_px: int | None, page: int | None) -> tuple[Size, tuple[str, ...]]:
    """The size to measure the source of a card at: twice its own, at most its picture's, or ``style_size_px``.

    With what has to be said about that. Raises what `source_in` does, and PictureError for a ``page``.
    """
    check_no_page(path, page)
    picture, facts = source_in(path)
    longer_px = min(_ENLARGEMENT * max(picture.size.width, picture.size.height), facts.longer_side_px)
    least_px = -(-SMALLEST_SIDE_PX * facts.longer_side_px // min(facts.size))
    size = Size(*facts.size).fitted(max(style_size_px or longer_px, least_px))
    note = Message(
        "style {name}: the copy of {source} px in the card was measured anew, at {size} px",
        name=path.name,
        source=picture.size,
        size=size,
    )
    return size, (note,)


def check_no_page(path: Path, page: int | None) -> None:
    """Raise PictureError where a ``page`` of a card is asked for, which has none."""
    if page not in (None, 1):
        raise PictureError("style card {name} has no page {page}; leave the page out", name=path.name, page=page)


def _size_notes(path: Path, facts: CardFacts, style_size_px: int | None) -> tuple[str, ...]:
    if style_size_px in (None, facts.longer_side_px):
        return ()
    return (
        Message(
            "style {name} is a card measured at {size} px, so the style size of {side_px} px does not apply",
            name=path.name,
            size=Size(*facts.size),
            side_px=style_size_px,
        ),
    )
