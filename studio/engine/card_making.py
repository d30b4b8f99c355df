"""Style cards made of pictures: measured with the encoders of bundles, alone or beside what a card already holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.bundles.tensors import file_sha256
from studio.engine.painting import prepare_chains
from studio.engine.picture_maps import PIXELS
from studio.engine.style_pictures import StyleLimits, read_style
from studio.engine.styles import MeasuredStyle, measure_pixels, measure_style
from studio.errors import PictureError
from studio.gallery import own_style
from studio.images.style_card import (
    StyleCard,
    check_card_name,
    encoded_source,
    encoded_thumbnail,
    read_card,
    write_card,
)
from studio.specs.style_card import LONGEST_TITLE, CardFacts, CardLevel, CardRequest, is_style_card
from studio.specs.stylize import Resources
from studio.system_errors import check_ordinary, system_errors_as_studio_errors


@dataclass(frozen=True, slots=True, eq=False)
class MadeCard:
    """A card that was written, and what had to be said about its picture."""

    card: StyleCard
    notes: tuple[str, ...]


def make_card(
    request: CardRequest,
    output: Path,
    bundles: Sequence[Bundle],
    *,
    overwrite: bool = False,
    resources: Resources | None = None,
    check: Callable[[], None] = lambda: None,
) -> MadeCard:
    """Measure the picture of ``request`` with ``bundles``, which it names, and write the card ``output``.

    A card that is there already and was made of the same picture at the same size gets what it lacks; its title, and
    whether it has a source, stay. ``overwrite`` replaces any card. Raises PictureError where the picture cannot be
    read or another card is in the way, SpaceError, and what ``check``, called before each level, raises.
    """
    check_card_name(output)
    if is_style_card(request.picture):
        raise PictureError("{path} is a style card already; make cards of pictures", path=request.picture)
    check_ordinary(request.picture)
    limits = StyleLimits() if resources is None else StyleLimits(resources.max_pixels, resources.memory_budget_bytes)
    size_px, page = request.style_size_px, request.page
    pixels = measure_pixels(request.picture, style_size_px=size_px, page=page, limits=limits)
    size = (pixels.size.width, pixels.size.height)
    digest = file_sha256(request.picture)
    before = None if overwrite or not output.exists() else _card_of(output, digest, size)
    levels = () if before is None else before.facts.levels
    known = {(each.level, each.encoder) for each in levels}
    numbers = {} if before is None else dict(before.levels)
    for bundle in bundles:
        for level in _unknown_levels(bundle, known):
            check()
            measured = _measured(request, bundle, level, limits)
            moments = measured.moments[level]
            entry = CardLevel(level, moments.channels, _digest(bundle, level), bundle.manifest.id)
            levels, numbers = (*levels, entry), numbers | {entry.tensor: moments.to_vector()}
            known = {*known, (level, entry.encoder)}
    if before is not None:
        card = replace(before, facts=replace(before.facts, levels=levels), levels=numbers)
    else:
        picture, _ = read_style(request.picture, style_size_px=size_px, page=page, limits=limits)
        title = request.title or own_style(request.picture).title[:LONGEST_TITLE]
        facts = CardFacts(title, digest, size, levels)
        source = encoded_source(picture) if request.has_source else None
        card = StyleCard(facts, pixels.moments[PIXELS].to_vector(), numbers, encoded_thumbnail(picture), source)
    write_card(output, card)
    return MadeCard(card, pixels.notes)


@system_errors_as_studio_errors()
def write_style_card(
    request: CardRequest, output: str | Path, *, overwrite: bool = False, resources: Resources | None = None
) -> MadeCard:
    """Load the bundles that ``request`` names and make the card ``output``, whose suffix is ``.style``: `make_card`.

    Raises BundleError for a bundle that is not there or damaged, and what `make_card` does.
    """
    folders = [find_bundle(bundle) for bundle in request.bundles]
    bundles = [load_bundle(folder) for folder in folders]
    return make_card(request, Path(output), bundles, overwrite=overwrite, resources=resources)


def _card_of(output: Path, digest: str, size: tuple[int, int]) -> StyleCard:
    """The card at ``output``, made of the picture with ``digest`` at ``size``; PictureError for any other file."""
    if not is_style_card(output):
        raise PictureError("{path} is there already and no style card; choose another name", path=output)
    card = read_card(output)
    if card.facts.picture != digest or card.facts.size != size:
        raise PictureError(
            "{path} is there already, a card of another picture or size; choose another name",
            option=", or replace it with --overwrite",
            path=output,
        )
    return card


def _unknown_levels(bundle: Bundle, known: set[tuple[int, str]]) -> list[int]:
    return [level for level in sorted(bundle.pairs, reverse=True) if (level, _digest(bundle, level)) not in known]


def _digest(bundle: Bundle, level: int) -> str:
    return bundle.manifest.sha256[bundle.manifest.entry(level).encoder_file]


def _measured(request: CardRequest, bundle: Bundle, level: int, limits: StyleLimits) -> MeasuredStyle:
    encoders, _ = prepare_chains(bundle, (level,), dtype=torch.float32, device=torch.device("cpu"))
    return measure_style(
        request.picture, encoders, style_size_px=request.style_size_px, page=request.page, limits=limits
    )
