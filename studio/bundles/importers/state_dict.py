"""State dicts from files that others wrote, read without ever running what is in them."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from studio.bundles.tensors import Tensors, read_tensors
from studio.errors import BundleError

SUFFIXES = (".pth", ".pt", ".safetensors")
_WRAPPERS = ("model", "state_dict")  # how training loops wrap the state dict when they save a checkpoint


def find_file(folder: Path, stem: str) -> Path | None:
    """The weight file called ``stem`` in ``folder``, with any of the known suffixes, or None."""
    return next((path for suffix in SUFFIXES if (path := folder / f"{stem}{suffix}").is_file()), None)


def read_state_dict(path: Path) -> Tensors:
    """The tensors of a .pth, .pt or .safetensors file, on the CPU.

    Pickles are read with an unpickler that only knows tensors and containers. `BundleError` names the file where it
    is damaged, would run code, or holds anything but named tensors.
    """
    if path.suffix == ".safetensors":
        return read_tensors(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about pickle protocols: what comes of them is judged below
            found = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise BundleError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from error
    except pickle.UnpicklingError as error:
        raise BundleError(
            "{path} was not loaded: it is damaged, or holds more than tensors and could run code", path=path
        ) from error
    except (RuntimeError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise BundleError("{path} is not a sound PyTorch weight file: {error}", path=path, error=error) from error
    for name in _WRAPPERS:
        if isinstance(found, Mapping) and isinstance(found.get(name), Mapping):
            found = found[name]
    if not isinstance(found, Mapping) or not all(
        isinstance(key, str) and isinstance(tensor, Tensor) for key, tensor in found.items()
    ):
        raise BundleError("{path} is not a state dict: it holds something other than named tensors", path=path)
    return {str(key): tensor for key, tensor in found.items()}


def convolution(tensors: Mapping[str, Tensor], name: str, *, path: Path) -> tuple[Tensor, Tensor]:
    """Weight (out, in, k, k) and bias (out,) stored under ``name``; `BundleError` names the file and the tensor."""
    for key, dimensions in ((f"{name}.weight", 4), (f"{name}.bias", 1)):
        if key not in tensors:
            raise BundleError("{path}: {key} is missing", path=path, key=key)
        if tensors[key].dim() != dimensions or not tensors[key].is_floating_point():
            raise BundleError(
                "{path}: {key} is not a convolution's: {shape} {dtype}",
                path=path,
                key=key,
                shape=tuple(tensors[key].shape),
                dtype=tensors[key].dtype,
            )
        if not torch.isfinite(tensors[key]).all():
            raise BundleError("{path}: {key} holds NaN or infinity", path=path, key=key)
    return tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def renamed(tensors: Mapping[str, Tensor], stored: Sequence[str], canonical: Sequence[str], *, path: Path) -> Tensors:
    """The convolutions called ``stored`` under their ``canonical`` names, as float32."""
    result: Tensors = {}
    for old, new in zip(stored, canonical, strict=True):
        weight, bias = convolution(tensors, old, path=path)
        result[f"{new}.weight"], result[f"{new}.bias"] = weight.float(), bias.float()
    return result


def indexed_convolutions(tensors: Mapping[str, Tensor], *, prefix: str = "") -> list[str]:
    """The names ``prefix`` + number of the convolutions of an `nn.Sequential`, in the order they run."""
    numbers = [key.removeprefix(prefix).removesuffix(".weight") for key in tensors if key.startswith(prefix)]
    return [f"{prefix}{number}" for number in sorted({int(number) for number in numbers if number.isdecimal()})]
