from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose

from studio.bundles.loader import load_encoder
from studio.bundles.manifest import read_manifest
from studio.compression.evaluation.judge import aligned_rgb, load_judge
from studio.compression.evaluation.request import JudgeChoice
from studio.errors import BundleError
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.evaluation.teachers import teacher_with_one_trunk
from tests.unit.engine.pictures import stored_picture


def mean_of(folder: Path, level: int, rgb: torch.Tensor) -> np.ndarray:
    return load_encoder(folder, level)(rgb).mean((0, 2, 3)).numpy()


def test_every_level_is_measured_by_its_own_encoder(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=(3, 2, 1))
    judge = load_judge(JudgeChoice(tmp_path / "tiny"))
    rgb = aligned_rgb(stored_picture(40, 33))
    measured = judge.measure(rgb)
    assert (judge.bundle_id, judge.levels, tuple(sorted(measured))) == ("tiny", (3, 2, 1), (1, 2, 3))
    for level, moments in measured.items():
        assert moments.weight == 48 * 48 / 4 ** (level - 1)
        assert_allclose(moments.mean.numpy(), mean_of(tmp_path / "tiny", level, rgb), rtol=1e-4)


def test_a_shared_trunk_runs_once_and_needs_no_decoder(tmp_path: Path) -> None:
    teacher_with_one_trunk(tmp_path / "teacher")
    judge = load_judge(JudgeChoice(tmp_path / "teacher"))
    assert len(judge.trunks) == 1
    rgb = aligned_rgb(stored_picture(40, 33))
    for level, moments in judge.measure(rgb).items():
        assert_allclose(moments.mean.numpy(), mean_of(tmp_path / "teacher", level, rgb), rtol=1e-4)


def test_features_come_from_the_ends_of_the_deepest_encoders_blocks(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=(3, 2, 1))
    judge = load_judge(JudgeChoice(tmp_path / "tiny", (3, 1)))
    rgb = aligned_rgb(stored_picture(40, 33))
    sight = judge.see(rgb)
    expected = load_encoder(tmp_path / "tiny", 3).features(rgb, ("conv1_2", "conv2_2", "conv3_1"))
    for found, wanted in zip(sight.block_ends, expected.values(), strict=True):
        assert_allclose(found.numpy(), wanted.numpy())
    assert set(sight.moments) == {3, 1}


def test_only_the_levels_asked_for_are_loaded(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=(3, 2, 1))
    judge = load_judge(JudgeChoice(tmp_path / "tiny", (1, 2)))
    assert judge.levels == (2, 1)
    with pytest.raises(BundleError, match="no level 5"):
        load_judge(JudgeChoice(tmp_path / "tiny", (5,)))
    assert read_manifest(tmp_path / "tiny").levels == (3, 2, 1)


def test_pictures_are_padded_by_reflection_to_whole_cells() -> None:
    pixels = stored_picture(40, 33)
    rgb = aligned_rgb(pixels)
    assert rgb.shape == (1, 3, 48, 48)
    expected = np.pad(pixels, ((0, 15), (0, 8), (0, 0)), mode="reflect") / 255
    assert_allclose(rgb[0].permute(1, 2, 0).numpy(), expected, atol=1e-6)
