import os
from pathlib import Path

import pytest

from studio.bundles.manifest import MANIFEST_NAME
from studio.engine.previews.bundles import BundleCache
from studio.errors import BundleError
from tests.tiny_bundles import write_tiny_bundle


def write_bundle(folder: Path, *, seed: int = 0) -> str:
    write_tiny_bundle(folder, levels=(1,), seed=seed)
    return str(folder)


def test_a_bundle_is_loaded_once(tmp_path: Path) -> None:
    cache, name = BundleCache(), write_bundle(tmp_path / "tiny")
    assert cache.bundle(name) is cache.bundle(name)


def test_a_bundle_that_was_installed_anew_is_loaded_anew(tmp_path: Path) -> None:
    cache, name = BundleCache(), write_bundle(tmp_path / "tiny")
    before = cache.bundle(name)
    for file in (tmp_path / "tiny").iterdir():
        file.unlink()
    (tmp_path / "tiny").rmdir()
    write_bundle(tmp_path / "tiny", seed=1)
    os.utime(tmp_path / "tiny" / MANIFEST_NAME, ns=(1, 1))
    assert cache.bundle(name).manifest.sha256 != before.manifest.sha256


def test_only_the_bundles_used_last_stay_loaded(tmp_path: Path) -> None:
    cache = BundleCache()
    names = [write_bundle(tmp_path / f"tiny-{number}") for number in range(4)]
    first = cache.bundle(names[0])
    last = [cache.bundle(name) for name in names][-1]
    assert cache.bundle(names[3]) is last
    assert cache.bundle(names[0]) is not first


def test_a_bundle_that_is_not_there_is_named() -> None:
    with pytest.raises(BundleError, match="no bundle nowhere"):
        BundleCache().bundle("nowhere")
