"""The final maps of a render in a small file, with what they were fitted for, so that any window can follow later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors
from safetensors.torch import save as serialised

from studio.bundles.pair import Bundle
from studio.bundles.tensors import file_sha256
from studio.errors import JobError, SpaceError, in_words
from studio.replacing import replace_bytes
from studio.specs.recipe import recipe_from_spec
from studio.specs.stylize import StylizeSpec
from studio.system_errors import check_ordinary
from studio.transforms.affine import AffineMap

MAPS_FORMAT = 1

Maps = Mapping[int, AffineMap]


@dataclass(frozen=True, eq=False)
class StoredMaps:
    """One map per level, and the request (`maps_request`) they were fitted for."""

    maps: dict[int, AffineMap]
    request: dict[str, Any]


def maps_request(content: Path, spec: StylizeSpec, bundle: Bundle) -> dict[str, Any]:
    """Everything that maps depend on beyond rounding: recipe, content, styles and bundle, in plain values."""
    facts = content.stat()
    return {
        "recipe": recipe_from_spec(spec),
        "content": {"path": str(content.absolute()), "bytes": facts.st_size, "modified_ns": facts.st_mtime_ns},
        "style files": [file_sha256(style.path) for style in spec.styles],
        "bundle": {"id": bundle.manifest.id, "sha256": dict(bundle.manifest.sha256)},
    }


def write_maps(path: Path, maps: Maps, request: Mapping[str, Any]) -> None:
    """Keep ``maps`` in float64, replacing what was at ``path`` at once; raises SpaceError where that is impossible."""
    tensors = {}
    for level, affine in maps.items():
        tensors[f"level{level}.matrix"] = affine.matrix.detach().cpu().double().contiguous()
        tensors[f"level{level}.bias"] = affine.bias.detach().cpu().double().contiguous()
    metadata = {"format": str(MAPS_FORMAT), "request": json.dumps(request, sort_keys=True)}
    try:
        replace_bytes(path, serialised(tensors, metadata=metadata))
    except OSError as error:
        raise SpaceError(
            "the maps cannot be kept in {path} ({reason}); choose another place", path=path, reason=error.strerror
        ) from error


def read_maps(path: Path) -> StoredMaps:
    """What `write_maps` wrote; raises JobError where the file is missing, damaged or of another version."""
    check_ordinary(path)
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 — it is no mapping
    except FileNotFoundError as error:
        raise JobError(
            "there are no maps at {path}; keep them when rendering", option=" with --keep-maps", path=path
        ) from error
    except (OSError, safetensors.SafetensorError) as error:
        raise JobError(
            "{path} holds no maps ({error}); keep them anew", option=" with --keep-maps", path=path, error=error
        ) from error
    if metadata.get("format") != str(MAPS_FORMAT):
        raise JobError(
            "{path} was not written by this version; keep the maps anew", option=" with --keep-maps", path=path
        )
    try:
        levels = sorted({int(name[5]) for name in tensors}, reverse=True)
        maps = {k: AffineMap(tensors[f"level{k}.matrix"], tensors[f"level{k}.bias"]) for k in levels}
        request = json.loads(metadata["request"])
    except (KeyError, ValueError, IndexError) as error:
        raise JobError(
            "{path} is damaged ({error}); keep the maps anew",
            option=" with --keep-maps",
            path=path,
            error=in_words(error),
        ) from error
    return StoredMaps(maps, request)
