"""A cache of the final maps of finished renders, by which any part of the same picture can be painted exactly.

A render needs all of its statistics passes to know them, and they are small: two matrices of floats per level. Each
set is one safetensors file named by everything it depends on; losing it only costs exactness until the next render.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from collections import OrderedDict
from pathlib import Path

import torch

from studio.bundles.pair import Bundle
from studio.engine.maps_file import read_maps, write_maps
from studio.engine.painting import Painting
from studio.engine.picture_maps import Maps, PictureMaps, edges_of, tables_of
from studio.errors import JobError, SpaceError
from studio.specs.recipe import recipe_from_spec

MAX_FILES = 64
_MOST_IN_MEMORY = 8
_ENDING = ".maps.safetensors"
_LOG = logging.getLogger(__name__)


def maps_key(content: Path, painting: Painting, bundle: Bundle) -> str:
    """A name for everything that the maps of ``content`` painted so depend on; files count by path, time and length.

    Raises OSError where the content, a style or a mask is not there.
    """
    recipe = recipe_from_spec(painting.spec)
    recipe |= {"bundle": bundle.manifest.sha256, "method": painting.method.value, "levels": list(painting.encoders)}
    spec = painting.spec
    files = [_identity(path) for path in (content, *(style.path for style in spec.styles), *spec.masks)]
    text = json.dumps([recipe, files, str(painting.dtype)], sort_keys=True, default=dict)
    return hashlib.sha256(text.encode()).hexdigest()


class FinalMapsCache:
    """Maps by key, the latest in memory and ``most_files`` in ``folder``; without a folder in memory alone."""

    def __init__(self, folder: Path | None = None, *, most_files: int = MAX_FILES) -> None:
        self._folder, self._most_files = folder, most_files
        self._recent: OrderedDict[str, PictureMaps] = OrderedDict()

    def get(self, key: str) -> Maps | None:
        """The maps under ``key``, None where there are none that can be read."""
        if key not in self._recent:
            found = self._read(key)
            if found is None:
                return None
            self._remember(key, found)
        self._recent.move_to_end(key)
        return self._recent[key]

    def put(self, key: str, maps: Maps) -> None:
        """Keep ``maps``; where the disk refuses them, they are kept as long as the program runs."""
        with torch.inference_mode(False):  # a render runs in that mode, and these outlive it
            own = PictureMaps(maps, tables_of(maps), edges_of(maps)).cloned()
        self._remember(key, own)
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_maps(self._folder / (key + _ENDING), own, {"key": key})
            self._forget_oldest(self._folder)
        except (OSError, SpaceError) as error:
            _LOG.warning("the maps of a render cannot be kept in %s: %s", self._folder, error)

    def _remember(self, key: str, maps: PictureMaps) -> None:
        self._recent[key] = maps
        self._recent.move_to_end(key)
        while len(self._recent) > _MOST_IN_MEMORY:
            self._recent.popitem(last=False)

    def _read(self, key: str) -> PictureMaps | None:
        if self._folder is None:
            return None
        path = self._folder / (key + _ENDING)
        try:
            return read_maps(path).maps if path.exists() else None
        except JobError as error:
            _LOG.warning("kept maps cannot be used: %s", error)
            return None

    def _forget_oldest(self, folder: Path) -> None:
        files = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime_ns)
        for path in files[: max(0, len(files) - self._most_files)]:
            with contextlib.suppress(OSError):  # another window was quicker
                path.unlink()


def _identity(path: Path) -> tuple[str, int, int]:
    facts = path.stat()
    return str(path.absolute()), facts.st_mtime_ns, facts.st_size
