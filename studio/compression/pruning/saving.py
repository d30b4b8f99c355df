"""A pruned network on disk: what was kept as JSON, weights as safetensors, replayed on a freshly built original."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from safetensors import SafetensorError
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as serialised
from torch import nn

from studio.codec import read_record, write_record
from studio.compression.pruning.native_surgery import Kept, KeptIndices, cut_modules
from studio.errors import InputError
from studio.replacing import replace_bytes

KEPT_FILE = "kept.json"
WEIGHTS_FILE = "weights.safetensors"


@dataclass(frozen=True, slots=True)
class _KeptRecord:
    modules: KeptIndices
    format: Literal[1] = 1


def save_pruned(folder: Path, network: nn.Module, kept: KeptIndices) -> None:
    """Write ``network`` and what it ``kept`` of its original into ``folder``; each file is whole or as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in network.state_dict().items()}
    replace_bytes(folder / WEIGHTS_FILE, serialised(tensors))
    write_record(folder / KEPT_FILE, _KeptRecord(kept))


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


def load_kept(folder: Path) -> Mapping[str, Kept]:
    """What the network saved in ``folder`` kept of its original; InputError as for `load_pruned`."""
    try:
        return read_record(folder / KEPT_FILE, _KeptRecord).modules
    except OSError as error:
        raise _unreadable(folder / KEPT_FILE, error) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError("{path} cannot be read: {reason}", path=path, reason=error.strerror)
