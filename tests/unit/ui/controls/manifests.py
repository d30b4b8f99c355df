"""Manifests for tests of the controls: facts only, no weights."""

from __future__ import annotations

from studio.bundles.manifest import Manifest, Origin, PairEntry
from studio.networks.layout import mirrored_widths, vgg19_encoder_widths
from studio.specs.method import Method

EVERY_METHOD = (Method.WCT, Method.OT, Method.ADAIN)
EVERY_LEVEL = (5, 4, 3, 2, 1)


def manifest(
    bundle_id: str, methods: tuple[Method, ...] = EVERY_METHOD, levels: tuple[int, ...] = EVERY_LEVEL
) -> Manifest:
    """A bundle of ``levels``; one without methods has no decoders."""
    pairs = tuple(_entry(level, has_decoder=bool(methods)) for level in levels)
    return Manifest(
        id=bundle_id,
        title=bundle_id.capitalize(),
        pairs=pairs,
        sha256={name: "0" * 64 for entry in pairs for name in entry.files},
        methods=methods,
        origin=Origin("made up"),
    )


def _entry(level: int, *, has_decoder: bool) -> PairEntry:
    widths = vgg19_encoder_widths(level)
    if not has_decoder:
        return PairEntry(level, f"encoder{level}.safetensors", widths)
    decoder = f"decoder{level}.safetensors"
    return PairEntry(level, f"encoder{level}.safetensors", widths, decoder, tuple(mirrored_widths(widths)))
