"""Teachers that judge without painting."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.manifest import Manifest, PairEntry, write_manifest
from tests.tiny_bundles import write_tiny_bundle


def teacher_with_one_trunk(folder: Path) -> Manifest:
    """A bundle of one encoder that serves levels 3, 2 and 1 and has no decoder."""
    written = write_tiny_bundle(folder, levels=(3,))
    (trunk,) = written.pairs
    entries = tuple(
        PairEntry(level, trunk.encoder_file, trunk.encoder_widths[:count]) for level, count in ((3, 5), (2, 3), (1, 1))
    )
    manifest = Manifest(
        id=written.id,
        title=written.title,
        pairs=entries,
        sha256={trunk.encoder_file: written.sha256[trunk.encoder_file]},
        methods=(),
        origin=written.origin,
    )
    write_manifest(folder, manifest)
    return manifest
