"""Copies, archives, bins and restores bundle folders, each completely or not at all."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from studio.errors import BundleError, SpaceError
from studio.replacing import replacement

BIN_NAME = ".bin"


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


def to_bin(bundle: Path) -> Path:
    """Move the bundle into the bin beside it; returns where it lies now. Raises SpaceError where it cannot be moved."""
    bin_folder = bundle.parent / BIN_NAME
    try:
        bin_folder.mkdir(exist_ok=True)
        number, binned = 1, bin_folder / bundle.name
        while binned.exists():
            number += 1
            binned = bin_folder / f"{bundle.name}~{number}"
        return bundle.rename(binned)
    except OSError as error:
        raise SpaceError(
            "{bundle} cannot be removed: {reason}", bundle=bundle, reason=error.strerror or error
        ) from error


def from_bin(binned: Path) -> Path:
    """Put back what `to_bin` moved; returns its place again.

    Raises BundleError where that is taken, SpaceError where the folder cannot be moved.
    """
    place = binned.parent.parent / binned.name.partition("~")[0]
    if place.exists():
        raise BundleError("{place} exists again; remove it first", place=place)
    try:
        return binned.rename(place)
    except OSError as error:
        raise SpaceError(
            "{binned} cannot be put back: {reason}", binned=binned, reason=error.strerror or error
        ) from error
