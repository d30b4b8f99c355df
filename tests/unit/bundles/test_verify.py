from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from studio.bundles.loader import verify
from studio.bundles.manifest import NOTICE_NAME
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tiny_bundle(tmp_path / "tiny", levels=[2, 1])
    return tmp_path / "tiny"


def test_a_sound_bundle_has_no_problems(folder: Path) -> None:
    assert verify(folder) == []


def test_all_problems_are_told_at_once(folder: Path) -> None:
    (folder / "encoder1.safetensors").unlink()
    save_file({"conv1_1.weight": torch.full((3, 4, 3, 3), torch.nan)}, folder / "decoder1.safetensors")
    (folder / "decoder2.safetensors").write_bytes(b"short")
    save_file({"x": torch.zeros(1)}, folder / "stranger.safetensors")
    (folder / NOTICE_NAME).unlink()
    expected = [
        "decoder2.safetensors: sha256 differs",
        "decoder2.safetensors is not a sound safetensors file",
        "encoder1.safetensors is missing",
        "decoder1.safetensors: sha256 differs",
        "decoder1.safetensors: conv1_1.bias is missing",
        "decoder1.safetensors: conv1_1.weight holds NaN",
        "stranger.safetensors belongs to no level",
        "NOTICE is missing",
    ]
    problems = verify(folder)
    assert len(problems) == len(expected)
    assert all(part in problem for part, problem in zip(expected, problems, strict=True))


def test_a_folder_without_manifest_has_one_problem(tmp_path: Path) -> None:
    (problem,) = verify(tmp_path)
    assert "is no bundle" in problem
