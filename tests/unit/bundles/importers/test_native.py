from pathlib import Path

import pytest
import torch

from studio.bundles.importers import native
from studio.errors import BundleError
from studio.specs.method import Method
from tests.tiny_bundles import tiny_weights, write_tiny_bundle


def test_a_bundle_gives_back_its_weights_and_facts(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=[2, 1], methods=[Method.ADAIN])
    assert native.recognises(tmp_path / "tiny")
    published = native.read(tmp_path / "tiny")
    assert (published.title, published.methods) == ("Tiny tiny", (Method.ADAIN,))
    for found, expected in zip(published.levels, tiny_weights(levels=[2, 1]), strict=True):
        assert found.level == expected.level
        assert all(torch.equal(found.encoder[key], tensor) for key, tensor in expected.encoder.items())


def test_a_damaged_bundle_is_refused(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=[1])
    (tmp_path / "tiny" / "encoder1.safetensors").write_bytes(b"x")
    with pytest.raises(BundleError, match="sha256 differs"):
        native.read(tmp_path / "tiny")
