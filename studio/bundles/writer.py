"""From weights and the facts about them to a bundle folder, all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType

import torch
from torch import Tensor

from studio.bundles.manifest import (
    NOTICE_NAME,
    WEIGHTS_SUFFIX,
    BundleFacts,
    Manifest,
    PairEntry,
    check_bundle_id,
    write_manifest,
)
from studio.bundles.tensors import file_sha256, tensor_problems, write_tensors
from studio.bundles.weights import LevelWeights
from studio.errors import BundleError, SpaceError
from studio.system_errors import system_reason


def write_bundle(folder: Path, facts: BundleFacts, levels: Sequence[LevelWeights]) -> Manifest:
    """Write a new bundle to ``folder``, which must not exist yet, and return its manifest.

    Encoders that are bit for bit the beginning of a deeper one share its file. Everything is written to a sibling
    folder first and renamed at the end. `BundleError` where the folder exists or the weights do not fit together,
    `SpaceError` where it cannot be written.
    """
    check_bundle_id(facts.id)
    if folder.exists():
        raise BundleError("{folder} exists already; choose another bundle id or remove the folder", folder=folder)
    _check_weights(levels)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=".part", dir=folder.parent))
        try:
            manifest = _fill(partial, facts, sorted(levels, key=lambda weights: -weights.level))
            partial.chmod(0o755)  # mkdtemp closes it to everybody else, a bundle is meant to be shared
            partial.rename(folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise SpaceError(
            "the bundle cannot be written to {folder}: {error}", folder=folder, error=system_reason(error)
        ) from error
    return manifest


def _fill(folder: Path, facts: BundleFacts, levels: Sequence[LevelWeights]) -> Manifest:
    entries: list[PairEntry] = []
    trunks: list[tuple[str, Mapping[str, Tensor]]] = []
    for weights in levels:
        encoder_file = next((name for name, trunk in trunks if _is_prefix(weights.encoder, trunk)), None)
        if encoder_file is None:
            encoder_file = f"encoder{weights.level}{WEIGHTS_SUFFIX}"
            write_tensors(folder / encoder_file, weights.encoder)
            trunks.append((encoder_file, weights.encoder))
        decoder_file = None
        if weights.decoder is not None:
            decoder_file = f"decoder{weights.level}{WEIGHTS_SUFFIX}"
            write_tensors(folder / decoder_file, weights.decoder)
        entries.append(_entry(weights, encoder_file, decoder_file))
    files = dict.fromkeys(name for entry in entries for name in entry.files)
    known = {known.name: getattr(facts, known.name) for known in fields(BundleFacts)}
    digests = MappingProxyType({name: file_sha256(folder / name) for name in files})
    manifest = Manifest(**known, pairs=tuple(entries), sha256=digests)
    (folder / NOTICE_NAME).write_text(_notice(facts), encoding="utf-8")
    write_manifest(folder, manifest)
    return manifest


def _entry(weights: LevelWeights, encoder_file: str, decoder_file: str | None) -> PairEntry:
    decoder = () if decoder_file is None else tuple(layer.out_channels for layer in weights.decoder_layers())
    encoder = tuple(layer.out_channels for layer in weights.encoder_layers())
    return PairEntry(weights.level, encoder_file, encoder, decoder_file, decoder)


def _is_prefix(encoder: Mapping[str, Tensor], trunk: Mapping[str, Tensor]) -> bool:
    return all(key in trunk and torch.equal(tensor, trunk[key]) for key, tensor in encoder.items())


def _check_weights(levels: Sequence[LevelWeights]) -> None:
    for weights in levels:
        problems = tensor_problems(
            weights.encoder, weights.encoder_layers(), path=Path(f"encoder of level {weights.level}")
        )
        if weights.decoder is not None:
            problems += tensor_problems(
                weights.decoder, weights.decoder_layers(), path=Path(f"decoder of level {weights.level}")
            )
        if problems:
            raise BundleError(problems[0])


def _notice(facts: BundleFacts) -> str:
    lines = [facts.title, "", facts.origin.description, "", f"Licence of these weights: {facts.licence}"]
    if facts.attributions:
        lines += ["", "Built on:", *(f"- {attribution}" for attribution in facts.attributions)]
    return "\n".join(lines) + "\n"
