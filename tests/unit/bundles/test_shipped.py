"""What ships: sound bundles, whose words about themselves are true."""

from pathlib import Path

import pytest

from studio.bundles.loader import verify
from studio.bundles.manifest import NOTICE_NAME, Manifest, read_manifest
from studio.bundles.size import bundle_size

WEIGHTS = Path(__file__).parents[3] / "weights"
NAMES = ("compact", "fine", "swift")


def shipped(name: str) -> Manifest:
    return read_manifest(WEIGHTS / name)


def test_these_ship_and_no_others() -> None:
    assert sorted(folder.name for folder in WEIGHTS.iterdir() if folder.is_dir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_is_sound_and_its_notice_says_what_its_manifest_says(name: str) -> None:
    folder = WEIGHTS / name
    assert verify(folder) == []
    manifest, notice = read_manifest(folder), (folder / NOTICE_NAME).read_text(encoding="utf-8")
    for told in (manifest.title, manifest.origin.description, manifest.licence, *manifest.attributions):
        assert told in notice


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_carries_the_record_of_its_training(name: str) -> None:
    assert (WEIGHTS / name / "training.jsonl").stat().st_size > 0
    made_by = shipped(name).origin.made_by
    assert made_by is not None and all("seed" in stage for stage in made_by["stages"] if "steps" in stage)


def test_sizes_are_what_descriptions_and_readme_say() -> None:
    compact, fine = (bundle_size(shipped(name)) for name in ("compact", "fine"))  # fine: as wide as the published set
    assert compact.parameters / fine.parameters == pytest.approx(1 / 2, abs=0.02)
    assert compact.macs_per_pixel / fine.macs_per_pixel == pytest.approx(7 / 10, abs=0.02)
    told = shipped("compact").description
    assert "half the published" in told and "seven tenths of its work" in told
