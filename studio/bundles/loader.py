"""From a bundle folder to networks ready to run, with everything checked on the way; or checked alone, all of it."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from studio.bundles.manifest import NOTICE_NAME, WEIGHTS_SUFFIX, Manifest, read_manifest
from studio.bundles.pair import Bundle, Pair
from studio.bundles.tensors import Tensors, expected_shapes, file_sha256, read_tensors, tensor_problems
from studio.errors import BundleError, Message
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import Chain


def load_bundle(folder: Path) -> Bundle:
    """The bundle in ``folder``: frozen float32 networks on the CPU, one pair for each level that has a decoder.

    `BundleError` names the file, and the tensor, where a digest, key, shape or type differs from the manifest or a
    weight is not finite.
    """
    manifest = read_manifest(folder)
    weights = read_weights(folder, manifest)
    pairs = {
        entry.level: Pair(
            level=entry.level,
            encoder=_chain(entry.encoder_layers(), weights[entry.encoder_file]),
            decoder=_chain(entry.decoder_layers(), weights[entry.decoder_file]),
        )
        for entry in manifest.pairs
        if entry.decoder_file is not None
    }
    return Bundle(manifest, MappingProxyType(pairs))


def load_encoder(folder: Path, level: int) -> ConvolutionChain:
    """The encoder of one level alone, frozen: all that a teacher needs. `BundleError` as for `load_bundle`."""
    manifest = read_manifest(folder)
    entry = manifest.entry(level)
    tensors = _checked(folder, manifest, entry.encoder_file)
    return _chain(entry.encoder_layers(), tensors)


def read_weights(folder: Path, manifest: Manifest) -> dict[str, Tensors]:
    """File name → canonical key → tensor, every file read once and checked; `BundleError` on the first fault."""
    return {name: _checked(folder, manifest, name) for name in manifest.files}


def layers_of_file(manifest: Manifest, name: str) -> Chain:
    """The chain stored in the file ``name``: for a shared trunk that of the deepest level."""
    for entry in manifest.pairs:  # downwards
        if name == entry.encoder_file:
            return entry.encoder_layers()
        if name == entry.decoder_file:
            return entry.decoder_layers()
    raise BundleError("bundle {bundle} has no file {name}", bundle=manifest.id, name=name)


def _checked(folder: Path, manifest: Manifest, name: str) -> Tensors:
    path = folder / name
    tensors = read_tensors(path, sha256=manifest.sha256[name])
    problems = tensor_problems(tensors, layers_of_file(manifest, name), path=path)
    if problems:
        raise BundleError(problems[0])
    return tensors


def _chain(layers: Chain, tensors: Tensors) -> ConvolutionChain:
    prefix = {key: tensors[key] for key in expected_shapes(layers)}
    return ConvolutionChain.from_tensors(layers, prefix).requires_grad_(False).eval()


def verify(folder: Path) -> list[str]:
    """What is wrong with the bundle in ``folder``, a sentence each; an empty list means that it is sound."""
    try:
        manifest = read_manifest(folder)
    except BundleError as error:
        return [error.message]
    problems = [problem for name in manifest.files for problem in _file_problems(folder, manifest, name)]
    strangers = sorted(path.name for path in folder.glob(f"*{WEIGHTS_SUFFIX}") if path.name not in manifest.files)
    problems += [Message("{folder} belongs to no level", folder=folder / name) for name in strangers]
    if not (folder / NOTICE_NAME).is_file():
        problems.append(
            Message(
                "{folder} is missing: licence and attributions travel with the weights", folder=folder / NOTICE_NAME
            )
        )
    return problems


def _file_problems(folder: Path, manifest: Manifest, name: str) -> list[str]:
    path = folder / name
    problems: list[str] = []
    try:
        if file_sha256(path) != manifest.sha256[name]:
            problems.append(Message("{path}: sha256 differs from the manifest", path=path))
        problems += tensor_problems(read_tensors(path), layers_of_file(manifest, name), path=path)
    except FileNotFoundError:
        problems.append(Message("{path} is missing", path=path))
    except OSError as error:
        problems.append(Message("{path} cannot be read: {reason}", path=path, reason=error.strerror))
    except BundleError as error:
        problems.append(error.message)
    return problems
