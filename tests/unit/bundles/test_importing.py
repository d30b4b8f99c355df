from pathlib import Path

import pytest
import torch

from studio.bundles.dead import ProbeOptions
from studio.bundles.importing import import_bundle, read_published
from studio.bundles.loader import load_bundle, verify
from studio.bundles.manifest import read_manifest
from studio.errors import BundleError
from studio.specs.method import Method
from tests.published import published_folder
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.bundles.importers.published_files import (
    write_adain,
    write_collaborative,
    write_torchvision,
    write_universal,
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


def test_every_format_is_told_by_its_files(source: Path, tmp_path: Path) -> None:
    names = []
    for write in (write_adain, write_universal, write_collaborative):  # each takes precedence over those before
        write(source)
        names.append(read_published(source).format_name)
    write_torchvision(tmp_path / "vgg19.pth")
    write_tiny_bundle(tmp_path / "own", levels=[1])
    names += [read_published(tmp_path / name).format_name for name in ("vgg19.pth", "own")]
    assert names == [
        "pytorch-adain",
        "universal-style-transfer",
        "collaborative-distillation",
        "torchvision-vgg19",
        "gigastyle",
    ]


def test_an_import_is_a_sound_bundle_with_credits(source: Path, tmp_path: Path) -> None:
    write_universal(source, levels=[3, 2, 1])
    folder = import_bundle(source, bundle_id="full", destination=tmp_path / "new" / "bundles", drop_dead=False)
    assert folder == tmp_path / "new" / "bundles" / "full"
    assert verify(folder) == []
    manifest = load_bundle(folder).manifest
    assert manifest.levels == (3, 2, 1)
    assert manifest.origin.made_by["format"] == "universal-style-transfer"
    notice = (folder / "NOTICE").read_text()
    assert "CC BY 4.0" in notice
    assert "Simonyan" in notice


def test_the_title_may_be_ones_own(source: Path, tmp_path: Path) -> None:
    write_collaborative(source)
    folder = import_bundle(source, bundle_id="mine", destination=tmp_path, drop_dead=False, title="Mine")
    assert read_manifest(folder).title == "Mine"


def test_a_teacher_is_imported_without_methods(tmp_path: Path) -> None:
    write_torchvision(tmp_path / "vgg19.pth")
    folder = import_bundle(tmp_path / "vgg19.pth", bundle_id="teacher", destination=tmp_path, drop_dead=False)
    with pytest.raises(BundleError, match="cannot stylise"):
        read_manifest(folder).require_method(Method.WCT)


def test_a_taken_id_is_refused(source: Path, tmp_path: Path) -> None:
    write_collaborative(source)
    folder = import_bundle(source, bundle_id="same", destination=tmp_path, drop_dead=False)
    before = (folder / "bundle.json").read_bytes()
    with pytest.raises(BundleError, match="same exists already"):
        import_bundle(source, bundle_id="same", destination=tmp_path, drop_dead=False)
    assert (folder / "bundle.json").read_bytes() == before


def test_a_failed_import_leaves_nothing(source: Path, tmp_path: Path) -> None:
    write_collaborative(source)
    (source / "1SD.pth").write_bytes(b"broken")
    destination = tmp_path / "bundles"
    destination.mkdir()
    with pytest.raises(BundleError, match=r"1SD\.pth"):
        import_bundle(source, bundle_id="x", destination=destination, drop_dead=False)
    assert not list(destination.iterdir())


@pytest.mark.parametrize("name", ["absent", "source"])
def test_unknown_sources_are_refused_with_what_is_known(source: Path, name: str) -> None:
    with pytest.raises(BundleError, match=r"does not exist|no known weight format; known are: .*kSE\.pth"):
        read_published(source.parent / name)


def test_the_published_universal_encoders_share_nothing_that_differs(tmp_path: Path) -> None:
    folder = import_bundle(published_folder("vgg19_wct"), bundle_id="full", destination=tmp_path, drop_dead=False)
    assert verify(folder) == []
    rgb = torch.rand(1, 3, 32, 32)
    for weights in read_published(published_folder("vgg19_wct")).levels:
        stored = load_bundle(folder).pair(weights.level).encoder.state_dict()
        assert all(torch.equal(stored[key], tensor) for key, tensor in weights.encoder.items())
    assert load_bundle(folder).pair(3).encoder(rgb).shape == (1, 256, 8, 8)


@pytest.mark.usefixtures("no_shipped_pictures")
def test_dropping_is_recorded_in_the_manifest(source: Path, tmp_path: Path) -> None:
    write_collaborative(source, levels=[1])
    picture = torch.rand(1, 3, 48, 48, generator=torch.Generator().manual_seed(1))
    folder = import_bundle(
        source, bundle_id="slim", destination=tmp_path, drop_dead=True, probe_options=ProbeOptions((picture,))
    )
    manifest = read_manifest(folder)
    found = manifest.quality["dead_filters"]
    assert isinstance(found, dict)
    assert found["pictures"] == 1
    assert manifest.origin.made_by["drop_dead"] is True
    assert verify(folder) == []
