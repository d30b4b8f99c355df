from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from studio.bundles.loader import load_bundle
from studio.errors import BundleError
from tests.tiny_bundles import write_tiny_bundle


def test_a_bundle_gives_its_pairs_by_level_and_cannot_be_changed(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=[3, 1])
    bundle = load_bundle(tmp_path / "tiny")
    assert bundle.pair(3).level == 3
    assert [layer.name for layer in bundle.pair(3).decoder.layers][-1] == "conv1_1"
    with pytest.raises(BundleError, match="no level 2; it has 3, 1"):
        bundle.pair(2)
    with pytest.raises(TypeError):
        bundle.pairs[2] = bundle.pairs[3]  # type: ignore[index]  # the very thing that must fail
    with pytest.raises(FrozenInstanceError):
        bundle.pair(3).level = 2  # type: ignore[misc]  # the very thing that must fail
