"""A pruned network on disk: what was kept as JSON, weights as safetensors, replayed on a freshly built original."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as serialised
from torch import nn

from studio.compression.pruning.native_surgery import Indices, Kept, KeptIndices, cut_modules
from studio.errors import InputError
from studio.replacing import replace_bytes, replace_text

KEPT_FILE = "kept.json"
WEIGHTS_FILE = "weights.safetensors"
_FORMAT = 1


def save_pruned(folder: Path, network: nn.Module, kept: KeptIndices) -> None:
    """Write ``network`` and what it ``kept`` of its original into ``folder``; each file is whole or as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in network.state_dict().items()}
    record = json.dumps({"format": _FORMAT, "modules": kept_to_json(kept)})
    replace_bytes(folder / WEIGHTS_FILE, serialised(tensors))
    replace_text(folder / KEPT_FILE, record)


def load_pruned(folder: Path, original: nn.Module) -> nn.Module:
    """The network saved in ``folder``, cut from a copy of ``original`` (its weights do not matter, its shape does).

    Raises InputError where a file is missing, damaged, or belongs to another network.
    """
    network = copy.deepcopy(original)
    cut_modules(network, load_kept(folder))
    path = folder / WEIGHTS_FILE
    try:
        network.load_state_dict(parse_safetensors(_read(path)), strict=True)
    except SafetensorError as error:
        raise InputError("{path} is not a sound safetensors file: {error}", path=path, error=error) from error
    except RuntimeError as error:
        raise InputError(
            "{path} does not fit {kind}: {error}", path=path, kind=type(original).__name__, error=error
        ) from error
    return network


def load_kept(folder: Path) -> dict[str, Kept]:
    """What the network saved in ``folder`` kept of its original; InputError as for `load_pruned`."""
    path = folder / KEPT_FILE
    try:
        record = json.loads(_read(path))
        if record["format"] != _FORMAT:
            raise InputError(
                "{path} has format {found}, this version reads {known}",
                path=path,
                found=record["format"],
                known=_FORMAT,
            )
        return kept_from_json(record["modules"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("{path} does not say what was kept: {error}", path=path, error=error) from error


def kept_to_json(kept: KeptIndices) -> dict[str, dict[str, Indices | None]]:
    """Module name → what stays of it, as plain values."""
    return {name: {"outputs": each.outputs, "inputs": each.inputs} for name, each in kept.items()}


def kept_from_json(modules: Mapping[str, dict[str, Any]]) -> dict[str, Kept]:
    """What `kept_to_json` gave; ValueError, KeyError, TypeError or AttributeError where it is something else."""
    return {name: _kept(each) for name, each in modules.items()}


def _kept(fields: dict[str, Any]) -> Kept:
    return Kept(_indices(fields["outputs"]), _indices(fields["inputs"]))


def _indices(values: list[Any] | None) -> Indices | None:
    if values is None:
        return None
    indices = tuple(int(value) for value in values)
    if not indices or list(indices) != sorted(set(indices)) or indices[0] < 0:
        raise ValueError("indices are not ascending, or there are none")
    return indices


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("{path} cannot be read: {reason}", path=path, reason=error.strerror) from error
