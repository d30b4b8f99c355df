"""From weights as others publish them to an installed bundle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.bundles.dead import ProbeOptions, drop_dead_filters
from studio.bundles.importers import adain, collaborative, native, torchvision, universal
from studio.bundles.importers.published import PublishedWeights
from studio.bundles.manifest import BundleFacts, Origin, check_bundle_id
from studio.bundles.writer import write_bundle
from studio.errors import BundleError


@dataclass(frozen=True, slots=True)
class _Importer:
    expects: str
    recognises: Callable[[Path], bool]
    read: Callable[[Path], PublishedWeights]


# In this order: `vgg_normalised.pth` alone is a teacher only where none of the folders before it is recognised.
_IMPORTERS = (
    _Importer("a Gigastyle bundle (bundle.json)", native.recognises, native.read),
    _Importer("Collaborative-Distillation (kSE.pth, kSD.pth)", collaborative.recognises, collaborative.read),
    _Importer(
        "universal style transfer (vgg_normalised_convK_1.pth, feature_invertor_convK_1.pth)",
        universal.recognises,
        universal.read,
    ),
    _Importer("pytorch-AdaIN (vgg_normalised.pth, decoder.pth)", adain.recognises, adain.read),
    _Importer("torchvision's vgg19 state dict (a single file)", torchvision.recognises, torchvision.read),
)


def import_bundle(
    source: Path,
    *,
    bundle_id: str,
    destination: Path,
    drop_dead: bool,
    title: str | None = None,
    probe_options: ProbeOptions | None = None,
) -> Path:
    """Make the bundle ``destination``/``bundle_id`` of the published weights in ``source`` and return its folder.

    The format is recognised by file names and keys. ``drop_dead`` removes filters that never fire (see
    `drop_dead_filters`; ``probe_options`` holds pictures to probe them with). ``title`` None keeps the format's own.
    `BundleError` where the source is unknown or damaged or the id is taken; then nothing is written.
    """
    check_bundle_id(bundle_id)
    folder = destination / bundle_id
    if folder.exists():  # told before minutes of work, and once more when it is written
        raise BundleError("{folder} exists already; choose another bundle id or remove the folder", folder=folder)
    published = read_published(source)
    levels, quality = published.levels, {}
    if drop_dead:
        levels, report = drop_dead_filters(levels, published.methods, probe_options or ProbeOptions())
        quality = {"dead_filters": report.to_json()}
    facts = BundleFacts(
        id=bundle_id,
        title=title or published.title,
        methods=published.methods,
        origin=_origin(source, published, drop_dead=drop_dead),
        description=published.description,
        teacher=published.teacher,
        licence=published.licence,
        attributions=published.attributions,
        quality=quality,
    )
    write_bundle(folder, facts, levels)
    return folder


def read_published(source: Path) -> PublishedWeights:
    """The weights in ``source``, a folder or a file of any known format; `BundleError` where it is none of them."""
    if not source.exists():
        raise BundleError("{source} does not exist", source=source)
    for importer in _IMPORTERS:
        if importer.recognises(source):
            return importer.read(source)
    known = "; ".join(importer.expects for importer in _IMPORTERS)
    raise BundleError("{source} is in no known weight format; known are: {known}", source=source, known=known)


def _origin(source: Path, published: PublishedWeights, *, drop_dead: bool) -> Origin:
    made_by: dict[str, Any] = {
        "program": "gigastyle",
        "action": "import",
        "format": published.format_name,
        "source": source.name,
        "drop_dead": drop_dead,
    }
    slimmed = ", filters that never fire removed" if drop_dead else ""
    return Origin(f"Imported from {published.format_name} weights{slimmed}.", made_by)
