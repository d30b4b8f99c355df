"""Bundles loaded once and kept while previews and renders go back and forth between them."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.manifest import MANIFEST_NAME
from studio.bundles.pair import Bundle

_KEPT_BUNDLES = 3  # the largest, uncompressed ones hold some 100 MB each


class BundleCache:
    """The bundles used last; one that was installed anew is loaded anew."""

    def __init__(self) -> None:
        self._loaded: OrderedDict[tuple[Path, int], Bundle] = OrderedDict()

    def bundle(self, id_or_path: str | None) -> Bundle:
        """The bundle of that id or folder, None for the default; raises BundleError where there is no usable one."""
        folder = find_bundle(id_or_path).absolute()
        key = (folder, (folder / MANIFEST_NAME).stat().st_mtime_ns)
        if key not in self._loaded:
            self._loaded[key] = load_bundle(folder)
        self._loaded.move_to_end(key)
        while len(self._loaded) > _KEPT_BUNDLES:
            self._loaded.popitem(last=False)
        return self._loaded[key]
