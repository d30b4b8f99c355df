"""The final maps of a render in a small file, with what they were fitted for, so that any window can follow later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors
import torch
from safetensors.torch import save as serialised
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.bundles.tensors import file_sha256
from studio.codec import from_json
from studio.engine.picture_maps import Maps, PictureMaps, edges_of, tables_of
from studio.errors import JobError, RecordError, SpaceError, in_words
from studio.replacing import replace_bytes
from studio.specs.recipe import recipe_from_spec
from studio.specs.stylize import StylizeSpec
from studio.system_errors import check_ordinary, system_reason
from studio.transforms.affine import AffineMap, AffineMapStack, LevelMap
from studio.transforms.local_affine import LocalAffine
from studio.transforms.marginals import MonotoneTables

MAPS_FORMAT = 1

_TABLES, _EDGES = "tables", "edges"


@dataclass(frozen=True, eq=False)
class StoredMaps:
    """One map per level, or one of each group of styles, tables of colours and a model of edges if there are any.

    The request is that of `maps_request`.
    """

    maps: PictureMaps
    request: dict[str, Any]


def maps_request(
    content: Path, spec: StylizeSpec, bundle: Bundle, *, known: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Everything that maps depend on beyond rounding: recipe, content, styles and bundle, in plain values.

    ``known`` is an earlier request: files that are gone are taken to be those that it names in their places, and files
    that only lie in another folder now are given the places that it names. Raises OSError where a file is gone.
    """
    recipe, digests, masks = recipe_from_spec(spec), _digests(spec, known), _mask_digests(spec, known)
    is_same = known is not None and (digests, masks) == (known["style files"], known.get("mask files", []))
    if known is not None and is_same and _unplaced(recipe) == _unplaced(known["recipe"]):
        recipe = known["recipe"]
    request = {
        "recipe": recipe,
        "content": _content_entry(content, known),
        "style files": digests,
        "bundle": {"id": bundle.manifest.id, "sha256": dict(bundle.manifest.sha256)},
    }
    return {**request, "mask files": masks} if masks else request


def _content_entry(content: Path, known: Mapping[str, Any] | None) -> dict[str, Any]:
    path, earlier = str(content.absolute()), None if known is None else dict(known["content"])
    try:
        facts = content.stat()
    except OSError:
        if earlier is None or earlier["path"] != path:
            raise
        return earlier
    entry = {"path": path, "bytes": facts.st_size, "modified_ns": facts.st_mtime_ns}
    is_moved = earlier is not None and Path(earlier["path"]).name == content.name and {**earlier, "path": path} == entry
    return earlier if is_moved and earlier is not None else entry


def _digests(spec: StylizeSpec, known: Mapping[str, Any] | None) -> list[str]:
    styles = () if known is None else zip(known["recipe"]["styles"], known["style files"], strict=True)
    earlier = {style["path"]: digest for style, digest in styles}
    return [_digest(style.path, earlier) for style in spec.styles]


def _mask_digests(spec: StylizeSpec, known: Mapping[str, Any] | None) -> list[str]:
    """One digest per mask, in the order of the style groups."""
    earlier: dict[str, str] = {}
    if known is not None:
        named = dict.fromkeys(style["mask"] for style in known["recipe"]["styles"] if "mask" in style)
        earlier = dict(zip(named, known.get("mask files", []), strict=True))
    return [_digest(mask, earlier) for mask in spec.masks]


def _digest(path: Path, earlier: Mapping[str, str]) -> str:
    try:
        return file_sha256(path)
    except OSError:
        if str(path.absolute()) not in earlier:
            raise
        return earlier[str(path.absolute())]


def _unplaced(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """``recipe`` without the folders and names of its styles and masks, but with which styles share a mask."""
    named = list(dict.fromkeys(style.get("mask") for style in recipe["styles"]))
    styles = [
        {name: value for name, value in style.items() if name not in ("path", "mask")}
        | {"mask": named.index(style.get("mask")) if style.get("mask") is not None else None}
        for style in recipe["styles"]
    ]
    return {**recipe, "styles": styles}


def write_maps(path: Path, maps: Maps, request: Mapping[str, Any]) -> None:
    """Keep ``maps`` in float64, replacing what was at ``path`` at once; raises SpaceError where that is impossible."""
    tensors = {}
    for level, affine in maps.items():
        tensors[f"level{level}.matrix"] = affine.matrix.detach().cpu().double().contiguous()
        tensors[f"level{level}.bias"] = affine.bias.detach().cpu().double().contiguous()
    if (tables := tables_of(maps)) is not None:
        tensors[_TABLES] = torch.from_numpy(tables.ends).contiguous()
    if (edges := edges_of(maps)) is not None:
        tensors[_EDGES] = edges.coefficients.contiguous()
    metadata = {"format": str(MAPS_FORMAT), "request": json.dumps(request, sort_keys=True)}
    try:
        replace_bytes(path, serialised(tensors, metadata=metadata))
    except OSError as error:
        raise SpaceError(
            "the maps cannot be kept in {path} ({reason}); choose another place", path=path, reason=error.strerror
        ) from error


def _level_map(matrix: Tensor, bias: Tensor) -> LevelMap:
    return AffineMap(matrix, bias) if matrix.ndim == 2 else AffineMapStack(matrix, bias)


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
            "{path} holds no maps ({error}); keep them anew",
            option=" with --keep-maps",
            path=path,
            error=system_reason(error),
        ) from error
    if metadata.get("format") != str(MAPS_FORMAT):
        raise JobError(
            "{path} was not written by this version; keep the maps anew", option=" with --keep-maps", path=path
        )
    try:
        ends, model = tensors.pop(_TABLES, None), tensors.pop(_EDGES, None)
        levels = sorted({int(name[5]) for name in tensors}, reverse=True)
        found = {k: _level_map(tensors[f"level{k}.matrix"], tensors[f"level{k}.bias"]) for k in levels}
        tables = None if ends is None else MonotoneTables(ends.numpy())
        maps = PictureMaps(found, tables, None if model is None else LocalAffine(model))
        request = from_json(dict[str, Any], metadata["request"])
    except (KeyError, ValueError, IndexError, RecordError) as error:
        raise JobError(
            "{path} is damaged ({error}); keep the maps anew",
            option=" with --keep-maps",
            path=path,
            error=in_words(error),
        ) from error
    return StoredMaps(maps, request)
