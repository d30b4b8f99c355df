"""What each sweep of a preview depends on, as keys that grow from sweep to sweep."""

from __future__ import annotations

from collections.abc import Hashable

from studio.bundles.pair import Bundle
from studio.engine.painting import Painting
from studio.engine.previews.content import ContentKey


def sweep_keys(content: ContentKey, bundle: Bundle, painting: Painting) -> tuple[Hashable, ...]:
    """One key per sweep of ``painting``: equal keys, equal outcome.

    A key holds that of the sweep before it, so that a change of one level leaves the keys of the levels above alone.
    Styles count by the identity of their moments, which their cache keeps.
    """
    weights = tuple(sorted(bundle.manifest.sha256.values()))
    key: Hashable = (content, weights, painting.dtype, painting.device.type)
    keys = []
    for sweep in painting.sweeps:
        key = (key, None if sweep.painted is None else _level_key(painting, sweep.painted), sweep.measured)
        keys.append(key)
    return tuple(keys)


def _level_key(painting: Painting, level: int) -> Hashable:
    choices = painting.spec.styles
    total = sum(choice.weight for choice in choices)
    styles = tuple(
        (moments[level], choice.weight / total) for moments, choice in zip(painting.styles, choices, strict=True)
    )
    return level, painting.method, painting.spec.strength_at(level), painting.spec.detail_at(level), styles
