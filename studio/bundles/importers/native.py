"""Gigastyle's own bundles, so that one can be installed from a folder, or slimmed, like any published set."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.importers.published import PublishedWeights
from studio.bundles.loader import read_weights
from studio.bundles.manifest import MANIFEST_NAME, PairEntry, read_manifest
from studio.bundles.tensors import Tensors, expected_shapes
from studio.bundles.weights import LevelWeights


def recognises(source: Path) -> bool:
    """Whether ``source`` is a folder with a manifest."""
    return (source / MANIFEST_NAME).is_file()


def read(source: Path) -> PublishedWeights:
    """Every level of the bundle; `BundleError` where it is not sound."""
    manifest = read_manifest(source)
    weights = read_weights(source, manifest)
    return PublishedWeights(
        format_name="gigastyle",
        title=manifest.title,
        description=manifest.description,
        teacher=manifest.teacher,
        methods=manifest.methods,
        licence=manifest.licence,
        attributions=manifest.attributions,
        levels=tuple(_level(entry, weights) for entry in manifest.pairs),
    )


def _level(entry: PairEntry, weights: dict[str, Tensors]) -> LevelWeights:
    trunk = weights[entry.encoder_file]
    encoder = {key: trunk[key] for key in expected_shapes(entry.encoder_layers())}
    return LevelWeights(entry.level, encoder, None if entry.decoder_file is None else weights[entry.decoder_file])
