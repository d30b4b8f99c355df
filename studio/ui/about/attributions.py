"""Whose work the program builds on: its own licence, its libraries, its pictures and every installed bundle."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from studio.bundles.catalog import list_bundles
from studio.bundles.manifest import Manifest
from studio.paths import resources_dir
from studio.ui.translation import translated_shipped

translate = QCoreApplication.translate  # lupdate finds texts by this name

LIBRARIES = (
    "PySide6-Essentials", "torch", "numpy", "pyvips", "pillow", "tifffile", "safetensors", "platformdirs", "filelock",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """One piece of other people's (or our own) work: its name, its terms, and the text that goes with it."""

    title: str
    terms: str
    text: str


def bundle_attributions() -> tuple[Attribution, ...]:
    """One for each installed bundle, with its NOTICE; read anew each time, since bundles come and go."""
    return tuple(_of_bundle(folder, manifest) for folder, manifest in list_bundles())


def picture_attributions() -> tuple[Attribution, ...]:
    """The sample photographs' and style pictures' own statements."""
    photos = _text(resources_dir() / "photos" / "ATTRIBUTIONS.md")
    title, terms = translate("Attributions", "Sample photographs"), translate("Attributions", "public domain and CC0")
    return (Attribution(title, terms, photos),) if photos else ()


def library_attributions(names: Sequence[str] = LIBRARIES) -> tuple[Attribution, ...]:
    """Version and licence that each installed library states of itself; importing none of them."""
    return tuple(_of_libraries(names))


def _of_bundle(folder: Path, manifest: Manifest) -> Attribution:
    lines = [
        translated_shipped("ShippedBundles", manifest.description),
        "",
        *(f"· {line}" for line in manifest.attributions),
    ]
    return Attribution(
        f"{manifest.title} ({manifest.id})", manifest.licence, _text(folder / "NOTICE") or "\n".join(lines)
    )


def _of_libraries(names: Sequence[str]) -> Iterator[Attribution]:
    for name in names:
        try:
            facts = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        stated = [facts[key] for key in ("License-Expression", "License") if key in facts]
        terms = stated[0].splitlines()[0].strip() if stated and stated[0] else ""
        terms = terms or translate("Attributions", "see its own documentation")
        yield Attribution(f"{name} {facts['Version']}", terms, facts["Summary"] or "")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
