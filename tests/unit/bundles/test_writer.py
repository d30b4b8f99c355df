from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import verify
from studio.bundles.manifest import NOTICE_NAME, BundleFacts, Origin, read_manifest
from studio.bundles.writer import write_bundle
from studio.errors import BundleError
from studio.specs.method import Method
from tests.tiny_bundles import tiny_weights

FACTS = BundleFacts(
    id="new",
    title="New",
    methods=(Method.WCT,),
    origin=Origin("Made in a test."),
    licence="MIT",
    attributions=("A. Author",),
)


def test_a_written_bundle_is_sound_and_says_what_it_is_built_on(tmp_path: Path) -> None:
    manifest = write_bundle(tmp_path / "new", FACTS, tiny_weights(levels=[1, 2]))
    assert manifest == read_manifest(tmp_path / "new")
    assert manifest.levels == (2, 1)
    assert verify(tmp_path / "new") == []
    notice = (tmp_path / "new" / NOTICE_NAME).read_text()
    assert "MIT" in notice
    assert "- A. Author" in notice


def test_what_exists_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with pytest.raises(BundleError, match="exists already"):
        write_bundle(tmp_path / "new", FACTS, tiny_weights(levels=[1]))
    assert not list((tmp_path / "new").iterdir())


def test_faulty_weights_leave_nothing_behind(tmp_path: Path) -> None:
    (weights,) = tiny_weights(levels=[2])
    spoilt = {**weights.encoder, "conv1_2.weight": torch.full((4, 4, 3, 3), torch.inf)}
    with pytest.raises(BundleError, match=r"encoder of level 2: conv1_2\.weight holds NaN"):
        write_bundle(tmp_path / "new", FACTS, [replace(weights, encoder=spoilt)])
    assert not list(tmp_path.iterdir())


def test_contradictory_facts_leave_nothing_behind(tmp_path: Path) -> None:
    (weights,) = tiny_weights(levels=[2])
    with pytest.raises(BundleError, match="not every level has a decoder"):
        write_bundle(tmp_path / "new", FACTS, [replace(weights, decoder=None)])
    assert not list(tmp_path.iterdir())


def test_encoder_and_decoder_must_meet(tmp_path: Path) -> None:
    deep, other = tiny_weights(levels=[2])[0], tiny_weights(levels=[2], widths={1: 4, 2: 7})[0]
    with pytest.raises(BundleError, match=r"decoder of level 2: conv2_1\.weight has shape"):
        write_bundle(tmp_path / "new", FACTS, [replace(deep, decoder=other.decoder)])


def test_no_levels_are_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="needs its levels"):
        write_bundle(tmp_path / "new", FACTS, [])
