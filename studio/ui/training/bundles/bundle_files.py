"""Copies, archives and restores bundle folders, each completely or not at all."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from studio.errors import BundleError, SpaceError
from studio.replacing import replacement


def export_folder(bundle: Path, destination: Path) -> Path:
    """Copy the bundle to ``destination``, a folder that must not exist yet; returns it.

    Raises BundleError where it exists, SpaceError where it cannot be written; then nothing is left there.
    """
    if destination.exists():
        raise BundleError("{destination} exists already; choose another name", destination=destination)
    part = destination.with_name(f".{destination.name}.part")
    try:
        shutil.copytree(bundle, part)
        part.rename(destination)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise SpaceError(
            "the bundle cannot be copied to {destination}: {reason}",
            destination=destination,
            reason=error.strerror or error,
        ) from error
    return destination


def export_zip(bundle: Path, destination: Path) -> Path:
    """Write the bundle's folder into the archive ``destination``, which is replaced; returns it.

    Raises SpaceError where it cannot be written; then the one before stays.
    """
    try:
        with replacement(destination) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(path for path in bundle.rglob("*") if path.is_file()):
                archive.write(file, Path(bundle.name) / file.relative_to(bundle))
    except OSError as error:
        raise SpaceError(
            "the bundle cannot be written to {destination}: {reason}",
            destination=destination,
            reason=error.strerror or error,
        ) from error
    return destination


def from_bin(binned: Path, place: Path) -> None:
    """Put back to ``place`` what was moved to the bin.

    Raises BundleError where that is taken, SpaceError where the folder cannot be moved.
    """
    if place.exists():
        raise BundleError("{place} exists again; remove it first", place=place)
    try:
        binned.rename(place)
    except OSError as error:
        raise SpaceError(
            "{binned} cannot be put back: {reason}", binned=binned, reason=error.strerror or error
        ) from error
