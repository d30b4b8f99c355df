from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from studio.paths import installed_bundles_dir
from studio.ui.document.installed import InstalledBundles
from tests.tiny_bundles import write_tiny_bundle

pytestmark = pytest.mark.gui


@pytest.mark.usefixtures("qtbot")
def test_a_change_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    bundles = InstalledBundles()
    before = [manifest.id for manifest in bundles.manifests]
    assert "compact" in before
    emitted: list[tuple[object, ...]] = []
    bundles.changed.connect(emitted.append)
    bundles.look_again()
    assert emitted == []
    write_tiny_bundle(installed_bundles_dir() / "tiny", levels=(1,))
    bundles.look_again()
    bundles.look_again()
    assert len(emitted) == 1 and [manifest.id for manifest in bundles.manifests] == sorted([*before, "tiny"])
    assert (installed_bundles_dir() / "tiny") in [folder for folder, _ in bundles.entries]
    shutil.rmtree(installed_bundles_dir() / "tiny")
    bundles.look_again()
    assert [manifest.id for manifest in bundles.manifests] == before
