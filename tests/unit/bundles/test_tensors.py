import hashlib
from pathlib import Path

import pytest
import torch

from studio.bundles.tensors import expected_shapes, file_sha256, read_tensors, tensor_problems, write_tensors
from studio.errors import BundleError
from studio.networks.layout import encoder_chain


def test_tensors_come_back_as_contiguous_float32(tmp_path: Path) -> None:
    original = torch.arange(12, dtype=torch.float64).view(3, 4).T
    write_tensors(tmp_path / "x.safetensors", {"a": original})
    found = read_tensors(tmp_path / "x.safetensors")["a"]
    assert found.dtype == torch.float32
    assert torch.equal(found, original.float())


def test_the_digest_is_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    write_tensors(path, {"a": torch.ones(1)})
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert file_sha256(path) == digest
    assert set(read_tensors(path, sha256=digest)) == {"a"}
    with pytest.raises(BundleError, match="sha256 differs"):
        read_tensors(path, sha256="0" * 64)


def test_shapes_follow_the_chain_and_problems_name_the_tensor() -> None:
    layers = encoder_chain(1, [4])
    shapes = expected_shapes(layers)
    assert shapes == {"conv1_1.weight": (4, 3, 3, 3), "conv1_1.bias": (4,)}
    sound = {key: torch.zeros(shape) for key, shape in shapes.items()}
    path = Path("e.safetensors")
    assert tensor_problems(sound, layers, path=path) == []
    assert tensor_problems({**sound, "conv1_1.bias": torch.zeros(1)}, layers, path=path) == [
        "e.safetensors: conv1_1.bias has shape (1,) where the widths say (4,)"
    ]
