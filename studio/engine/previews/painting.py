"""A painting that remembers the maps it fitted, so that moving a strength does not fit them again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields

from studio.bundles.pair import Bundle
from studio.engine.finishing import waits_for_all
from studio.engine.painting import Painting
from studio.engine.picture_maps import PIXELS
from studio.engine.previews.workspace import ByteBudgetCache
from studio.networks.layout import Chain, level_scale_px
from studio.specs.colour import ColourSource
from studio.specs.stylize import StyleGroup
from studio.streaming.sweeps import COPYING, RESULT_STORE, Content, StoreShape, Sweep, residual_of
from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments

MapCache = ByteBudgetCache[AffineMap]


@dataclass(frozen=True, eq=False, kw_only=True)
class PreviewPainting(Painting):
    """A painting on a preview's sweeps; ``maps`` keeps each style's map at full strength."""

    maps: MapCache

    @classmethod
    def of(cls, painting: Painting, maps: MapCache) -> PreviewPainting:
        """``painting`` for previews."""
        parts = {field.name: getattr(painting, field.name) for field in fields(painting)}
        parts["sweeps"] = plan_preview_sweeps(
            tuple(painting.encoders),
            {level: chain.layers for level, chain in painting.encoders.items()},
            {level: painting.spec.detail_at(level) for level in painting.encoders},
        )
        return cls(**parts, maps=maps)

    def full_map(self, content: Moments, style: Moments) -> AffineMap:
        """The map of one style at full strength, fitted once."""
        # Moments are equal only to themselves, which is enough: the caches they come from hand out the same object as
        # long as nothing has changed, and a key that holds them keeps their identity from passing to others.
        key: Hashable = (content, style, self.method)
        kept = self.maps.get(key)
        if kept is None:
            kept = super().full_map(content, style)
            held = (content.scatter, style.scatter, kept.matrix)
            self.maps.put(key, kept, size_bytes=sum(tensor.nbytes for tensor in held))
        return kept


def plan_preview_sweeps(
    levels: Sequence[int], encoders: Mapping[int, Chain], details: Mapping[int, float] | None = None
) -> tuple[Sweep, ...]:
    """The sweeps that paint ``levels``, in the order given; each reads what the one before it left.

    ``details`` holds the detail r of levels in the residual form. The picture is always kept beside the features, so
    that what a sweep leaves does not depend on the detail of the level after it.
    """
    if not levels:
        return (COPYING,)
    details = details or {}
    sweeps: list[Sweep] = []
    for index, measured in enumerate((*levels, None)):
        leaves = RESULT_STORE
        if measured is not None:
            leaves = StoreShape(Content.FEATURES, encoders[measured][-1].out_channels, level_scale_px(measured))
        painted = levels[index - 1] if index else None
        sweeps.append(
            Sweep(
                index=index,
                reads_from=index - 1 if index else None,
                painted=painted,
                encodes_again=False,
                measured=measured,
                leaves=leaves,
                residual=None if painted is None else residual_of(details.get(painted, 0.0), sweeps[-1]),
                keeps_rgb=painted is not None and measured is not None,
            )
        )
    return tuple(sweeps)


def sweep_keys(content: Hashable, bundle: Bundle, painting: Painting) -> tuple[Hashable, ...]:
    """One key per sweep of ``painting``: equal keys, equal outcome.

    A key holds that of the sweep before it, so that a change of one level leaves the keys of the levels above alone.
    Styles count by the identity of their moments, which their cache keeps, as tables do; masks and regions by digests.
    """
    weights = tuple(sorted(bundle.manifest.sha256.values()))
    masks = tuple((mask.sha256, mask.is_by_alpha) for mask in painting.masks)
    regions = None if painting.regions is None else painting.regions.digest
    parts = (masks, regions, painting.painted_groups, painting.keeps_parts)
    key: Hashable = (content, weights, painting.dtype, painting.device.type, parts)
    keys = []
    for sweep in painting.sweeps:
        key = (key, None if sweep.painted is None else _level_key(painting, sweep.painted), sweep.measured)
        if sweep.measured is None:
            key = (key, _colour_key(painting))
        keys.append(key)
    return tuple(keys)


def _colour_key(painting: Painting) -> Hashable:
    """What the stored pixels depend on besides the painting; where they wait for all, they are stored as painted."""
    colour = painting.spec.colour
    if colour.only:
        return _level_key(painting, PIXELS) if painting.styles else None
    if waits_for_all(painting):
        return "waits for all"
    return colour if colour.keeps_by(ColourSource.LUMINANCE) else None


def _level_key(painting: Painting, level: int) -> Hashable:
    groups = tuple(_mix_key(painting, painting.groups[index], level) for index in painting.painted_groups)
    spec = painting.spec
    settings = (spec.strength_at(level), spec.detail_at(level), spec.mixing, spec.match_marginals)
    return level, painting.method, settings, painting.tables.get(level), groups


def _mix_key(painting: Painting, group: StyleGroup, level: int) -> Hashable:
    choices = [painting.choices[index] for index in group.styles]
    total = sum(choice.weight for choice in choices)
    return tuple(
        (painting.styles[index][level], choice.weight / total, choice.strength)
        for index, choice in zip(group.styles, choices, strict=True)
    )
