from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from studio.bundles.loader import load_bundle, load_encoder
from studio.bundles.manifest import BundleFacts, Origin, read_manifest, write_manifest
from studio.bundles.tensors import file_sha256, read_tensors
from studio.bundles.weights import LevelWeights
from studio.bundles.writer import write_bundle
from studio.errors import BundleError
from tests.tiny_bundles import tiny_weights, write_tiny_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tiny_bundle(tmp_path / "tiny", levels=[2, 1])
    return tmp_path / "tiny"


def tamper(folder: Path, name: str, tensors: dict[str, Tensor]) -> None:
    """Replace a file and its digest, so that the tensors themselves are looked at."""
    save_file(tensors, folder / name)
    manifest = read_manifest(folder)
    write_manifest(folder, replace(manifest, sha256={**manifest.sha256, name: file_sha256(folder / name)}))


def test_the_networks_hold_the_weights_and_are_frozen(folder: Path) -> None:
    bundle = load_bundle(folder)
    assert list(bundle.pairs) == [2, 1]
    for weights in tiny_weights(levels=[2, 1]):
        pair = bundle.pair(weights.level)
        assert weights.decoder is not None
        for chain, tensors in ((pair.encoder, weights.encoder), (pair.decoder, weights.decoder)):
            stored = chain.state_dict()
            assert set(stored) == set(tensors)
            assert all(torch.equal(stored[key], tensor) for key, tensor in tensors.items())
            assert not any(parameter.requires_grad for parameter in chain.parameters())
            assert not chain.training


def test_a_shared_trunk_gives_the_shallower_level_its_prefix(tmp_path: Path) -> None:
    deep, shallow = tiny_weights(levels=[2, 1])
    prefix = {key: tensor for key, tensor in deep.encoder.items() if key.startswith("conv1_1")}
    facts = BundleFacts("shared", "Shared", (), Origin("test"))
    manifest = write_bundle(tmp_path / "shared", facts, [deep, replace(shallow, encoder=prefix)])
    assert manifest.entry(1).encoder_file == manifest.entry(2).encoder_file
    bundle = load_bundle(tmp_path / "shared")
    rgb = torch.rand(1, 3, 16, 16)
    first = bundle.pair(2).encoder.features(rgb, ("conv1_1",))["conv1_1"]
    assert torch.equal(bundle.pair(1).encoder(rgb), first)


def test_a_changed_byte_is_noticed(folder: Path) -> None:
    path = folder / "decoder2.safetensors"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(BundleError, match=r"decoder2\.safetensors is not the file its bundle describes"):
        load_bundle(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "encoder1.safetensors").unlink()
    with pytest.raises(BundleError, match=r"encoder1\.safetensors cannot be read"):
        load_bundle(folder)


@pytest.mark.parametrize(
    ("key", "tensor", "reason"),
    [
        ("conv1_2.bias", torch.full((4,), torch.nan), "conv1_2.bias holds NaN or infinity"),
        ("conv1_2.bias", torch.zeros(5), r"conv1_2.bias has shape \(5,\) where the widths say \(4,\)"),
        ("conv1_2.bias", torch.zeros(4, dtype=torch.float16), "conv1_2.bias is float16, not float32"),
        ("extra", torch.zeros(1), "extra is not expected"),
    ],
)
def test_a_wrong_tensor_is_named_with_its_file(folder: Path, key: str, tensor: Tensor, reason: str) -> None:
    tensors = read_tensors(folder / "encoder2.safetensors")
    tamper(folder, "encoder2.safetensors", {**tensors, key: tensor})
    with pytest.raises(BundleError, match=rf"encoder2\.safetensors: {reason}"):
        load_bundle(folder)


def test_a_missing_tensor_is_named_with_its_file(folder: Path) -> None:
    tensors = read_tensors(folder / "encoder2.safetensors")
    del tensors["conv1_2.bias"]
    tamper(folder, "encoder2.safetensors", tensors)
    with pytest.raises(BundleError, match=r"encoder2\.safetensors: conv1_2.bias is missing"):
        load_bundle(folder)


def test_a_file_that_is_no_safetensors_is_refused(folder: Path) -> None:
    path = folder / "encoder2.safetensors"
    path.write_bytes(b"not safetensors at all")
    manifest = read_manifest(folder)
    write_manifest(folder, replace(manifest, sha256={**manifest.sha256, path.name: file_sha256(path)}))
    with pytest.raises(BundleError, match="not a sound safetensors file"):
        load_bundle(folder)


def test_a_teacher_loads_without_pairs_and_lends_its_encoder(tmp_path: Path) -> None:
    (deep,) = tiny_weights(levels=[3])
    write_bundle(tmp_path / "teacher", BundleFacts("teacher", "T", (), Origin("test")), [LevelWeights(3, deep.encoder)])
    bundle = load_bundle(tmp_path / "teacher")
    assert not bundle.pairs
    with pytest.raises(BundleError, match="serves as a teacher"):
        bundle.pair(3)
    assert load_encoder(tmp_path / "teacher", 3)(torch.rand(1, 3, 16, 16)).shape == (1, 8, 4, 4)


def test_asking_for_an_absent_level_names_those_there_are(folder: Path) -> None:
    with pytest.raises(BundleError, match="has no level 5; it has 2, 1"):
        load_bundle(folder).pair(5)
