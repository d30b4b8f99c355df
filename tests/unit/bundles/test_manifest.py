import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from studio.bundles.manifest import (
    FORMAT_VERSION,
    MANIFEST_NAME,
    Manifest,
    Origin,
    PairEntry,
    check_bundle_id,
    read_manifest,
    write_manifest,
)
from studio.errors import BundleError
from studio.specs.method import Method

DIGEST = "0" * 64
PAIR_2 = PairEntry(2, "encoder2.safetensors", (4, 4, 6), "decoder2.safetensors", (4, 4, 3))
PAIR_1 = PairEntry(1, "encoder2.safetensors", (4,), "decoder1.safetensors", (3,))
TEACHER = PairEntry(2, "encoder2.safetensors", (4, 4, 6))


def manifest() -> Manifest:
    return Manifest(
        id="pair-2",
        title="Pair",
        pairs=(PAIR_2, PAIR_1),
        sha256=MappingProxyType(dict.fromkeys((*PAIR_2.files, "decoder1.safetensors"), DIGEST)),
        methods=(Method.WCT, Method.OT),
        origin=Origin("made in a test", MappingProxyType({"seed": 3, "nested": {"a": [1.5, None, True]}})),
        description="Ein schönes Paar",
        teacher="vgg19",
        run_id="run-1",
        licence="MIT",
        attributions=("A. Author",),
        quality=MappingProxyType({"ssim": 0.5}),
    )


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_manifest(tmp_path, manifest())
    found = read_manifest(tmp_path)
    assert found == manifest()
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST_NAME]


def test_facts_read_off_the_pairs() -> None:
    assert manifest().levels == (2, 1)
    assert manifest().files == ("encoder2.safetensors", "decoder2.safetensors", "decoder1.safetensors")
    assert manifest().entry(1) is PAIR_1
    with pytest.raises(BundleError, match="pair-2 has no level 5; it has 2, 1"):
        manifest().entry(5)


def test_the_first_method_is_the_default() -> None:
    assert manifest().require_method(None) is Method.WCT
    assert manifest().require_method(Method.OT) is Method.OT
    with pytest.raises(BundleError, match="does not offer adain; it offers wct, ot"):
        manifest().require_method(Method.ADAIN)


def test_a_teacher_cannot_stylise() -> None:
    teacher = replace(manifest(), pairs=(TEACHER,), sha256={"encoder2.safetensors": DIGEST}, methods=())
    assert not teacher.can_paint
    with pytest.raises(BundleError, match="cannot stylise"):
        teacher.require_method(None)
    with pytest.raises(BundleError, match="not every level has a decoder"):
        replace(teacher, methods=(Method.WCT,))


@pytest.mark.parametrize("bundle_id", ["", "-a", "Upper", "under_score", "../up", "a b", "a/b"])
def test_ids_are_slugs(bundle_id: str) -> None:
    with pytest.raises(BundleError, match="a bundle id is lower-case"):
        check_bundle_id(bundle_id)


@pytest.mark.parametrize("name", ["../weights.safetensors", "/etc/x.safetensors", "weights.pth", "a\\b.safetensors"])
def test_files_lie_in_the_folder_itself(name: str) -> None:
    with pytest.raises(BundleError, match="no plain"):
        replace(PAIR_2, encoder_file=name)


def test_widths_must_fit_the_level() -> None:
    with pytest.raises(BundleError, match="encoder of level 2 needs 3 widths"):
        replace(PAIR_2, encoder_widths=(4, 4))
    with pytest.raises(BundleError, match="both a decoder file and its widths"):
        replace(PAIR_2, decoder_file=None)


def test_levels_go_downwards_each_once() -> None:
    with pytest.raises(BundleError, match="levels downwards"):
        replace(manifest(), pairs=(PAIR_1, PAIR_2))
    with pytest.raises(BundleError, match="levels downwards"):
        replace(manifest(), pairs=())


def test_a_shared_trunk_has_one_set_of_widths() -> None:
    with pytest.raises(BundleError, match=r"levels 2 and 1 share encoder2\.safetensors but disagree"):
        replace(manifest(), pairs=(PAIR_2, replace(PAIR_1, encoder_widths=(5,))))


def test_two_levels_cannot_share_a_decoder() -> None:
    pairs = (PAIR_2, replace(PAIR_1, decoder_file="decoder2.safetensors"))
    with pytest.raises(BundleError, match="a file of its own"):
        replace(manifest(), pairs=pairs, sha256=dict.fromkeys(PAIR_2.files, DIGEST))


def test_every_file_has_its_digest() -> None:
    with pytest.raises(BundleError, match="one sha256 for each"):
        replace(manifest(), sha256={})
    with pytest.raises(BundleError, match=r"decoder1\.safetensors is not 64"):
        replace(manifest(), sha256={**manifest().sha256, "decoder1.safetensors": "abc"})


def test_another_format_version_is_told_before_all_else(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_NAME).write_text(json.dumps({"format_version": FORMAT_VERSION + 1}))
    with pytest.raises(BundleError, match="install a newer Gigastyle"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("{", "damaged"), ("[]", "Expected object"), ("{}", "format version None"), ("\xff", "damaged")],
)
def test_a_damaged_manifest_names_its_file(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / MANIFEST_NAME).write_bytes(text.encode("latin-1"))
    with pytest.raises(BundleError, match=f"bundle.json.*{reason}"):
        read_manifest(tmp_path)


def test_a_folder_without_manifest_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="is no bundle"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [("methods", ["paint"], "methods.*'paint'"), ("levels", [5], "levels says"), ("id", "No", "bundle id")],
)
def test_a_contradiction_in_the_file_is_named(tmp_path: Path, key: str, value: object, reason: str) -> None:
    write_manifest(tmp_path, manifest())
    path = tmp_path / MANIFEST_NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))
    with pytest.raises(BundleError, match=reason):
        read_manifest(tmp_path)


def test_manifest_catalog_and_size_do_not_load_torch() -> None:
    code = "import sys, studio.bundles.catalog, studio.bundles.size; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_linked_manifest_stays_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    folder.mkdir()
    (folder / MANIFEST_NAME).symlink_to(tmp_path / "kept.json")
    write_manifest(folder, manifest())
    assert (folder / MANIFEST_NAME).is_symlink() and (tmp_path / "kept.json").is_file()
    assert read_manifest(folder) == manifest()
