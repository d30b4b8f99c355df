"""The bundles that previews and renders of one program used last."""

from __future__ import annotations

from functools import lru_cache

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.manifest import MANIFEST_NAME
from studio.bundles.pair import Bundle

_KEPT_BUNDLES = 3  # the largest, uncompressed ones hold some 100 MB each


class BundleCache:
    """The bundles used last; one that was installed anew is loaded anew."""

    def __init__(self) -> None:
        self._loaded = lru_cache(maxsize=_KEPT_BUNDLES)(lambda folder, _modified_ns: load_bundle(folder))

    def bundle(self, id_or_path: str | None) -> Bundle:
        """The bundle of that id or folder, None for the default; raises BundleError where there is no usable one."""
        folder = find_bundle(id_or_path).absolute()
        return self._loaded(folder, (folder / MANIFEST_NAME).stat().st_mtime_ns)
