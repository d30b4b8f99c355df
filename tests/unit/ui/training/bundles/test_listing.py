from __future__ import annotations

from pathlib import Path

from studio.paths import shipped_bundles_dir
from studio.ui.training.bundles.listing import installed_bundles
from tests.tiny_bundles import write_tiny_bundle


def test_ones_own_bundles_come_first_and_damaged_ones_are_told(own_bundles: Path) -> None:
    write_tiny_bundle(own_bundles / "small", levels=(1,))
    (own_bundles / "broken").mkdir()
    (own_bundles / "broken" / "bundle.json").write_text("{")
    found = installed_bundles()
    assert [bundle.id for bundle in found[:2]] == ["broken", "small"]
    assert found[0].manifest is None
    assert found[0].problem
    assert all(bundle.is_shipped and bundle.folder.parent == shipped_bundles_dir() for bundle in found[2:])
    assert not any(bundle.is_shipped for bundle in found[:2])
