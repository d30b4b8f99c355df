"""Is a bundle sound? Everything that is wrong with it at once, rather than the first fault only."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.loader import layers_of_file
from studio.bundles.manifest import NOTICE_NAME, WEIGHTS_SUFFIX, Manifest, read_manifest
from studio.bundles.tensors import file_sha256, read_tensors, tensor_problems
from studio.errors import BundleError


def verify(folder: Path) -> list[str]:
    """What is wrong with the bundle in ``folder``, a sentence each; an empty list means that it is sound."""
    try:
        manifest = read_manifest(folder)
    except BundleError as error:
        return [str(error)]
    problems = [problem for name in manifest.files for problem in _file_problems(folder, manifest, name)]
    strangers = sorted(path.name for path in folder.glob(f"*{WEIGHTS_SUFFIX}") if path.name not in manifest.files)
    problems += [f"{folder / name} belongs to no level" for name in strangers]
    if not (folder / NOTICE_NAME).is_file():
        problems.append(f"{folder / NOTICE_NAME} is missing: licence and attributions travel with the weights")
    return problems


def _file_problems(folder: Path, manifest: Manifest, name: str) -> list[str]:
    path = folder / name
    problems = []
    try:
        if file_sha256(path) != manifest.sha256[name]:
            problems.append(f"{path}: sha256 differs from the manifest")
        problems += tensor_problems(read_tensors(path), layers_of_file(manifest, name), path=path)
    except FileNotFoundError:
        problems.append(f"{path} is missing")
    except OSError as error:
        problems.append(f"{path} cannot be read: {error.strerror}")
    except BundleError as error:
        problems.append(str(error))
    return problems
