"""Ids for new bundles: suggested from a title, and checked with the reason where one cannot be used. Plain values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from studio.bundles.manifest import check_bundle_id
from studio.errors import BundleError

translate = QCoreApplication.translate  # lupdate finds texts by this name

_LONGEST = 40
_FALLBACK = "bundle"


def suggested_id(title: str, taken: Collection[str]) -> str:
    """An id that reads like ``title`` and is not among ``taken``: ``half-the-width``, ``half-the-width-2``, …"""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or _FALLBACK
    wanted, number = stem, 2
    while wanted in taken:
        wanted, number = f"{stem}-{number}", number + 1
    return wanted


def id_problem(bundle_id: str, taken: Collection[str]) -> str:
    """Why this id cannot be used, empty where it can."""
    if not bundle_id:
        return translate("Bundles", "The bundle needs an id.")
    if bundle_id in taken:
        return translate("Bundles", "“{name}” is installed already; choose another id.").format(name=bundle_id)
    try:
        check_bundle_id(bundle_id)
    except BundleError:
        return translate("Bundles", "An id has small letters a–z, digits and hyphens only, such as “half-width”.")
    return ""
