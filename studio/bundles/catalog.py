"""Which bundles there are and where: those that came with the program and those the person added. Torch-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio import paths
from studio.bundles.manifest import MANIFEST_NAME, Manifest, read_manifest
from studio.errors import BundleError

DEFAULT_BUNDLE_ID = "compact"


@dataclass(frozen=True, slots=True)
class DamagedBundle:
    """A folder that looks like a bundle but cannot be used, and why."""

    folder: Path
    reason: str


def find_bundle(id_or_path: str | None) -> Path:
    """The folder of a bundle named by its id or by a path; None means `DEFAULT_BUNDLE_ID`.

    A person's own bundle comes before a shipped one of the same id. `BundleError` lists the installed ones where
    there is none such, and says what is wrong where the one meant is damaged.
    """
    wanted = DEFAULT_BUNDLE_ID if id_or_path is None else id_or_path
    for folder, manifest in list_bundles():
        if manifest.id == wanted:
            return folder
    for damaged in list_damaged():
        if damaged.folder.name == wanted:
            raise BundleError("bundle {wanted} is damaged: {reason}", wanted=wanted, reason=damaged.reason)
    folder = Path(wanted).expanduser()
    if id_or_path is not None and folder.is_dir():
        read_manifest(folder)
        return folder
    installed = ", ".join(manifest.id for _, manifest in list_bundles()) or "none"
    raise BundleError("there is no bundle {wanted}; installed: {installed}", wanted=wanted, installed=installed)


def list_bundles() -> tuple[tuple[Path, Manifest], ...]:
    """Folder and manifest of every readable bundle, sorted by id; of two with one id only the person's own."""
    found: dict[str, tuple[Path, Manifest]] = {}
    for folder in _candidates():
        try:
            manifest = read_manifest(folder)
        except BundleError:
            continue  # `list_damaged` tells of it
        found.setdefault(manifest.id, (folder, manifest))
    return tuple(found[bundle_id] for bundle_id in sorted(found))


def list_damaged() -> tuple[DamagedBundle, ...]:
    """The bundles whose manifest cannot be read, with the reason; `verify` looks at the weights too."""
    damaged = []
    for folder in _candidates():
        try:
            read_manifest(folder)
        except BundleError as error:
            damaged.append(DamagedBundle(folder, error.message))
    return tuple(damaged)


def _candidates() -> Iterator[Path]:
    for root in (paths.installed_bundles_dir(), paths.shipped_bundles_dir()):
        if root.is_dir():
            yield from sorted(folder for folder in root.iterdir() if _may_be_bundle(folder))


def _may_be_bundle(folder: Path) -> bool:
    try:
        return (folder / MANIFEST_NAME).is_file()
    except OSError:  # a folder that may not be entered, of which its manifest's reader tells
        return True
