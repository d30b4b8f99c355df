from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from studio.bundles.catalog import list_bundles
from studio.bundles.manifest import read_manifest
from studio.errors import BundleError, SpaceError
from studio.jobs.training.bin import put_in_bin
from studio.ui.training.bundles.bundle_files import export_folder, export_zip, from_bin
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture
def bundle(own_bundles: Path) -> Path:
    write_tiny_bundle(own_bundles / "small", levels=(1,))
    return own_bundles / "small"


def test_a_zip_holds_the_whole_folder(bundle: Path, tmp_path: Path) -> None:
    archive = export_zip(bundle, tmp_path / "small.zip")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "out")
    assert read_manifest(tmp_path / "out" / "small") == read_manifest(bundle)
    assert {path.name for path in (tmp_path / "out" / "small").iterdir()} == {path.name for path in bundle.iterdir()}
    assert not list(tmp_path.glob(".*part"))


def test_a_copy_is_a_bundle_and_never_replaces_anything(bundle: Path, tmp_path: Path) -> None:
    copy = export_folder(bundle, tmp_path / "copy")
    assert read_manifest(copy) == read_manifest(bundle)
    with pytest.raises(BundleError, match="exists already"):
        export_folder(bundle, copy)


def test_a_place_that_cannot_be_written_to_is_named_and_nothing_is_left(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    for export in (export_zip, export_folder):
        with pytest.raises(SpaceError, match="a file"):
            export(bundle, tmp_path / "a file" / "small")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a file", "home"]


def test_a_binned_bundle_is_no_longer_listed_and_comes_back_as_it_was(bundle: Path) -> None:
    manifest = read_manifest(bundle)
    binned = put_in_bin(bundle)
    assert bundle not in [folder for folder, _ in list_bundles()]
    from_bin(binned, bundle)
    assert read_manifest(bundle) == manifest


def test_bundles_of_one_name_can_both_be_binned(bundle: Path) -> None:
    first = put_in_bin(bundle)
    write_tiny_bundle(bundle, levels=(2, 1))
    second = put_in_bin(bundle)
    assert first != second
    from_bin(second, bundle)
    assert read_manifest(bundle).levels == (2, 1)
    with pytest.raises(BundleError, match="exists again"):
        from_bin(first, bundle)
