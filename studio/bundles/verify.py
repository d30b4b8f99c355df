"""Is a bundle sound? Everything that is wrong with it at once, rather than the first fault only."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.loader import layers_of_file
from studio.bundles.manifest import NOTICE_NAME, WEIGHTS_SUFFIX, Manifest, read_manifest
from studio.bundles.tensors import file_sha256, read_tensors, tensor_problems
from studio.errors import BundleError, Message


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
