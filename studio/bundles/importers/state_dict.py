"""State dicts from files that others wrote, read without ever running what is in them, and their usual contents.

An `nn.Sequential` is saved by position: `0.weight`, `2.weight`, `5.weight`, …
"""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from studio.bundles.tensors import Tensors, read_tensors
from studio.errors import BundleError
from studio.networks.layout import LEVELS, RGB_CHANNELS, decoder_names, encoder_names

SUFFIXES = (".pth", ".pt", ".safetensors")
_WRAPPERS = ("model", "state_dict")  # how training loops wrap the state dict when they save a checkpoint


def find_file(folder: Path, stem: str) -> Path | None:
    """The weight file called ``stem`` in ``folder``, with any of the known suffixes, or None."""
    return next((path for suffix in SUFFIXES if (path := folder / f"{stem}{suffix}").is_file()), None)


def both_halves(folder: Path, level: int, stems: tuple[str, str]) -> tuple[Path, Path] | None:
    """The files of encoder and decoder of ``level``, None without either; `BundleError` where one is missing."""
    encoder, decoder = (find_file(folder, stem) for stem in stems)
    if encoder is not None and decoder is not None:
        return encoder, decoder
    if encoder is None and decoder is None:
        return None
    raise BundleError(
        "{source} has only one half of level {level}: {missing}.pth is missing",
        source=folder,
        level=level,
        missing=stems[0 if encoder is None else 1],
    )


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


def fold_colour_layer(tensors: Mapping[str, Tensor], weight: Tensor, bias: Tensor, *, path: Path) -> Tensors:
    """``tensors`` with conv1_1 doing what the 1×1 convolution ``weight`` (3, 3, 1, 1), ``bias`` (3,) did before it.

    conv(w, C x + c) = conv(w C, x) + sum of w c, up to the border as well, since reflection copies pixels. Computed in
    float64 and rounded once. `BundleError` where the shapes do not fit.
    """
    first, first_bias = tensors["conv1_1.weight"].double(), tensors["conv1_1.bias"].double()
    if weight.shape != (RGB_CHANNELS, RGB_CHANNELS, 1, 1) or first.shape[1] != RGB_CHANNELS:
        raise BundleError(
            "{path}: the colour layer {shape} does not fit conv1_1 {other}",
            path=path,
            shape=tuple(weight.shape),
            other=tuple(first.shape),
        )
    colour = weight.double()[:, :, 0, 0]
    folded = {
        "conv1_1.weight": torch.einsum("omyx,mi->oiyx", first, colour).float().contiguous(),
        "conv1_1.bias": (first_bias + torch.einsum("omyx,m->o", first, bias.double())).float(),
    }
    return {**tensors, **folded}


def read_sequential_encoder(path: Path, level: int) -> Tensors:
    """A normalised VGG-19 up to relu``level``_1: a 1×1 colour layer, folded, then the convolutions in order.

    A file that reaches deeper is cut; `BundleError` where it does not reach as far.
    """
    stored = read_state_dict(path)
    found = indexed_convolutions(stored)
    names = encoder_names(level)
    if len(found) < len(names) + 1:
        raise BundleError(
            "{path} has {found} convolutions; relu{level}_1 and its colour layer need more",
            path=path,
            found=len(found),
            level=level,
        )
    encoder = renamed(stored, found[1 : len(names) + 1], names, path=path)
    colour_weight, colour_bias = convolution(stored, found[0], path=path)
    return fold_colour_layer(encoder, colour_weight, colour_bias, path=path)


def read_sequential_decoder(path: Path, level: int) -> Tensors:
    """The mirror of level ``level``; `BundleError` where the number of convolutions is another."""
    stored = read_state_dict(path)
    found = indexed_convolutions(stored)
    names = decoder_names(level)
    if len(found) != len(names):
        raise BundleError(
            "{path} has {found} convolutions where a decoder of level {level} has {expected}",
            path=path,
            found=len(found),
            level=level,
            expected=len(names),
        )
    return renamed(stored, found, names, path=path)


def deepest_level(convolutions: int) -> int:
    """The deepest relu*k*_1 that an encoder of so many convolutions, its colour layer not counted, reaches."""
    reached = [level for level in LEVELS if len(encoder_names(level)) <= convolutions]
    if not reached:
        raise BundleError("an encoder without a single convolution reaches no level")
    return reached[-1]
