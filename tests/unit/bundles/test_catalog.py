from pathlib import Path

import pytest

from studio.bundles.catalog import DEFAULT_BUNDLE_ID, find_bundle, list_bundles, list_damaged
from studio.bundles.manifest import MANIFEST_NAME
from studio.errors import BundleError
from tests.tiny_bundles import write_tiny_bundle

Dirs = tuple[Path, Path]


def test_shipped_and_installed_bundles_are_listed_by_id(bundle_dirs: Dirs) -> None:
    shipped, installed = bundle_dirs
    write_tiny_bundle(shipped / "b", levels=[1])
    write_tiny_bundle(installed / "a", levels=[1])
    assert [(folder, manifest.id) for folder, manifest in list_bundles()] == [
        (installed / "a", "a"),
        (shipped / "b", "b"),
    ]


def test_ones_own_bundle_comes_before_a_shipped_one(bundle_dirs: Dirs) -> None:
    shipped, installed = bundle_dirs
    write_tiny_bundle(shipped / "same", levels=[1])
    write_tiny_bundle(installed / "same", levels=[1])
    assert find_bundle("same") == installed / "same"
    assert len(list_bundles()) == 1


def test_none_means_the_default(bundle_dirs: Dirs) -> None:
    shipped, _ = bundle_dirs
    write_tiny_bundle(shipped / DEFAULT_BUNDLE_ID, levels=[1])
    assert find_bundle(None) == shipped / DEFAULT_BUNDLE_ID


def test_a_path_is_as_good_as_an_id(bundle_dirs: Dirs, tmp_path: Path) -> None:
    assert bundle_dirs
    write_tiny_bundle(tmp_path / "elsewhere", levels=[1])
    assert find_bundle(str(tmp_path / "elsewhere")) == tmp_path / "elsewhere"


def test_an_unknown_id_lists_the_installed(bundle_dirs: Dirs) -> None:
    shipped, _ = bundle_dirs
    with pytest.raises(BundleError, match="no bundle missing; installed: none"):
        find_bundle("missing")
    write_tiny_bundle(shipped / "here", levels=[1])
    with pytest.raises(BundleError, match="no bundle missing; installed: here"):
        find_bundle("missing")


def test_a_damaged_bundle_hides_no_other(bundle_dirs: Dirs) -> None:
    shipped, installed = bundle_dirs
    write_tiny_bundle(shipped / "sound", levels=[1])
    (installed / "broken").mkdir()
    (installed / "broken" / MANIFEST_NAME).write_text("{")
    (installed / "no-bundle").mkdir()
    assert [manifest.id for _, manifest in list_bundles()] == ["sound"]
    (damaged,) = list_damaged()
    assert damaged.folder == installed / "broken"
    assert "damaged" in damaged.reason
    with pytest.raises(BundleError, match=r"broken is damaged.*it is damaged"):
        find_bundle("broken")
