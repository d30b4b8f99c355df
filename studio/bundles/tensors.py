"""Weight files: safetensors read and written, digests, and the checks every tensor has to pass."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as serialised
from torch import Tensor

from studio.errors import BundleError, Message
from studio.networks.layout import Chain

Tensors = dict[str, Tensor]


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file as 64 lower-case hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_tensors(path: Path, *, sha256: str | None = None) -> Tensors:
    """All tensors of a safetensors file; `BundleError` where it is missing, damaged or not the file of ``sha256``.

    The file is read once, so that what was hashed is what is used.
    """
    try:
        if path.exists() and not path.is_file():
            raise BundleError("{path} is no ordinary file; install the bundle again", path=path)
        content = path.read_bytes()
    except OSError as error:
        raise BundleError("{path} cannot be read: {reason}", path=path, reason=error.strerror) from error
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise BundleError(
            "{path} is not the file its bundle describes (sha256 differs); install the bundle again", path=path
        )
    try:
        return dict(parse_safetensors(content))
    except SafetensorError as error:
        raise BundleError("{path} is not a sound safetensors file: {error}", path=path, error=error) from error


def write_tensors(path: Path, tensors: Mapping[str, Tensor]) -> None:
    """Write ``tensors`` as float32, contiguous, on the CPU."""
    ready = {name: tensor.detach().to("cpu", torch.float32).contiguous() for name, tensor in tensors.items()}
    path.write_bytes(serialised(ready))  # the library's own writer closes the file to everybody but its owner


def expected_shapes(layers: Chain) -> dict[str, tuple[int, ...]]:
    """Canonical key → shape of every weight (out, in, 3, 3) and bias (out,) of a chain."""
    shapes: dict[str, tuple[int, ...]] = {}
    for layer in layers:
        shapes[f"{layer.name}.weight"] = (layer.out_channels, layer.in_channels, 3, 3)
        shapes[f"{layer.name}.bias"] = (layer.out_channels,)
    return shapes


def tensor_problems(tensors: Mapping[str, Tensor], layers: Chain, *, path: Path) -> list[str]:
    """What keeps ``tensors`` from being the weights of ``layers``: one sentence per key, naming ``path`` and tensor."""
    shapes = expected_shapes(layers)
    problems: list[str] = [
        Message("{path}: {key} is missing", path=path, key=key) for key in shapes if key not in tensors
    ]
    problems += [Message("{path}: {key} is not expected", path=path, key=key) for key in tensors if key not in shapes]
    for key, shape in shapes.items():
        if key not in tensors:
            continue
        tensor = tensors[key]
        if tuple(tensor.shape) != shape:
            problems.append(
                Message(
                    "{path}: {key} has shape {shape} where the widths say {expected}",
                    path=path,
                    key=key,
                    shape=tuple(tensor.shape),
                    expected=shape,
                )
            )
        elif tensor.dtype != torch.float32:
            problems.append(
                Message(
                    "{path}: {key} is {dtype}, not float32",
                    path=path,
                    key=key,
                    dtype=str(tensor.dtype).removeprefix("torch."),
                )
            )
        elif not torch.isfinite(tensor).all():
            problems.append(Message("{path}: {key} holds NaN or infinity", path=path, key=key))
    return problems
